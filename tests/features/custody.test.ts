import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomerInput } from '#shared/contract/customers.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { refusedBy } from '#tests/support/custody.ts'
import { stampedPaper, verifyArchive } from '#tests/support/lending.ts'
import { openTestOffice, testPassword } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

describe('the archive’s custody', () => {
  let office: TestOffice
  let clerk: Client
  let archivist: Client
  let manager: Client
  let general: Id<'shelving-class'>
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    // Eleven minutes pass in these tests; nobody's desk is to lock meanwhile.
    await (await office.as('system-administrator')).settings.change({ idleLockMinutes: 240 })
    ;[clerk, archivist, manager] = [await office.as('clerk'), await office.as('archive-administrator'), await office.as('department-manager')]
    const found = (await archivist.custody.classes({})).rows.find((each) => each.category === 'general')
    if (found === undefined) throw new Error('an office begins with the class of general customers')
    general = found.id
  })
  afterAll(async () => { await office.close() })

  /** Another day begins, and everybody is at his desk: one that looks idle for years would lock. */
  const on = async (day: string) => {
    office.clock.set(day)
    await Promise.all([clerk, archivist, manager].map((desk) => desk.settings.get({})))
  }
  let count = 0
  async function file(more: Partial<CustomerInput> = {}) {
    count += 1
    return (await clerk.customers.open({ name: `保管客户${String(count)}`, category: 'general', ...more })).customer
  }
  const placeOf = async (id: Id<'customer'>) => (await archivist.customers.index({ id })).customer.shelfPlace
  const listed = async (state: 'place-undeclared' | 'misplaced' | 'place-missing' | 'expired' | 'retention-missing') => (await archivist.custody.files({ state, size: 200 })).rows.map((row) => row.number)

  it('lets files join a cabinet that is declared after their place was written; what fits nothing stays as it is and is listed', async () => {
    const [whole, slot, taken, far, other, secret] = [await file({ shelfPlace: 'A1' }), await file({ shelfPlace: 'A1-2-3' }), await file({ shelfPlace: 'A1-2-3' }), await file({ shelfPlace: 'A1-9-9' }), await file({ shelfPlace: '老柜 3 层' }), await file({ shelfPlace: 'A1-1-1', secrecy: 'secret' })]
    const { place, joined } = await archivist.custody.declarePlace({ code: 'A1', classId: general, rows: 3, slots: 5 })
    expect([joined, place.taken, place.loose]).toEqual([2, 1, 1])
    expect(await Promise.all([whole, slot, taken, far, other, secret].map((each) => placeOf(each.id))), 'no place that was written is lost').toEqual(['A1', 'A1-2-3', 'A1-2-3', 'A1-9-9', '老柜 3 层', 'A1-1-1'])
    const undeclared = await listed('place-undeclared')
    expect([whole, slot, taken, far, other, secret].map((each) => undeclared.includes(each.number))).toEqual([false, false, true, true, true, true])
    expect(await listed('misplaced'), 'classified and in no secret store').toContain(secret.number)
  })

  it('shelves what is typed with a profile, and moves nothing that was not typed anew', async () => {
    const typed = await file({ shelfPlace: 'A1' })
    expect(typed.shelfPlace, 'a cabinet means its next free slot').toBe('A1-1-1')
    await clerk.customers.correct({ id: typed.id, reason: '补电话', name: typed.name, category: 'general', shelfPlace: 'A1-1-1', contacts: [{ name: '', post: '', phones: ['13900000001'] }] })
    expect(await placeOf(typed.id)).toBe('A1-1-1')
    expect(await refusedBy(clerk.customers.correct({ id: typed.id, reason: '换位', name: typed.name, category: 'general', shelfPlace: 'A1-2-3' }))).toEqual(['custody.slot-taken P07-7'])
    await clerk.customers.correct({ id: typed.id, reason: '换位', name: typed.name, category: 'general', shelfPlace: '' })
    expect([await placeOf(typed.id), (await listed('place-missing')).includes(typed.number)]).toEqual(['', true])
    expect((await archivist.custody.find({ code: typed.number }))?.proposed?.place, 'its slot is free again').toBe('A1-1-1')
  })

  it('keeps a cabinet as large as what stands in it, and gives its new name to everything in it', async () => {
    const { place } = await archivist.custody.declarePlace({ code: 'B1', classId: general, rows: 2, slots: 2 })
    const held = await file({ shelfPlace: 'B1-2-2' })
    expect(await refusedBy(archivist.custody.changePlace({ ...place, rows: 1 }))).toEqual(['custody.slots-in-use P07-7'])
    await archivist.custody.changePlace({ ...place, code: 'B2' })
    expect([await placeOf(held.id), (await archivist.custody.find({ code: held.number }))?.subject.placeId]).toEqual(['B2-2-2', place.id])
    expect(await refusedBy(archivist.custody.declarePlace({ code: 'b2', classId: general }))).toEqual(['custody.place-taken P07-7'])
    expect(await refusedBy(archivist.custody.decideClass({ id: general, action: 'retire' }))).toEqual(['custody.class-has-places P07-7'])
    const { items, history } = await archivist.customers.get({ id: held.id })
    expect([items, history.filter((entry) => entry.kind === 'shelved').map((entry) => entry.body['place'])]).toEqual([[], ['B1-2-2', 'B2-2-2']])
  })

  it('writes one line for a file that stays open on a screen, another after ten minutes, and one for an act that was refused', async () => {
    const seen = await file()
    const lines = async () => (await manager.custody.openings({ customerId: seen.id })).rows.map((row) => `${row.person} ${row.what} ${row.outcome}`)
    await clerk.customers.get({ id: seen.id })
    await clerk.customers.get({ id: seen.id })
    expect(await lines()).toEqual(['clerk file opened'])
    office.clock.advanceMs(11 * 60_000)
    await clerk.customers.get({ id: seen.id })
    expect(await lines()).toEqual(['clerk file opened', 'clerk file opened'])
    await archivist.customers.correct({ id: seen.id, reason: '定密', name: seen.name, category: 'general', secrecy: 'secret' })
    expect(await refusedBy(clerk.customers.close({ id: seen.id, reason: '误' }))).toEqual(['custody.classified P07-22'])
    await expect.poll(lines).toEqual(['clerk close refused', 'clerk file opened', 'clerk file opened'])
    expect(await verifyArchive(archivist)).toMatchObject({ verified: true, stateMatches: true })
  })

  it('asks the department’s rule of a file that came of its filing, too, and lets an agreement of the day pass', async () => {
    const administrator = await office.as('system-administrator')
    const at = async (displayName: string, department: string) => {
      const user = await administrator.users.add({ displayName, role: 'clerk', department, password: testPassword })
      const desk = office.anyone()
      await desk.session.login({ userId: user.id, password: testPassword })
      return desk
    }
    const [seller, stranger] = [await at('销售甲', '销售一部'), await at('销售乙', '销售二部')]
    const { filing } = await seller['customer-filing'].contact({ name: '备案来的客户', category: 'ordinary', address: '一路 1 号', contactDay: toDay('2026-03-02') })
    await seller['customer-filing'].submit({ id: filing.id })
    const { customerId } = (await archivist['customer-filing'].confirm({ id: filing.id })).filing
    if (customerId === null) throw new Error('a confirmed filing has its file')
    await expect(seller.customers.get({ id: customerId })).resolves.toBeDefined()
    expect(await refusedBy(stranger.customers.get({ id: customerId }))).toEqual(['customer-filing.view-other-department P19-1.5.2'])
    const { approvalId } = await stranger['customer-filing'].askToLook({ id: filing.id, purpose: '联合报价' })
    await (await office.as('general-manager')).approvals.agree({ id: approvalId })
    await expect(stranger['customer-filing'].look({ id: filing.id })).resolves.toBeDefined()
    await expect(stranger.customers.get({ id: customerId })).resolves.toBeDefined()
    expect((await manager.custody.openings({ customerId })).rows.filter((row) => row.person === '销售乙').map((row) => [row.what, row.outcome, row.standing]).toReversed()).toEqual([['file', 'refused', ''], ['look', 'opened', 'filing'], ['file', 'opened', 'filing']])
  })

  it('shuts a filing, too, once its customer file is classified', async () => {
    const { filing } = await clerk['customer-filing'].contact({ name: '后来定密的客户', category: 'ordinary', address: '二路 2 号', contactDay: toDay('2026-03-02') })
    await clerk['customer-filing'].submit({ id: filing.id })
    const { customerId } = (await archivist['customer-filing'].confirm({ id: filing.id })).filing
    if (customerId === null) throw new Error('a confirmed filing has its file')
    await expect(clerk['customer-filing'].look({ id: filing.id })).resolves.toBeDefined()
    await archivist.customers.correct({ id: customerId, reason: '定密', name: '后来定密的客户', secrecy: 'top-secret' })
    expect(await refusedBy(clerk['customer-filing'].look({ id: filing.id }))).toEqual(['custody.classified P07-22'])
  })

  it('begins the retention with the closing of a file, by the years of its class, and ends it when the file is opened again', async () => {
    const [ten, five] = [await file(), await file({ category: 'special' })]
    const special = (await archivist.custody.classes({})).rows.find((each) => each.category === 'special')
    if (special === undefined) throw new Error('an office begins with the class of special customers')
    expect(await archivist.custody.setClassRetention({ id: special.id, years: 5 })).toMatchObject({ retentionYears: 5, isRetentionDefault: false })
    for (const each of [ten, five]) await clerk.customers.close({ id: each.id, reason: '不再往来' })
    const ends = async () => (await Promise.all([ten, five].map((each) => archivist.customers.get({ id: each.id })))).map((sheet) => sheet.history.findLast((entry) => entry.kind === 'closed')?.body['retentionEnd'])
    expect(await ends()).toEqual(['2036-12-31', '2031-12-31'])
    await on('2032-01-01')
    expect([ten, five].map((each) => each.number).filter((number) => number === five.number)).toEqual((await listed('expired')).filter((number) => [ten.number, five.number].includes(number)))
    await clerk.customers.reopen({ id: five.id, reason: '又有往来' })
    expect(await listed('expired')).not.toContain(five.number)
    await on('2026-03-02')
  })

  it('sends a destruction list back for another judgement, frees what is kept, and lets a list that was refused go', async () => {
    const files = [await file(), await file(), await file()]
    for (const each of files) await archivist.custody.setRetention({ customerId: each.id, endDay: toDay('2020-12-31'), reason: '到期' })
    const [kept, gone, later] = files
    if (kept === undefined || gone === undefined || later === undefined) throw new Error('three files')
    const { list } = await archivist.custody.startDestruction({ customerIds: [kept.id, gone.id] })
    expect(await refusedBy(archivist.custody.startDestruction({ customerIds: [gone.id, later.id] }))).toEqual(['custody.on-other-list P07-25'])
    const judge = (...judgements: readonly ('no-value' | 'keep' | 'open')[]) => archivist.custody.changeDestruction({ id: list.id, method: 'burning', judgements: judgements.map((judgement, index) => ({ position: index + 1, judgement })) })
    await judge('keep', 'no-value')
    const asked = await archivist.custody.askDestruction({ id: list.id })
    expect([asked.list.status, asked.lines.map((line) => line.number)]).toEqual(['asked', [gone.number]])
    expect(await refusedBy(judge('no-value', 'no-value')), 'what is asked for stands').toEqual(['custody.destruction-status P07-25'])
    if (asked.list.approvalId === null) throw new Error('it was asked for')
    await manager.approvals.return({ id: asked.list.approvalId, reason: '再查一份' })
    expect((await archivist.custody.destruction({ id: list.id })).list.status).toBe('draft')
    const again = (await archivist.custody.askDestruction({ id: list.id })).list.approvalId
    if (again === null) throw new Error('it was asked for again')
    await manager.approvals.refuse({ id: again, reason: '还有用' })
    expect((await archivist.custody.destruction({ id: list.id })).list.status).toBe('refused')
    expect((await archivist.custody.startDestruction({ customerIds: [kept.id, gone.id] })).lines).toHaveLength(2)
    expect(await refusedBy(archivist.custody.destroy({ id: list.id, witnessIds: [] }))).toContain('custody.destruction-status P07-25')
  })

  it('lets nobody ask for what the matrix keeps from his role, and names it with every other reason', async () => {
    const asked = await file()
    const item = await archivist.customers.addItem({ customerId: asked.id, title: '合同' })
    const request = (kind: 'loan' | 'consultation', borrowerName: string, reason = '核对') => clerk.lending.request({ kind, customerId: asked.id, itemIds: [item.id], purpose: '核对', reason, borrowerName, borrowerUnit: '测试部', ...stampedPaper })
    await manager.custody.setRight({ role: 'clerk', secrecy: 'internal', act: 'borrow', right: 'none', reason: '收紧' })
    expect(await refusedBy(request('loan', 'clerk'))).toEqual(['custody.no-right P07-17'])
    expect(await refusedBy(request('loan', 'clerk', ''))).toEqual(['lending.reason-missing P07-19.2', 'custody.no-right P07-17'])
    expect(await refusedBy(request('consultation', 'clerk')), 'viewing is another cell').toEqual([])
    expect(await refusedBy(request('loan', 'department-manager')), 'another role').toEqual([])
    await manager.custody.setRight({ role: 'clerk', secrecy: 'internal', act: 'borrow', right: 'on-request', reason: '恢复' })
    expect(await refusedBy(request('loan', 'clerk'))).toEqual([])
  })

  it('pages its lists and its log without a gap and without a twin', async () => {
    const all = (await archivist.custody.files({ state: 'place-missing', size: 200 })).rows.map((row) => row.number)
    const paged: string[] = []
    for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
      const page: Awaited<ReturnType<typeof archivist.custody.files>> = await archivist.custody.files({ state: 'place-missing', size: 2, cursor })
      paged.push(...page.rows.map((row) => row.number))
      cursor = page.next
    }
    expect([all.length > 3, paged]).toEqual([true, all])
    const log = (await manager.custody.openings({ size: 200 })).rows.map((row) => row.id)
    const first = await manager.custody.openings({ size: 3 })
    expect([...first.rows, ...(await manager.custody.openings({ size: 200, cursor: first.next })).rows].map((row) => row.id)).toEqual(log)
  })

  it('keeps the log, and tells no such record of what is none', async () => {
    const nobody = '01900000-0000-7000-8000-00000000ffff' as Id<'custody-place'>
    await expect(archivist.custody.place({ id: nobody })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(archivist.custody.shelve({ code: '没有这个号', place: 'A1' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await archivist.custody.find({ code: '没有这个号' })).toBeNull()
    await expect(archivist.custody.declarePlace({ code: 'A 1', classId: general })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(archivist.custody.declarePlace({ code: 'Z9', classId: general, rows: 0 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(clerk.custody.openings({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
