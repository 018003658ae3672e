/** P14, follow-up of customers: what is answered and exempt, the plan, the month and the forms. Each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterEach, describe, expect } from 'vitest'
import type { FollowupRow } from '#shared/contract/followups.ts'
import { dayOfInstant, toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { at, must, openFollowupOffice, refusalsOf } from '#tests/support/followups.ts'
import type { FollowupOffice } from '#tests/support/followups.ts'
import type { Client } from '#tests/support/office.ts'

const codesOf = (marks: readonly { readonly code: string }[]) => marks.map(({ code }) => code.replace('followups.', ''))
const marksOf = (row: Pick<FollowupRow, 'marks'>) => codesOf(row.marks)
const share = (basisPoints: number | null) => ((basisPoints ?? 0) / 100).toFixed(1)

describe('P14', () => {
  const open: FollowupOffice[] = []
  const begin = async (today: string) => { const fresh = await openFollowupOffice(today); open.push(fresh); return fresh }
  afterEach(async () => { for (const { office } of open.splice(0)) await office.close() })

  const userId = async (who: Client, name: string) => must((await who.users.list({})).rows.find(({ displayName }) => displayName === name)).id
  async function dutyOf(who: Client, followup: Pick<FollowupRow, 'number'>, clauseId: string) {
    return (await who.duties.list({ box: 'all', status: 'open', size: 200 })).rows.filter((row) => row.subject.number === followup.number && row.clause === clauseId)
  }

  clause('P14-1.10a', 'answers every case of an issue by one open letter, and no other', async () => {
    const { clerk, supervisor } = await begin('2024-06-05')
    const numbers: string[] = []
    for (let index = 0; index < 13; index += 1) numbers.push((await clerk.desk.registerCase({ kind: 'complaint', person: `业主${String(index)}`, content: '电梯停运', channel: 'visit', receivedAt: at('2024-06-05', 9) })).number)
    const letter = await supervisor.followups.issueLetter({ number: '公 2024-02', issue: '电梯停运', issuedDay: toDay('2024-06-05'), postedAt: '各栋大堂', caseNumbers: numbers.slice(0, 12) })
    expect(letter.cases).toHaveLength(12)
    const { handled } = await clerk.followups.month({ month: '2024-06' })
    const answered = handled.lacking.map((row) => [row.answered, row.answeredDay, row.letterNumber])
    expect(answered.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => ['letter', '2024-06-05', '公 2024-02']))
    expect(answered[12]).toEqual(['', null, ''])
    const told = async (number: string | undefined) => (await clerk.desk.get({ id: must((await clerk.desk.list({ text: must(number) })).rows[0]).id })).history.filter(({ kind }) => kind === 'answered-by-letter').map(({ body }) => [body['letter'], body['day']])
    expect([await told(numbers[11]), await told(numbers[12])]).toEqual([[['公 2024-02', '2024-06-05']], []])
  })

  clause('P14-1.10b', 'shows an issued letter without its copy as such, and files it in its year once the scan is there', async () => {
    const { clerk, supervisor } = await begin('2024-06-05')
    const { number } = await clerk.desk.registerCase({ kind: 'complaint', person: '业主', content: '停水', channel: 'visit', receivedAt: at('2024-06-05', 9) })
    const letter = await supervisor.followups.issueLetter({ number: '2024-03', issue: '停水', issuedDay: toDay('2024-06-05'), postedAt: '大堂', caseNumbers: [number] })
    expect(codesOf(must((await clerk.followups.letters({ year: 2024 })).rows[0]).marks)).toEqual(['copy-missing'])
    const { id: paperId } = await clerk.attachments.put({ purpose: 'followup-paper', file: new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])], 'letter.pdf') })
    await clerk.followups.fileLetter({ id: letter.id, paperId })
    const filed = async (year: number) => (await clerk.followups.letters({ year })).rows.map((row) => [row.number, row.paperId, row.marks])
    expect([await filed(2024), await filed(2023)]).toEqual([[['2024-03', paperId, []]], []])
  })

  clause('P14-1.11', 'shows 97.5 % while one of 40 lacks its reply, names it, and 100 % once it is answered', async () => {
    const { settle, clerk, on } = await begin('2024-05-10')
    const numbers: string[] = []
    for (let index = 0; index < 40; index += 1) numbers.push((await settle('2024-05-10')).caseNumber)
    on('2024-05-20')
    for (const caseNumber of numbers.slice(0, 39)) await clerk.followups.reply({ caseNumber, day: toDay('2024-05-12') })
    const handled = async () => (await clerk.followups.month({ month: '2024-05' })).handled
    const before = await handled()
    expect([share(before.basisPoints), before.isMet, before.lacking.map(({ number, hasResult }) => [number, hasResult])]).toEqual(['97.5', false, [[numbers[39], true]]])
    await clerk.followups.reply({ caseNumber: must(numbers[39]), day: toDay('2024-05-20'), words: '电话答复' })
    const after = await handled()
    expect([share(after.basisPoints), after.isMet, after.lacking]).toEqual(['100.0', true, []])
  })

  clause('P14-1.12', 'proposes to join the same problem from another department, and counts it once with two submissions', async () => {
    const { clerk, settle } = await begin('2024-05-07')
    const taken = await clerk.desk.registerCase({ kind: 'complaint', person: '陈先生', phone: '13800000005', place: '3-1202', content: '卫生间漏水', channel: 'visit', receivedAt: at('2024-05-06', 9) })
    const again = { person: '陈先生', phone: '13800000005', place: '3-1202', content: '卫生间还在漏水' }
    expect((await clerk.followups.twins(again)).rows.map(({ number }) => number)).toEqual([taken.number])
    expect((await clerk.followups.twins({ ...again, person: '李先生', phone: '' })).rows).toEqual([])
    expect((await clerk.followups.twins({ ...again, content: '楼道太黑' })).rows).toEqual([])
    expect((await clerk.followups.join({ caseNumber: taken.number, department: '工程部', day: toDay('2024-05-07') })).submissions).toBe(2)
    const { handled } = await clerk.followups.month({ month: '2024-05' })
    expect([handled.denominator, handled.joined, handled.lacking.map(({ submissions }) => submissions)]).toEqual([1, 1, [2]])
    const { caseNumber } = await settle('2024-05-07', { person: '陈先生', content: '门禁坏' })
    expect(await refusalsOf(clerk.followups.join({ caseNumber, department: '工程部' }))).toEqual(['followups.settled-already P14-1.12'])
  })

  clause('P14-1.13a', 'leaves an anonymous complaint out of the denominator, and keeps a named one in it with a mark', async () => {
    const { settle, clerk, numbers } = await begin('2024-05-10')
    const [anonymous, named, written] = [(await settle('2024-05-10', { person: '匿名' })).followup, (await settle('2024-05-10')).followup, (await settle('2024-05-10')).followup]
    const complaints = async () => must((await clerk.followups.month({ month: '2024-05' })).rates.find(({ kind }) => kind === 'complaint'))
    expect((await complaints()).denominator).toBe(3)
    expect(marksOf(await clerk.followups.exempt({ id: anonymous.id, reason: 'anonymous' }))).toEqual([])
    expect(await dutyOf(clerk, anonymous, 'P14-1.3')).toEqual([])
    expect((await complaints()).denominator).toBe(2)
    expect(marksOf(await clerk.followups.exempt({ id: named.id, reason: 'anonymous' }))).toContain('exemption-not-provided')
    expect([(await complaints()).denominator, (await numbers('supervisor')).includes(named.number)]).toEqual([2, true])
    await clerk.followups.exempt({ id: written.id, reason: 'written-reply', words: '区信访办' })
    expect([(await complaints()).denominator, (await complaints()).excluded]).toEqual([1, 2])
  })

  clause('P14-1.13b', 'lists a reply-only complaint without its annex, and prints the letter behind the form once it is there', async () => {
    const { settle, clerk, numbers } = await begin('2024-05-15')
    const { followup, caseNumber } = await settle('2024-05-15')
    expect(marksOf(await clerk.followups.exempt({ id: followup.id, reason: 'written-reply', words: '区信访办' }))).toEqual(['annex-missing'])
    expect(await numbers('supervisor')).toEqual([followup.number])
    expect((await clerk.followups.complaintForm({ id: followup.id })).html).not.toContain('附件 1')
    const { id: paperId } = await clerk.attachments.put({ purpose: 'followup-paper', file: new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])], 'reply.pdf') })
    expect(marksOf(await clerk.followups.annex({ id: followup.id, replyDay: toDay('2024-05-14'), addressee: '区信访办', paperId }))).toEqual([])
    const { html } = await clerk.followups.complaintForm({ id: followup.id })
    for (const words of ['投诉表', caseNumber, '附件 1', '2024-05-14', '区信访办']) expect(html).toContain(words)
    expect(await numbers('supervisor')).toEqual([])
  })

  clause('P14-2.4c', 'sums the month up as 55.0 % and 33.3 %, is confirmed once it is over, and ends the duty of the month', async () => {
    const { settle, visit, on, clerk, supervisor } = await begin('2024-05-10')
    for (let index = 0; index < 20; index += 1) { const { followup } = await settle('2024-05-10'); if (index < 11) await visit(followup.id, '2024-05-10') }
    for (let index = 0; index < 30; index += 1) { const { followup } = await settle('2024-05-10', { kind: 'repair', content: '修' }); if (index < 10) await visit(followup.id, '2024-05-10') }
    on('2024-05-31')
    expect(await refusalsOf(supervisor.followups.confirmMonth({ month: '2024-05' }))).toEqual(['followups.month-not-over P14-2.4'])
    on('2024-06-01')
    await supervisor.session.lock({})
    const again = supervisor
    await again.session.login({ userId: must((await again.session.status({})).users.find(({ role }) => role === 'department-manager')).id, password: 'a-long-test-password' })
    const due = async () => (await again.duties.list({})).rows.filter(({ zh }) => zh === '上月客户回访记录').map(({ period, dueDay }) => [period, dueDay])
    expect(await due()).toEqual([['2024-06', '2024-06-05']])
    const sheet = await again.followups.confirmMonth({ month: '2024-05' })
    expect(sheet.rates.map(({ kind, basisPoints, isMet }) => [kind, share(basisPoints), isMet])).toEqual([['complaint', '55.0', true], ['repair', '33.3', true]])
    expect([must(sheet.record).confirmedBy, must(sheet.record).unreviewed.length, sheet.counts]).toEqual(['department-manager', 21, { due: 50, made: 21, late: 0, dissatisfied: 0, open: 29, exempt: 0 }])
    expect(await due()).toEqual([])
    expect(await refusalsOf(again.followups.confirmMonth({ month: '2024-05' }))).toEqual(['followups.month-confirmed P14-2.4'])
    expect((await clerk.followups.monthForm({ month: '2024-05' })).html).toContain('55.0 %')
  })

  clause('P14-2.4d', 'submits the confirmed sheet to the company manager, whose improvement becomes a duty', async () => {
    const { settle, on, supervisor, leader } = await begin('2024-05-10')
    await settle('2024-05-10')
    on('2024-06-03')
    expect(await refusalsOf(supervisor.followups.submitMonth({ month: '2024-05' }))).toEqual(['followups.month-not-confirmed P14-2.4'])
    await supervisor.followups.confirmMonth({ month: '2024-05' })
    const improvement = { month: '2024-05', words: '加强夜间回访', dueDay: toDay('2024-06-30') }
    expect(await refusalsOf(leader.followups.noteImprovement(improvement))).toEqual(['followups.month-not-submitted P14-2.4'])
    await supervisor.followups.submitMonth({ month: '2024-05' })
    const submitted = must((await leader.followups.month({ month: '2024-05' })).record)
    expect([dayOfInstant(submitted.submittedAt ?? 0), submitted.submittedBy]).toEqual(['2024-06-03', 'department-manager'])
    expect(await refusalsOf(supervisor.followups.noteImprovement(improvement))).toEqual(['followups.leaders-only P14-2.4'])
    await leader.followups.readMonth({ month: '2024-05' })
    expect(must((await leader.followups.noteImprovement(improvement)).record)).toMatchObject({ readBy: 'general-manager', improvements: [{ words: '加强夜间回访', dueDay: '2024-06-30' }] })
    expect((await supervisor.duties.list({})).rows.find(({ en }) => en.startsWith('An improvement'))).toMatchObject({ dueDay: '2024-06-30', subject: { title: '加强夜间回访' } })
  })

  clause('P14-3.1', 'prints the visit record form blank on A4 on a fresh archive, and filled with its number', async () => {
    const { clerk, settle, visit } = await begin('2024-05-06')
    const blank = await clerk.followups.visitForm({})
    expect([blank.title, blank.html.includes('A4'), blank.html.includes('HF2024')]).toEqual(['回访记录表', true, false])
    const made = await visit((await settle('2024-05-06')).followup.id, '2024-05-06')
    expect((await clerk.followups.visitForm({ visitId: must(made.visits[0]).id })).title).toBe('回访记录表 HF2024-00001-1')
  })

  clause('P14-3.2', 'prints the monthly record of the month chosen on a fresh archive, and none of a month to come', async () => {
    const { clerk } = await begin('2024-06-03')
    const { title, html } = await clerk.followups.monthForm({ month: '2024-05' })
    expect([title, html.includes('A4')]).toEqual(['客户回访记录 2024-05', true])
    await expect(clerk.followups.monthForm({ month: '2024-07' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  /** Four complaints and six repairs, none of them visited yet. */
  async function tenAwaited() {
    const world = await begin('2024-05-31')
    const rows: FollowupRow[] = []
    for (let index = 0; index < 4; index += 1) rows.push((await world.settle('2024-05-30')).followup)
    for (let index = 0; index < 6; index += 1) rows.push((await world.settle(`2024-05-${String(10 + index)}`, { kind: 'repair', content: '修' })).followup)
    return { ...world, rows }
  }

  clause('P14-1.1', 'publishes a plan by anyone else with a mark, names the owner, and takes the mark off when the owner confirms', async () => {
    const { clerk, supervisor } = await begin('2024-05-31')
    const published = await clerk.followups.publishPlan({ month: '2024-06', lines: [] })
    const toConfirm = async () => (await supervisor.duties.list({ clause: 'P14-1.1' })).rows.map((row) => [row.subject.number, row.subject.title])
    expect(await toConfirm()).toEqual([['2024-06', 'clerk']])
    expect([must(published.published).owner, codesOf(must(published.published).marks)]).toEqual(['department-manager', ['not-by-owner']])
    expect(codesOf(must((await supervisor.followups.confirmPlan({ month: '2024-06' })).published).marks)).toEqual([])
    expect(codesOf(must((await supervisor.followups.publishPlan({ month: '2024-07', lines: [] })).published).marks)).toEqual([])
    expect(await toConfirm()).toEqual([])
  })

  clause('P14-1.2a', 'drafts exactly what is still awaited by due day, and names what is left out without a reason', async () => {
    const { supervisor, rows, settle, visit } = await tenAwaited()
    await visit((await settle('2024-05-30')).followup.id, '2024-05-31')
    const { draft } = await supervisor.followups.plan({ month: '2024-06' })
    expect(draft.map(({ number }) => number).toSorted()).toEqual(rows.map(({ number }) => number).toSorted())
    expect(draft.map(({ dueDay }) => dueDay)).toEqual(draft.map(({ dueDay }) => dueDay).toSorted())
    const [first, second, ...others] = draft
    const lines = others.map(({ id }) => ({ id }))
    const published = must((await supervisor.followups.publishPlan({ month: '2024-06', lines, leftOut: [{ id: must(first).id, reason: '客户出国' }] })).published)
    expect([published.version, published.marks.find(({ code }) => code === 'followups.left-out-unexplained')?.facts]).toEqual([1, { count: 1, numbers: must(second).number }])
    const whole = must((await supervisor.followups.publishPlan({ month: '2024-06', lines: [...lines, { id: must(second).id }], leftOut: [{ id: must(first).id, reason: '客户出国' }] })).published)
    expect([whole.version, whole.marks]).toEqual([2, []])
  })

  clause('P14-1.2b', 'gives nine lines of ten to their visitor, marks the one without, and gives it out once a visitor is set', async () => {
    const { supervisor, clerk, numbers } = await tenAwaited()
    const visitorId = await userId(clerk, 'clerk')
    const { draft } = await supervisor.followups.plan({ month: '2024-06' })
    const lines = draft.map(({ id, dueDay }, index) => ({ id, visitorId: index === 6 ? null : visitorId, day: index === 6 ? null : dueDay }))
    const published = must((await supervisor.followups.publishPlan({ month: '2024-06', lines })).published)
    const seventh = must(draft[6])
    expect([published.unassigned, await numbers('unassigned')]).toEqual([[seventh.number], [seventh.number]])
    const tasks = async () => (await clerk.duties.list({ size: 100 })).rows.filter(({ ownerName, subject }) => ownerName === 'clerk' && subject.kind === 'followup').length
    expect(await tasks()).toBe(9)
    await supervisor.followups.assign({ id: seventh.id, visitorId, day: seventh.dueDay })
    expect([await tasks(), await numbers('unassigned')]).toEqual([10, []])
  })
})
