/** P07-23, 24 and 26: important material is copied, moved and given out only as two people allow, and over no plain channel. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyActions, copyStatuses, copyTransitions, decideCopy, isImportant } from '#shared/domain/disclosure.ts'
import type { CopyPermission } from '#shared/domain/disclosure.ts'
import { decideDisclose, decideStillLawful, disclosureActions, disclosurePurposes, disclosureStatuses, disclosureTransitions, isPrivatePurpose } from '#shared/domain/disclosure-outside.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'
import { addDays, startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import { prohibitionTexts } from '#shared/text/prohibitions.ts'
import { figureOf } from '#shared/policies/policy.ts'
import { p07Clauses } from '#shared/policies/p07.clauses.ts'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const march2 = toDay('2026-03-02')
const codes = async (call: Promise<unknown>): Promise<string[]> => call.then(() => [], (error: { data: { refusals: { code: string; clause?: string }[] } }) => error.data.refusals.map((refusal) => `${refusal.code.replace('disclosure.', '')} ${refusal.clause ?? ''}`.trim()))

describe('P07 on important material', () => {
  let office: TestOffice
  let li: Client
  let supervisor: Client
  let manager: Client
  let general: Client
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    li = await office.as('clerk')
    supervisor = await office.as('archive-administrator')
    manager = await office.as('department-manager')
    general = await office.as('general-manager')
  })
  afterAll(async () => { await office.close() })
  const on = (day: string, time = '09:00') => { office.clock.set(day, time) }
  let count = 0
  async function openFile(secrecy: 'internal' | 'secret' = 'internal') {
    count += 1
    const { customer } = await supervisor.customers.open({ name: `保密客户${String(count)}`, secrecy, contacts: [{ name: '测试联系人', phones: ['13800000001'] }] })
    return customer
  }
  /** A file that the office flagged as important. */
  async function flagged() {
    const file = await openFile()
    await li.disclosure.mark({ customerId: file.id, isMarked: true, reason: '大客户' })
    return file
  }
  const agree = async (desk: Client, approvalId: string | null) => { await desk.approvals.agree({ id: approvalId as never }) }
  const log = async () => (await supervisor.disclosure.copiesTaken({})).rows
  async function exportCustomers(desk: Client, more: { important?: 'leave-out' | 'mask'; text?: string } = {}) {
    const events = await desk.reports.export({ register: 'customers', format: 'csv', ...more })
    for (;;) {
      const step = await events.next()
      if (step.done === true) return { file: step.value, text: readFileSync(step.value?.path ?? '', 'utf8') }
    }
  }

  clause('P07-23.1', 'refuses clerk Li the print of a flagged file; after the supervisor approves 1 copy exactly 1 print is possible and logged with its pages; of 2 copies exactly 2; ordinary files need nobody', async () => {
    on('2026-03-02')
    const file = await flagged()
    const print = (by = li) => by.disclosure.takeCopy({ customerId: file.id, means: 'print' })
    expect(await codes(print())).toEqual(['copy-not-approved P07-23.1'])
    expect(await codes(li.disclosure.takeCopy({ customerId: file.id, means: 'excerpt' }))).toEqual(['copy-not-approved P07-23.1'])
    const asked = await li.disclosure.askCopy({ customerId: file.id, means: 'copy', copies: 1, purpose: '续约' })
    expect(await codes(print())).toEqual(['copy-waits P07-23.1'])
    await expect(li.approvals.agree({ id: asked.approvalId as never })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await agree(supervisor, asked.approvalId)
    const before = (await log()).length
    const printed = await print()
    expect([printed.left, printed.taken.pages, printed.paper?.html.includes(file.name), printed.paper?.html.includes('13800000001')]).toEqual([0, 1, true, true])
    expect(await codes(print())).toEqual(['copies-used-up P07-23.1'])
    expect((await log()).slice(0, (await log()).length - before).map((row) => [row.request, row.means, row.copies, row.pages, row.takenBy])).toEqual([[asked.number, 'print', 1, 1, 'clerk']])
    // The neighbour: two copies approved by the general manager, and somebody else's permission is nobody's.
    const two = await li.disclosure.askCopy({ customerId: file.id, means: 'print', copies: 2, purpose: '会议' })
    await agree(general, two.approvalId)
    expect(await codes(manager.disclosure.takeCopy({ customerId: file.id, requestId: two.id }))).toEqual(['copy-of-another P07-23.1'])
    expect(await codes(li.disclosure.takeCopy({ customerId: file.id, requestId: two.id, copies: 3 }))).toEqual(['copies-used-up P07-23.1'])
    expect([(await print()).left, (await print()).left, await codes(print())]).toEqual([1, 0, ['copies-used-up P07-23.1']])
    const ordinary = await openFile()
    expect((await li.disclosure.takeCopy({ customerId: ordinary.id })).left).toBeNull()
    // The office may keep a role from copying at all, or have it ask for ordinary files too.
    const setCopy = (right: 'none' | 'on-request' | 'standing') => manager.custody.setRight({ role: 'clerk', secrecy: 'internal', act: 'copy', right, reason: '试' })
    await setCopy('none')
    expect(await codes(li.disclosure.takeCopy({ customerId: ordinary.id }))).toEqual(['custody.no-right P07-17'])
    await setCopy('on-request')
    expect(await codes(li.disclosure.takeCopy({ customerId: ordinary.id }))).toEqual(['copy-not-approved P07-23.1'])
    await setCopy('standing')
    // Whoever may not open a file prints it no more than he reads it.
    const setView = (right: 'on-request' | 'standing') => manager.custody.setRight({ role: 'clerk', secrecy: 'internal', act: 'view', right, reason: '试' })
    await setView('on-request')
    expect(await codes(li.disclosure.takeCopy({ customerId: ordinary.id }))).toEqual(['custody.not-permitted P07-17'])
    await setView('standing')
    // Every classified one is important without a flag.
    expect(await codes(li.disclosure.takeCopy({ customerId: (await openFile('secret')).id }))).toEqual(['copy-not-approved P07-23.1'])
  })

  clause('P07-23.1', 'refuses an export that holds flagged files by count and number, with two ways out: without them, or masked', async () => {
    on('2026-03-03')
    const [file, other] = [await flagged(), await openFile()]
    const refused = await exportCustomers(li).catch((error: { data: { refusals: { code: string; facts: { count: number; items: string[] } }[] } }) => error.data.refusals)
    const important = (await Promise.all((await li.customers.list({})).rows.map(async (row) => (await li.disclosure.material({ customerId: row.id })).rows[0]))).filter((row) => row?.isImportant === true)
    expect(refused).toMatchObject([{ code: 'disclosure.export-holds-important', facts: { count: important.length } }])
    const left = await exportCustomers(li, { important: 'leave-out' })
    expect([left.text.includes(file.number), left.text.includes(other.number), left.text.includes('不准在私人往来中透露')]).toEqual([false, true, true])
    const masked = await exportCustomers(li, { important: 'mask' })
    expect([masked.text.includes(file.number), masked.text.includes(file.name), masked.text.includes(other.name)]).toEqual([true, false, true])
  })

  clause('P07-23.1', 'exports a flagged file whole once under its own request, and not twice', async () => {
    on('2026-03-03')
    const file = await flagged()
    const asked = await li.disclosure.askCopy({ customerId: file.id, means: 'export', copies: 1, purpose: '迁移' })
    await agree(supervisor, asked.approvalId)
    const whole = await exportCustomers(li, { text: file.number })
    expect(whole.text.includes(file.name)).toBe(true)
    expect((await log())[0]).toMatchObject({ request: asked.number, means: 'export', what: whole.file?.fileName })
    await expect(exportCustomers(li, { text: file.number })).rejects.toMatchObject({ data: { refusals: [{ code: 'disclosure.export-holds-important' }] } })
  })

  clause('P07-23.1', 'keeps names off the labels of flagged files and refuses their forms outside a request', async () => {
    on('2026-03-03')
    const [file, other] = [await flagged(), await openFile()]
    const label = async (of: typeof file) => (await li.customers.labels({ id: of.id })).html
    expect([(await label(file)).includes(file.name), (await label(file)).includes(file.number), (await label(other)).includes(other.name)]).toEqual([false, true, true])
    const { filing } = await li['customer-filing'].contact({ name: '表单客户', address: '一路 1 号', contactDay: toDay('2026-03-03') })
    await li['customer-filing'].submit({ id: filing.id })
    const filed = (await supervisor['customer-filing'].confirm({ id: filing.id })).filing
    const form = () => li['customer-filing'].paper({ id: filing.id })
    expect((await form()).html).toContain('表单客户')
    await li.disclosure.mark({ customerId: filed.customerId as never, isMarked: true, reason: '重要' })
    expect(await codes(form())).toEqual(['copy-not-approved P07-23.1'])
    expect(await codes(li.disclosure.mark({ customerId: filed.customerId as never, isMarked: false, reason: '不重要了' }))).toEqual(['unmark-not-yours P07-23.1'])
    await supervisor.disclosure.mark({ customerId: filed.customerId as never, isMarked: false, reason: '不重要了' })
    expect((await form()).html).toContain('表单客户')
  })

  clause('P07-23.2a', 'refuses a carry-out by Li, releases it by the designated Wang; a carry-out that Li made on 1 March is saved as a breach', async () => {
    on('2026-03-01')
    await supervisor.disclosure.nameCourier({ name: '王递' })
    expect(await codes(li.disclosure.nameCourier({ name: '李办' }))).toEqual(['courier-not-yours P07-23.2'])
    on('2026-03-02', '10:00')
    const file = await flagged()
    const move = (person: string, more: object = {}) => li.disclosure.move({ customerId: file.id, kind: 'carry-out', person, toPlace: '总部', safety: 'sealed-envelope', ...more })
    expect(await codes(move('李办'))).toEqual(['not-courier P07-23.2'])
    expect((await move('王递')).status).toBe('released')
    const breach = await move('李办', { hasHappened: true, fromPlace: '档案室', movedAt: toInstant(startOfDayMs(toDay('2026-03-01')) + 15 * 3_600_000) })
    expect([breach.status, breach.person, breach.fromPlace, breach.toPlace, breach.faults]).toEqual(['breach', '李办', '档案室', '总部', ['disclosure.not-courier']])
    expect((await supervisor.disclosure.movements({ state: 'breach' })).rows.map((row) => row.number)).toEqual([breach.number])
    // The neighbours: before Wang was named he was nobody either; an ordinary file goes with anybody; what is to come has not happened.
    expect((await move('王递', { hasHappened: true, movedAt: toInstant(startOfDayMs(toDay('2026-02-28')) + 15 * 3_600_000) })).status).toBe('breach')
    expect((await li.disclosure.move({ customerId: (await openFile()).id, person: '李办', toPlace: '总部' })).status).toBe('released')
    expect(await codes(move('王递', { hasHappened: true, movedAt: toInstant(startOfDayMs(toDay('2026-03-03'))) }))).toEqual(['time-in-future P07-23.2'])
    const { rows } = await supervisor.disclosure.couriers({})
    await supervisor.disclosure.endCourier({ id: rows[0]?.id as never })
    expect(await codes(move('王递'))).toEqual(['not-courier P07-23.2'])
    await supervisor.disclosure.nameCourier({ name: '王递' })
    await supervisor.disclosure.nameCourier({ name: '赵递' })
    expect(await codes(supervisor.disclosure.nameCourier({ name: '赵递' }))).toEqual(['is-courier P07-23.2'])
  })

  clause('P07-23.2b', 'keeps a carry-out by Wang without safety measure, flags it and shows it to the supervisor until it is filled; a sealed envelope sets no flag', async () => {
    on('2026-03-02', '11:00')
    const file = await flagged()
    const move = (safety: '' | 'sealed-envelope' | 'other', safetyNote = '') => li.disclosure.move({ customerId: file.id, person: '王递', toPlace: '分部', safety, safetyNote })
    const bare = await move('')
    expect(bare.warnings.map((warning) => warning.code)).toEqual(['disclosure.no-safety-measure'])
    const shown = async (desk: Client) => { const { dueToday, overdue } = await desk.today.overview({}); return [...dueToday, ...overdue].filter((line) => line.kind === 'movement-unsafe').map((line) => line.number) }
    expect([await shown(supervisor), await shown(li)]).toEqual([[bare.number], []])
    expect((await move('sealed-envelope')).warnings).toEqual([])
    expect([(await move('other')).warnings.length, (await move('other', '两人同行')).warnings.length]).toEqual([1, 0])
    expect(await codes(li.disclosure.fillSafety({ id: bare.id, safety: 'other' }))).toEqual(['safety-missing P07-23.2'])
    expect((await li.disclosure.fillSafety({ id: bare.id, safety: 'lock-case' })).warnings).toEqual([])
    expect(await shown(supervisor)).not.toContain(bare.number)
  })

  const ask = (customerId: string, more: object = {}) => li.disclosure.askOutside({ customerId: customerId as never, receiver: '华信银行', purpose: 'bank', purposeWords: '办理授信', channel: 'sealed-courier', plannedDay: march2, ...more })

  clause('P07-24', 'refuses to give data to Huaxin Bank while only the supervisor approved on 2 March; after the manager on 3 March it is handed over and registered, not dated before', async () => {
    on('2026-03-02')
    const file = await openFile()
    const asked = await ask(file.id)
    expect(await codes(li.disclosure.disclose({ id: asked.id }))).toEqual(['supervisor-missing P07-24', 'manager-missing P07-24'])
    await agree(supervisor, asked.approvalId)
    expect(await codes(li.disclosure.disclose({ id: asked.id }))).toEqual(['manager-missing P07-24'])
    on('2026-03-03')
    await agree(manager, asked.approvalId)
    const approved = (await li.disclosure.outsideSheet({ id: asked.id })).disclosure
    expect([approved.status, approved.supervisorDay, approved.managerDay]).toEqual(['approved', '2026-03-02', '2026-03-03'])
    expect(await codes(li.disclosure.disclose({ id: asked.id, day: march2 }))).toEqual(['approved-afterwards P07-24'])
    expect(await codes(li.disclosure.disclose({ id: asked.id, day: toDay('2026-03-04') }))).toEqual(['day-in-future P07-24'])
    const { disclosure, paper } = await li.disclosure.disclose({ id: asked.id, day: toDay('2026-03-03') })
    expect([disclosure.status, disclosure.disclosedDay, paper.html.includes(file.name), paper.html.includes('华信银行')]).toEqual(['disclosed', '2026-03-03', true, true])
    expect((await li.reports.preview({ register: 'disclosures', state: 'disclosed' })).rows.map(({ values }) => [values['number'], values['receiver'], values['supervisorDay'], values['managerDay'], values['disclosedDay']])).toEqual([[asked.number, '华信银行', '2026-03-02', '2026-03-03', '2026-03-03']])
    const form = await li.disclosure.outsideForm({ id: asked.id })
    for (const word of ['客户资料对外提供审批表', '信息主管', '客服经理', '接收方签收', asked.number]) expect(form.html).toContain(word)
    expect(await codes(li.disclosure.disclose({ id: asked.id }))).toEqual(['outside-is-disclosed P07-24'])
    // A refusal of either of the two ends it.
    const other = await ask(file.id, { plannedDay: toDay('2026-03-03') })
    await supervisor.approvals.refuse({ id: other.approvalId as never, reason: '不必要' })
    expect(await codes(li.disclosure.disclose({ id: other.id }))).toEqual(['outside-is-declined P07-24'])
  })

  it('sends a plain channel back to be asked for anew when the file has become secret since both agreed', () => {
    const agreed = { number: 'KH2026-00009', purposeWords: '', channel: 'ordinary-phone', secrecy: 'secret', plannedDay: march2 } as const
    const refused = decideStillLawful(agreed, march2)
    expect(refused.ok ? [] : refused.error.map(({ code, clause: cited, remedy }) => [code, cited, remedy?.code])).toEqual([['disclosure.channel-plain', 'P07-26.3', 'disclosure.ask-outside']])
    for (const lawful of [{ ...agreed, secrecy: 'internal' }, { ...agreed, channel: 'sealed-courier' }] as const) expect(decideStillLawful(lawful, march2).ok).toBe(true)
  })

  clause('P07-23.2a', 'sends flagged material to an outside party by a designated person only, as a movement of its own', async () => {
    on('2026-03-03', '15:00')
    const file = await flagged()
    const asked = await ask(file.id, { plannedDay: toDay('2026-03-03') })
    for (const desk of [supervisor, manager]) await agree(desk, asked.approvalId)
    expect(await codes(li.disclosure.disclose({ id: asked.id }))).toEqual(['carrier-missing P07-23.2'])
    expect(await codes(li.disclosure.disclose({ id: asked.id, person: '李办', safety: 'lock-case' }))).toEqual(['not-courier P07-23.2'])
    expect((await li.disclosure.disclose({ id: asked.id, person: '王递', safety: 'lock-case' })).disclosure.status).toBe('disclosed')
    expect((await li.disclosure.movements({})).rows[0]).toMatchObject({ kind: 'send', person: '王递', toPlace: '华信银行', status: 'released' })
  })

  clause('P07-26.1', 'refuses the purpose “private favour”; offers no private purpose; shows the three prohibitions on prints; a breach report opens an incident with channel private contact', async () => {
    on('2026-03-02')
    const file = await openFile()
    expect(await codes(ask(file.id, { purpose: 'other', purposeWords: 'private favour' }))).toEqual(['purpose-private P07-26.1'])
    expect(await codes(ask(file.id, { purpose: 'other', purposeWords: '帮忙问一下，私人用' }))).toEqual(['purpose-private P07-26.1'])
    expect((await ask(file.id, { purpose: 'other', purposeWords: 'annual audit' })).status).toBe('requested')
    expect(disclosurePurposes.filter((purpose) => /private/.test(purpose))).toEqual([])
    await expect(ask(file.id, { purpose: 'private' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(prohibitionTexts('zh')).toHaveLength(figureOf(p07Clauses, 'P07-26.1', 'prohibitions'))
    const { paper } = await li.disclosure.takeCopy({ customerId: file.id })
    for (const sentence of prohibitionTexts('zh')) expect(paper?.html).toContain(sentence)
    expect((await li.leaks.report({ what: '私下告诉了客户电话', channel: 'private-contact', certainty: 'actual' })).leak.channel).toBe('private-contact')
  })

  clause('P07-26.3', 'refuses a secret file by ordinary phone, saves it by sealed courier; warns for what is not classified; the same for movements', async () => {
    on('2026-03-02')
    const [secret, plain] = [await openFile('secret'), await openFile()]
    for (const channel of ['ordinary-phone', 'plain-message', 'private-letter', 'plain-email', 'private-chat']) expect(await codes(ask(secret.id, { channel })), channel).toEqual(['channel-plain P07-26.3'])
    expect(await ask(secret.id, { channel: 'sealed-courier' })).toMatchObject({ status: 'requested', warnings: [] })
    expect((await ask(plain.id, { channel: 'ordinary-phone' })).warnings.map((warning) => `${warning.code} ${warning.clause}`)).toEqual(['disclosure.channel-plain P07-26.3'])
    const move = (customerId: string, channel: 'ordinary-phone' | 'in-person', hasHappened = false) => li.disclosure.move({ customerId: customerId as never, person: '王递', toPlace: '总部', channel, safety: 'lock-case', hasHappened })
    expect(await codes(move(secret.id, 'ordinary-phone'))).toEqual(['channel-plain P07-26.3'])
    expect([(await move(secret.id, 'in-person')).status, (await move(secret.id, 'ordinary-phone', true)).status, (await move(plain.id, 'ordinary-phone')).warnings.length]).toEqual(['released', 'breach', 1])
  })
})

describe('the rules of copies and disclosures', () => {
  const permission = (more: Partial<CopyPermission> = {}): CopyPermission => ({ number: 'FY2026-00001', status: 'approved', requesterId: 'li', means: 'copy', covers: ['KH-0009'], copies: 1, taken: 0, ...more })
  const take = (given: CopyPermission | null, copies = 1) => decideCopy({ actorId: 'li', means: 'print', copies, material: [{ number: 'KH-0009', title: '', isImportant: true }], permission: given })

  it.each(copyStatuses.flatMap((status) => copyActions.map((action) => ({ status, action }))))('copy request: $status x $action', ({ status, action }) => {
    const next = copyTransitions[status][action]
    expect(next === null || copyStatuses.includes(next)).toBe(true)
    expect(next !== null).toBe((status === 'requested' && action !== 'take') || (status === 'approved' && action === 'take'))
    if (action === 'take') expect(take(permission({ status })).ok).toBe(next !== null)
  })

  it.each(disclosureStatuses.flatMap((status) => disclosureActions.map((action) => ({ status, action }))))('disclosure: $status x $action', ({ status, action }) => {
    const next = disclosureTransitions[status][action]
    expect(next !== null).toBe((status === 'requested' && action !== 'disclose') || (status === 'approved' && action === 'disclose'))
    if (action === 'disclose') expect(decideDisclose({ number: 'PL2026-00001', status, supervisorDay: march2, managerDay: march2 }, march2, march2).ok).toBe(next !== null)
  })

  it('never gives out more copies than were approved, in whatever portions', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 }), (copies, portions) => {
      let taken = 0
      for (const portion of portions) if (take(permission({ copies, taken }), portion).ok) taken += portion
      expect(taken).toBeLessThanOrEqual(copies)
      expect(take(null, 1).ok).toBe(false)
    }))
  })

  it('never lets data go before the later of the two agreements', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (first, second, given) => {
      const day = addDays(march2, given)
      const decided = decideDisclose({ number: 'PL2026-00001', status: 'approved', supervisorDay: addDays(march2, first), managerDay: addDays(march2, second) }, day, addDays(march2, 60))
      expect(decided.ok).toBe(given >= Math.max(first, second))
      // The stated remedy lifts exactly that refusal.
      const [refusal] = decided.ok ? [] : decided.error
      if (refusal !== undefined) expect(decideDisclose({ number: 'PL2026-00001', status: 'approved', supervisorDay: addDays(march2, first), managerDay: addDays(march2, second) }, toDay(String(refusal.remedy?.values?.['day'])), addDays(march2, 60)).ok).toBe(true)
    }))
  })

  it('counts every classified level and every mark as important', () => {
    expect(secrecyLevels.map((secrecy) => [isImportant({ secrecy, isMarked: false }), isImportant({ secrecy, isMarked: true })])).toEqual([[false, true], [false, true], [true, true], [true, true]])
  })

  it('tells a private purpose from a receiver that is called private', () => {
    expect(['私下打听', '朋友私用', '还个人情', 'a personal matter', 'Private favor'].map(isPrivatePurpose)).toEqual([true, true, true, true, true])
    const business = ['私人银行开户', '民营企业年审', 'private bank account', '法院调取', '核实借款人情况', '说明债务人情形', '某私人有限公司尽调', 'personal loan check', 'letter of credit in favour of the bank']
    expect(business.filter(isPrivatePurpose)).toEqual([])
    expect(['做个人情', '还人情', 'a personal favour', 'as a favor'].map(isPrivatePurpose)).toEqual([true, true, true, true])
  })
})
