import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice, roles } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'
import { startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'

const at = (day: string, hour: number) => toInstant(startOfDayMs(toDay(day)) + hour * 3_600_000)
const missingId = '019a0000-0000-7000-8000-000000000000'

describe('calls and cases at the desk', () => {
  let office: TestOffice
  let clerk: Client
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }); clerk = await office.as('clerk') })
  afterAll(async () => { await office.close() })

  it('writes a call down and finds it by caller, initials and phone tail', async () => {
    const { call, case: opened } = await clerk.desk.registerCall({ caller: '王小明', phone: '13800004321', subject: '问租金', forWhom: '李经理', durationSeconds: 95, recording: 'REC-0302-1' })
    expect(call).toMatchObject({ number: 'LD2026-00001', status: 'noted', kind: 'enquiry', durationSeconds: 95, recording: 'REC-0302-1' })
    expect(opened).toBeNull()
    for (const text of ['王小明', 'wxm', '4321', '租金', 'LD2026-00001']) expect((await clerk.desk.list({ text, kind: 'call' })).rows.map((row) => row.number), text).toEqual(['LD2026-00001'])
  })

  it('keeps a missed call waiting until somebody calls back, then closes it with its time (P01-4.4)', async () => {
    const { call } = await clerk.desk.registerCall({ phone: '13800000001', missed: true, calledAt: at('2026-03-02', 8) })
    expect(call.status).toBe('waiting')
    expect((await clerk.desk.list({ state: 'open', kind: 'call' })).rows.map((row) => row.number)).toEqual([call.number])
    expect((await clerk.today.overview({})).dueToday).toMatchObject([{ kind: 'call', number: call.number, clause: 'P01-4.4' }])
    await expect(clerk.desk.settleCall({ id: call.id })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.outcome-missing', field: 'outcome' }] } })
    const settled = await clerk.desk.settleCall({ id: call.id, outcome: '已回电', at: toInstant(at('2026-03-02', 8) + 15 * 60_000) })
    expect(settled).toMatchObject({ status: 'settled', settledAt: at('2026-03-02', 8) + 900_000, outcome: '已回电', settledBy: 'clerk' })
    await expect(clerk.desk.settleCall({ id: call.id, outcome: '又一次' })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.call-already-settled' }] } })
  })

  it('refuses a call without a caller and without its matter, naming both', async () => {
    await expect(clerk.desk.registerCall({})).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.caller-missing', clause: 'P01-4.1', field: 'caller' }, { code: 'desk.subject-missing', field: 'subject' }] } })
    await expect(clerk.desk.registerCall({ caller: '赵一', subject: '来', calledAt: at('2026-03-03', 9) })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.call-in-future' }] } })
  })

  it('corrects a call without erasing it, and a wish added later makes it wait', async () => {
    const { call } = await clerk.desk.registerCall({ caller: '钱二', subject: '问停车' })
    await expect(clerk.desk.settleCall({ id: call.id, outcome: '好' })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.nothing-to-settle', remedy: { code: 'desk.correct-call' } }] } })
    const corrected = await clerk.desk.correctCall({ id: call.id, reason: '漏记要求', caller: '钱贰', subject: '问停车', wanted: 'call-back', calledAt: call.calledAt })
    expect(corrected.status).toBe('waiting')
    const { history } = await clerk.desk.get({ id: call.id })
    expect(history.map((entry) => [entry.kind, entry.body['caller'], entry.corrects])).toEqual([['call-registered', '钱二', null], ['corrected', '钱贰', history[0]?.seq]])
  })

  it('turns a call into a case in one step, once; both carry the words and the link', async () => {
    const { call, case: opened } = await clerk.desk.registerCall({ caller: '孙三', phone: '13900001111', subject: '厨房漏水', note: '1203 室', kind: 'repair', openCase: true })
    expect(opened).toMatchObject({ number: 'SQ2026-00001', kind: 'repair', status: 'open', person: '孙三', content: '厨房漏水\n1203 室', channel: 'call', callId: call.id, dueDay: null })
    await expect(clerk.desk.openCaseFromCall({ callId: call.id })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.call-has-case', facts: { caseNumber: 'SQ2026-00001' } }] } })
    await expect(clerk.desk.registerCase({ person: '孙三', content: '又一次', callId: call.id })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.call-has-case' }] } })
    expect(await clerk.desk.get({ id: call.id })).toMatchObject({ kind: 'call', cases: [{ number: 'SQ2026-00001' }] })
    expect(await clerk.desk.get({ id: opened?.id ?? '' })).toMatchObject({ kind: 'case', origin: { kind: 'call', number: call.number } })
  })

  it('leaves neither call nor case when the case cannot be opened', async () => {
    const { visit } = await clerk.desk.registerVisit({ visitor: '周四' })
    const fromVisit = await clerk.desk.registerCase({ person: '周四', content: '要停车证', channel: 'visit', visitId: visit.id })
    expect(await clerk.desk.get({ id: visit.id })).toMatchObject({ kind: 'visit', cases: [{ number: fromVisit.number }] })
    const numbers = async () => (await clerk.desk.list({ size: 200 })).rows.map((row) => row.number)
    const before = await numbers()
    await expect(clerk.desk.registerCase({ person: '周四', content: '无此来访', visitId: missingId as typeof visit.id })).rejects.toMatchObject({ code: 'NOT_FOUND', data: { subject: 'visit' } })
    await expect(clerk.desk.registerCase({ person: '周四', content: '无此来电', callId: missingId as never })).rejects.toMatchObject({ code: 'NOT_FOUND', data: { subject: 'call' } })
    await expect(clerk.desk.registerCall({ phone: '', caller: '', subject: '漏水', openCase: true })).rejects.toMatchObject({ code: 'REFUSED' })
    expect(await numbers()).toEqual(before)
  })

  it('handles a case to its end: taken up, noted, closed with result, time and reaction, opened again', async () => {
    const opened = await clerk.desk.registerCase({ person: '吴五', phone: '13700002222', kind: 'complaint', grade: 'major', content: '保安拦车', channel: 'visit' })
    expect(opened).toMatchObject({ dueDay: '2026-03-09', dueClause: 'P04-26', notices: [{ code: 'desk.major-without-reason', clause: 'P05-2.5' }] })
    expect(await clerk.desk.takeUpCase({ id: opened.id, handler: '客服部' })).toMatchObject({ status: 'handling', handler: '客服部' })
    await clerk.desk.noteCase({ id: opened.id, note: '已调监控' })
    await expect(clerk.desk.closeCase({ id: opened.id })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.result-missing', clause: 'P03-D.3', field: 'result' }] } })
    await expect(clerk.desk.closeCase({ id: opened.id, result: '已道歉', at: at('2026-03-01', 9) })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.closed-at-wrong' }] } })
    const closed = await clerk.desk.closeCase({ id: opened.id, result: '已道歉', reaction: 'dissatisfied' })
    expect(closed).toMatchObject({ status: 'closed', result: '已道歉', reaction: 'dissatisfied', closedBy: 'clerk' })
    await expect(clerk.desk.noteCase({ id: opened.id, note: '再记' })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.case-closed', remedy: { code: 'desk.reopen-case' } }] } })
    await expect(clerk.desk.takeUpCase({ id: opened.id, handler: '甲' })).rejects.toMatchObject({ code: 'REFUSED' })
    expect(await clerk.desk.reopenCase({ id: opened.id, reason: '客户不满意' })).toMatchObject({ status: 'handling', result: '', closedAt: null })
    await expect(clerk.desk.reopenCase({ id: opened.id, reason: '再来' })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.case-not-closed' }] } })
    const { history } = await clerk.desk.get({ id: opened.id })
    expect(history.map((entry) => entry.kind)).toEqual(['case-registered', 'case-taken-up', 'case-noted', 'case-closed', 'case-reopened'])
  })

  it('corrects a case without erasing it, and computes the reply day anew', async () => {
    const opened = await clerk.desk.registerCase({ person: '郑六', content: '灯不亮' })
    expect(opened.dueDay).toBeNull()
    const corrected = await clerk.desk.correctCase({ id: opened.id, reason: '其实是投诉', person: '郑六', kind: 'complaint', content: '灯不亮三次', receivedAt: opened.receivedAt })
    expect(corrected).toMatchObject({ kind: 'complaint', dueDay: '2026-03-09', dueClause: 'P04-26' })
    await expect(clerk.desk.correctCase({ id: opened.id, reason: '错', content: '灯', receivedAt: opened.receivedAt, expectedDay: toDay('2026-03-01') })).rejects.toMatchObject({ data: { refusals: [{ code: 'desk.person-missing' }, { code: 'desk.reply-before-receipt' }] } })
    const { history } = await clerk.desk.get({ id: opened.id })
    expect(history.map((entry) => [entry.kind, entry.body['content']])).toEqual([['case-registered', '灯不亮'], ['corrected', '灯不亮三次']])
  })

  it('lists an overdue reply on Today with its clause, the latest first', async () => {
    office.clock.set('2026-03-09', '09:00')
    expect((await clerk.today.overview({})).dueToday.map((line) => line.kind)).toEqual(['case', 'case'])
    office.clock.set('2026-03-12', '09:00')
    const { overdue, counts } = await clerk.today.overview({})
    expect(overdue.filter((line) => line.kind === 'case')).toMatchObject([{ daysLate: 3, clause: 'P04-26' }, { daysLate: 3, clause: 'P04-26' }])
    expect(counts.openCases).toBe(4)
  })

  it('lets an auditor read everything and write nothing; the system administrator reads nothing; nobody without login', async () => {
    const id = (await clerk.desk.list({ kind: 'case' })).rows[0]?.id ?? ''
    const auditor = await office.as('auditor')
    expect((await auditor.desk.list({})).rows.length).toBeGreaterThan(0)
    expect((await auditor.desk.get({ id })).kind).toBe('case')
    expect((await auditor.desk.dayEnd({})).openCases.length).toBe(4)
    const caseId = id as never
    const writes = (who: Client): readonly (readonly [string, () => Promise<unknown>])[] => [
      ['registerVisit', () => who.desk.registerVisit({ visitor: '甲' })], ['signOut', () => who.desk.signOut({ id: caseId })], ['closeUnknown', () => who.desk.closeUnknown({ id: caseId })],
      ['correctVisit', () => who.desk.correctVisit({ id: caseId, reason: '错', visitor: '甲', arrivedAt: at('2026-03-02', 9) })], ['registerCall', () => who.desk.registerCall({ caller: '甲', subject: '乙' })],
      ['settleCall', () => who.desk.settleCall({ id: caseId, outcome: '好' })], ['correctCall', () => who.desk.correctCall({ id: caseId, reason: '错', caller: '甲', subject: '乙', calledAt: at('2026-03-02', 9) })],
      ['openCaseFromCall', () => who.desk.openCaseFromCall({ callId: caseId })], ['registerCase', () => who.desk.registerCase({ person: '甲', content: '乙' })], ['takeUpCase', () => who.desk.takeUpCase({ id: caseId, handler: '甲' })],
      ['noteCase', () => who.desk.noteCase({ id: caseId, note: '甲' })], ['closeCase', () => who.desk.closeCase({ id: caseId, result: '甲' })], ['reopenCase', () => who.desk.reopenCase({ id: caseId, reason: '甲' })],
      ['correctCase', () => who.desk.correctCase({ id: caseId, reason: '错', person: '甲', content: '乙', receivedAt: at('2026-03-02', 9) })],
    ]
    for (const [name, write] of writes(auditor)) await expect(write(), name).rejects.toMatchObject({ code: 'FORBIDDEN', data: { capability: 'desk.register' } })
    const keeper = await office.as('system-administrator')
    const reads = [() => keeper.desk.list({}), () => keeper.desk.get({ id }), () => keeper.desk.suggestPeople({ typed: 'w' }), () => keeper.desk.suggestHosts({}), () => keeper.desk.findByCode({ code: 'B-07' }), () => keeper.desk.findInside({ visitor: '甲' }), () => keeper.desk.dayEnd({}), () => keeper.desk.badge({ id: caseId }), () => keeper.desk.dayEndPaper({})]
    for (const read of reads) await expect(read()).rejects.toMatchObject({ code: 'FORBIDDEN', data: { capability: 'desk.read' } })
    for (const [name, write] of writes(keeper)) await expect(write(), name).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(office.anyone().desk.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    for (const role of roles.filter((candidate) => candidate !== 'auditor' && candidate !== 'system-administrator')) {
      expect((await (await office.as(role)).desk.registerVisit({ visitor: '测试甲' })).visit.status, role).toBe('inside')
    }
  })

  it('counts a line on the day that it belongs to, also after a correction', async () => {
    const { call } = await clerk.desk.registerCall({ caller: '赵一', subject: '补记', calledAt: at('2026-02-27', 9) })
    const monthly = async () => (await clerk.reports.months({ register: 'calls', months: 3 })).months.map((month) => [month.month, month.counts['calls'] ?? 0])
    const march = (await monthly()).find(([month]) => month === '2026-03')?.[1]
    expect(await monthly()).toContainEqual(['2026-02', 1])
    await clerk.desk.correctCall({ id: call.id, reason: '日子记错', caller: '赵一', subject: '补记', calledAt: at('2026-03-02', 9) })
    expect(await monthly()).toContainEqual(['2026-02', 0])
    expect(await monthly()).toContainEqual(['2026-03', Number(march) + 1])
  })

  it('verifies the audit chain and keeps no customer datum in the log', async () => {
    const stream = await (await office.as('archive-administrator')).archive.verify({})
    let step = await stream.next()
    while (step.done !== true) step = await stream.next()
    expect(step.value).toMatchObject({ verified: true, stateMatches: true, firstBrokenSeq: null })
    expect(JSON.stringify(office.lines)).not.toMatch(/王小明|4321|漏水|保安/)
  })
})

describe('the desk’s list over many lines', () => {
  let office: TestOffice
  beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }) })
  afterAll(async () => { await office.close() })

  it('pages through 150 visits, calls and cases by keyset: each line once, newest first, whatever the page size', async () => {
    const clerk = await office.as('clerk')
    for (let count = 0; count < 150; count += 1) {
      // Several lines share one moment, so that the id has to break ties across the three registers.
      const moment = toInstant(at('2026-03-01', 9) + Math.floor(count / 4) * 60_000)
      if (count % 3 === 0) await clerk.desk.registerVisit({ visitor: `访客${String(count)}`, arrivedAt: moment })
      else if (count % 3 === 1) await clerk.desk.registerCall({ caller: `来电${String(count)}`, subject: '问路', calledAt: moment })
      else await clerk.desk.registerCase({ person: `诉求${String(count)}`, content: '要钥匙', receivedAt: moment })
    }
    for (const size of [7, 60, 150, 200]) {
      const seen: { number: string; at: number }[] = []
      let cursor: string | null = null
      do {
        const page: { rows: { number: string; at: number }[]; next: string | null } = await clerk.desk.list({ cursor, size })
        seen.push(...page.rows)
        cursor = page.next
      } while (cursor !== null)
      expect(new Set(seen.map((row) => row.number)).size, String(size)).toBe(150)
      expect(seen.length, String(size)).toBe(150)
      expect(seen.every((row, index) => index === 0 || row.at <= (seen[index - 1]?.at ?? 0)), String(size)).toBe(true)
    }
  })

  it('pages through the hits of a word, each once, whatever the page size', async () => {
    const clerk = await office.as('clerk')
    for (const size of [7, 60, 200]) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: { rows: { number: string }[]; next: string | null } = await clerk.desk.list({ text: '来电', cursor, size })
        expect(page.rows.length).toBeLessThanOrEqual(size)
        seen.push(...page.rows.map((row) => row.number))
        cursor = page.next
      } while (cursor !== null)
      expect(new Set(seen).size, String(size)).toBe(50)
      expect(seen.length, String(size)).toBe(50)
    }
    expect((await clerk.desk.list({ text: '来电', from: toDay('2026-03-01'), size: 200 })).rows.length).toBe(50)
    expect((await clerk.desk.list({ text: '诉求', state: 'open', size: 200 })).rows.length).toBe(50)
    expect((await clerk.desk.list({ text: '，', size: 200 })).rows.length).toBe(150)
  })

  it('narrows by kind, by day and by words, and reads a cursor that it never wrote as the first page', async () => {
    const clerk = await office.as('clerk')
    expect((await clerk.desk.list({ kind: 'call', size: 200 })).rows.length).toBe(50)
    expect((await clerk.desk.list({ from: toDay('2026-03-02'), size: 200 })).rows).toEqual([])
    expect((await clerk.desk.list({ from: toDay('2026-03-01'), to: toDay('2026-03-01'), size: 200 })).rows.length).toBe(150)
    expect((await clerk.desk.list({ text: '访客3', size: 200 })).rows.map((row) => row.person).toSorted()).toEqual(['访客3', '访客30', '访客33', '访客36', '访客39'])
    expect((await clerk.desk.list({ cursor: 'bm9uc2Vuc2U', size: 3 })).rows.length).toBe(3)
  })

  it('hands all three registers over to reports, every line once', async () => {
    const clerk = await office.as('clerk')
    for (const register of ['visits', 'calls', 'cases'] as const) {
      const page = await clerk.reports.preview({ register, size: 60 })
      expect(page.rows.length, register).toBe(50)
    }
  })
})
