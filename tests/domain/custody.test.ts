import { describe, expect, it } from 'vitest'
import { roles } from '#shared/domain/access.ts'
import { accessActs, accessRights, decideAccess, decideOpening, decidePeriod, decideSetRight, defaultRight, isHidden, periodOf, rightOf, wholeMatrix } from '#shared/domain/custody.ts'
import type { OpeningFacts, ViewPermission } from '#shared/domain/custody.ts'
import { decideDestructionAct, decideListing, decideMethod, destructionActions, destructionStatuses, destructionTransitions, isExpired, retentionEndOf, saleWordIn } from '#shared/domain/custody-destruction.ts'
import type { DestructionList } from '#shared/domain/custody-destruction.ts'
import { classOf, candidatePlaces, decideClassAct, decideNewClass, decidePlace, decideShelving, departmentNamed, homeText, nextFreeSlot, readHome, shelvingClassActions, shelvingClassStatuses, shelvingClassTransitions } from '#shared/domain/custody-places.ts'
import type { Place } from '#shared/domain/custody-places.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'

const today = toDay('2026-03-02')
const codes = (result: { readonly ok: boolean; readonly error?: readonly { readonly code: string }[] }) => (result.ok ? [] : (result.error ?? []).map((refusal) => refusal.code))
const clerk = { userId: 'li', role: 'clerk' } as const
const file = { number: 'KH-0009', name: '测试', secrecy: 'internal', keepers: [], permissions: [], waiting: [], filing: null } satisfies OpeningFacts
const permission: ViewPermission = { number: 'CY-1', fromDay: today, untilDay: addDays(today, 2), itemIds: ['one'] }

describe('the matrix of rights', () => {
  it('has a cell for every role, level and act, and gives a role that reads no files nothing', () => {
    const cells = wholeMatrix([])
    expect([cells.length, cells.every((cell) => cell.isDefault)]).toEqual([roles.length * secrecyLevels.length * accessActs.length, true])
    expect(cells.filter((cell) => cell.role === 'system-administrator' && cell.right !== 'none')).toEqual([])
  })

  it('keeps today’s work possible: what is not classified opens without asking, what is classified never does', () => {
    for (const role of roles.filter((each) => each !== 'system-administrator')) {
      expect(secrecyLevels.map((level) => defaultRight(role, level, 'view')), role).toEqual(['standing', 'standing', 'on-request', 'on-request'])
      expect(secrecyLevels.some((level) => defaultRight(role, level, 'borrow') === 'standing'), `${role} never borrows without approval`).toBe(false)
    }
  })

  it('is changed cell by cell: what the office set for one act says nothing about another', () => {
    const matrix = [{ role: 'clerk', secrecy: 'open', act: 'copy', right: 'none' }] as const
    expect([rightOf(matrix, 'clerk', 'open', 'copy'), rightOf(matrix, 'clerk', 'open', 'view'), rightOf(matrix, 'clerk', 'internal', 'copy'), rightOf(matrix, 'auditor', 'open', 'copy')]).toEqual(['none', 'standing', 'standing', 'standing'])
  })

  it('answers every right with and without a request', () => {
    const answers = accessRights.flatMap((right) => [true, false].map((hasRequest) => {
      const matrix = [{ role: 'clerk', secrecy: 'secret', act: 'view', right } as const]
      const decided = decideAccess(matrix, { role: 'clerk', secrecy: 'secret', act: 'view', number: 'KH-0009', name: '测试' }, hasRequest)
      return `${right} ${String(hasRequest)}: ${decided.ok ? decided.value : decided.error.map((refusal) => refusal.code).join()}`
    }))
    expect(answers).toEqual([
      'standing true: request', 'standing false: standing', 'on-request true: request', 'on-request false: custody.not-permitted', 'none true: custody.no-right', 'none false: custody.no-right',
    ])
  })

  it('is changed by the manager of customer service only, and never makes standing what is approved each time', () => {
    const cell = { role: 'clerk', secrecy: 'internal', act: 'view', right: 'none' } as const
    expect(codes(decideSetRight(cell, 'standing', true))).toEqual([])
    expect(codes(decideSetRight(cell, 'standing', false))).toEqual(['custody.matrix-not-yours'])
    expect(codes(decideSetRight(cell, 'none', true))).toEqual(['custody.right-unchanged'])
    expect(codes(decideSetRight({ ...cell, act: 'borrow', right: 'standing' }, 'on-request', true))).toEqual(['custody.borrowing-is-approved'])
    for (const secrecy of secrecyLevels) expect(codes(decideSetRight({ ...cell, secrecy, right: 'standing' }, 'none', true)), secrecy).toEqual(secrecy === 'secret' || secrecy === 'top-secret' ? ['custody.classified-is-approved'] : [])
    expect(codes(decideSetRight({ ...cell, role: 'system-administrator', right: 'standing' }, 'none', false))).toEqual(['custody.matrix-not-yours', 'custody.role-without-files'])
  })

  it('lifts exactly the refusal whose remedy is taken', () => {
    const cell = { role: 'clerk', secrecy: 'secret', act: 'view', right: 'standing' } as const
    const refused = decideSetRight(cell, 'none', true)
    const values = refused.ok ? undefined : refused.error[0]?.remedy?.values
    expect(codes(decideSetRight({ ...cell, right: values?.['right'] === 'on-request' ? 'on-request' : 'standing' }, 'none', true))).toEqual([])
  })
})

describe('the gate of a file', () => {
  const open = (facts: Partial<OpeningFacts>, day = today, viewer: { readonly userId: string; readonly role: 'clerk' | 'system-administrator' } = clerk) => decideOpening({ ...file, ...facts }, viewer, [], day)

  it('opens what is classified to its keeper and to an approved consultation that holds today, and to nobody else (P07-22)', () => {
    const secret = { secrecy: 'secret', keepers: [{ userId: 'sun', name: '孙' }] } as const
    expect(open(secret, today, { userId: 'sun', role: 'clerk' })).toEqual(ok({ standing: 'keeper', request: '' }))
    expect(open(secret)).toMatchObject({ ok: false, error: [{ code: 'custody.classified', clause: 'P07-22', facts: { keepers: ['孙'] } }] })
    expect(open({ ...secret, permissions: [permission] })).toEqual(ok({ standing: 'request', request: 'CY-1' }))
    expect(open({ ...secret, waiting: [{ number: 'CY-2' }] })).toMatchObject({ error: [{ code: 'custody.consultation-waits' }] })
    expect(open({ ...secret, filing: ok('agreed') }), 'an agreement of the department is none for what is classified').toMatchObject({ ok: false })
  })

  it('holds a permission on its days, both included, not the day before and not the day after', () => {
    const secret = { secrecy: 'secret', permissions: [permission] } as const
    expect([-1, 0, 2, 3].map((days) => open(secret, addDays(today, days)).ok)).toEqual([false, true, true, false])
    expect(open(secret, addDays(today, 3))).toMatchObject({ error: [{ code: 'custody.consultation-ended', facts: { untilDay: '2026-03-04' } }] })
    expect(open(secret, addDays(today, -1)), 'approved, for later days').toMatchObject({ error: [{ code: 'custody.consultation-not-yet', facts: { request: 'CY-1', fromDay: '2026-03-02' } }] })
  })

  it('opens what is not classified by the matrix, unless the department reserves it (P19-1.5); the stricter rules', () => {
    const reserved = { code: 'customer-filing.view-other-department', clause: 'P19-1.5.2', facts: {} }
    expect(open({})).toEqual(ok({ standing: 'standing', request: '' }))
    expect(open({ filing: no([reserved]) })).toEqual(no([reserved]))
    expect(open({ filing: ok('agreed') })).toEqual(ok({ standing: 'filing', request: '' }))
    expect(open({ filing: no([reserved]), permissions: [permission] }), 'customer service permitted this file to this person').toMatchObject({ ok: true, value: { standing: 'request' } })
    expect(open({}, today, { userId: 'root', role: 'system-administrator' })).toMatchObject({ error: [{ code: 'custody.no-right' }] })
  })

  it('never opens more when a level rises: whoever may not open a file may not open it at a stricter level', () => {
    for (const filing of [null, ok('own' as const), ok('agreed' as const), no([])]) {
      for (const permissions of [[], [permission]]) {
        const opens = secrecyLevels.map((secrecy) => open({ secrecy, filing, permissions }).ok)
        expect(opens.every((each, index) => index === 0 || !each || opens[index - 1] === true), JSON.stringify({ filing, permissions })).toBe(true)
      }
    }
  })

  it('hides a classified document from whoever has the file open without being its keeper or having asked for it', () => {
    const item = { itemId: 'one', secrecy: 'secret', keepers: [{ userId: 'sun' }] } as const
    const facts = { secrecy: 'internal', permissions: [permission] } as const
    expect(isHidden(item, facts, clerk, today)).toBe(false)
    expect(isHidden({ ...item, itemId: 'two' }, facts, clerk, today), 'another document of the same request').toBe(true)
    expect(isHidden({ ...item, itemId: 'two' }, facts, { userId: 'sun', role: 'clerk' }, today)).toBe(false)
    expect(isHidden({ ...item, secrecy: 'internal', itemId: 'two' }, facts, clerk, today)).toBe(false)
    expect(isHidden(item, facts, clerk, addDays(today, 3)), 'the day after').toBe(true)
    const two = { ...facts, permissions: [permission, { ...permission, number: 'CY-2', itemIds: ['two'] }] }
    expect(['one', 'two', 'three'].map((itemId) => isHidden({ ...item, itemId }, two, clerk, today)), 'two requests for different documents').toEqual([false, false, true])
  })

  it('lets customer service name the days of an approved consultation, not backwards and not before its approval', () => {
    const asked = { number: 'CY-1', approvedDay: today, fromDay: today, untilDay: today }
    expect(codes(decidePeriod(asked, true))).toEqual([])
    expect(codes(decidePeriod(asked, false))).toEqual(['custody.not-customer-service'])
    expect(codes(decidePeriod({ ...asked, fromDay: addDays(today, -1) }, true))).toEqual(['custody.period-before-approval'])
    expect(codes(decidePeriod({ ...asked, untilDay: addDays(today, -1) }, true))).toEqual(['custody.period-backwards'])
    expect(codes(decidePeriod({ ...asked, approvedDay: null }, true))).toEqual(['custody.consultation-not-approved'])
    expect([periodOf(today, undefined), periodOf(today, { fromDay: today, untilDay: today })]).toEqual([{ fromDay: '2026-03-02', untilDay: '2026-03-05' }, { fromDay: '2026-03-02', untilDay: '2026-03-02' }])
  })
})

const k1: Place = { id: 'k1', code: 'K1', classId: 'a', isSecret: false, keeperName: null, rows: 2, slots: 3 }
const k2: Place = { ...k1, id: 'k2', code: 'K2' }
const k10: Place = { ...k1, id: 'k10', code: 'K10' }
const s1: Place = { ...k1, id: 's1', code: 'S1', classId: null, isSecret: true, keeperName: '孙' }
const subject = { number: 'KH-0007', name: '测试', secrecy: 'internal', classId: 'a', isDestroyed: false } as const

describe('places', () => {
  it('fill from the left to the right, from the top row down, cabinet after cabinet (P07-7)', () => {
    const taken: { placeId: string; row: number; slot: number }[] = []
    const order: string[] = []
    for (let next = nextFreeSlot([k10, k2, k1], taken); next !== null; next = nextFreeSlot([k10, k2, k1], taken)) {
      order.push(homeText(next.place.code, next.slot))
      taken.push({ placeId: next.place.id, ...next.slot })
    }
    expect(order).toEqual(['K1', 'K2', 'K10'].flatMap((code) => [1, 2].flatMap((row) => [1, 2, 3].map((slot) => `${code}-${String(row)}-${String(slot)}`))))
  })

  it('propose the first slot that anybody freed, whatever stands after it', () => {
    const all = [1, 2].flatMap((row) => [1, 2, 3].map((slot) => ({ placeId: 'k1', row, slot })))
    for (const freed of all) expect(nextFreeSlot([k1], all.filter((each) => each !== freed))?.slot).toEqual({ row: freed.row, slot: freed.slot })
    expect(nextFreeSlot([k1], all)).toBeNull()
  })

  it('are read as people and scanners write them, and nothing else is taken for one', () => {
    const read = (text: string) => { const home = readHome(text, [k1, k10, s1]); return home === null ? null : homeText(home.place.code, home.slot) }
    expect(['K1', 'k1', ' K1 - 2 - 1 ', 'Ｋ１－２－１', 'K10-1-1', 'K10', 'K1/2/3', 'S1-1-1'].map(read)).toEqual(['K1', 'K1', 'K1-2-1', 'K1-2-1', 'K10-1-1', 'K10', 'K1-2-3', 'S1-1-1'])
    expect(['', 'K', 'K3', 'K1-2', 'K1-a-b', '老柜 3 层', 'Sales office'].map(read)).toEqual([null, null, null, null, null, null, null])
  })

  it('take classified material in secret stores only, and nothing else there (P07-22)', () => {
    const shelve = (secrecy: (typeof secrecyLevels)[number], place: Place) => codes(decideShelving({ ...subject, secrecy }, { place, slot: { row: 1, slot: 1 }, takenBy: null, proposed: null }))
    expect(secrecyLevels.map((level) => [shelve(level, k1), shelve(level, s1)])).toEqual([
      [[], ['custody.open-in-secret-store']], [[], ['custody.open-in-secret-store']], [['custody.classified-in-open-place'], []], [['custody.classified-in-open-place'], []],
    ])
    expect(shelve('secret', { ...s1, keeperName: null }), 'its keeper left the office').toEqual(['custody.store-without-keeper'])
    expect([candidatePlaces({ secrecy: 'secret', classId: 'a' }, [k1, s1]), candidatePlaces({ secrecy: 'open', classId: 'a' }, [k1, s1]), candidatePlaces({ secrecy: 'open', classId: null }, [k1, s1])]).toEqual([[s1], [k1], []])
  })

  it('warn of another class and another slot than the next one, and refuse what is taken or is not there', () => {
    const proposed = { place: k1, slot: { row: 1, slot: 2 } }
    const shelve = (place: Place, slot: { row: number; slot: number } | null, takenBy: string | null = null, classId: string | null = 'a') => decideShelving({ ...subject, classId }, { place, slot, takenBy, proposed })
    const warned = (result: ReturnType<typeof shelve>) => (result.ok ? result.value.warnings.map((warning) => warning.code) : [])
    expect(warned(shelve(k1, { row: 1, slot: 2 }))).toEqual([])
    expect(warned(shelve(k1, { row: 1, slot: 3 }))).toEqual(['custody.other-place'])
    expect(warned(shelve({ ...k2, classId: 'b' }, { row: 1, slot: 1 }))).toEqual(['custody.other-class', 'custody.other-place'])
    expect(warned(shelve(k1, { row: 1, slot: 2 }, null, null))).toEqual(['custody.class-missing'])
    expect(codes(shelve(k1, { row: 3, slot: 1 }))).toEqual(['custody.no-such-slot'])
    expect(codes(shelve(k1, { row: 2, slot: 4 }))).toEqual(['custody.no-such-slot'])
    expect(shelve(k1, { row: 1, slot: 1 }, 'KH-0001')).toMatchObject({ error: [{ code: 'custody.slot-taken', remedy: { values: { place: 'K1-1-2' } } }] })
    expect(codes(shelve(k1, null))).toEqual(['custody.place-full'])
  })

  it('are declared by customer service, a cabinet with a class, a secret store with a keeper; none shrinks below what it holds', () => {
    const input = { code: 'K1', isSecret: false, keeperId: null, rows: 2, slots: 3, classId: 'a' }
    const facts = { isCustomerService: true, codeTakenBy: null, isClassSet: true, beyond: [], unfit: [], isKeeperKnown: false }
    expect(codes(decidePlace(input, facts))).toEqual([])
    expect(codes(decidePlace({ ...input, classId: null }, { ...facts, isClassSet: false }))).toEqual(['custody.place-without-class'])
    expect(codes(decidePlace({ ...input, isSecret: true }, facts))).toEqual(['custody.store-without-keeper'])
    expect(codes(decidePlace({ ...input, isSecret: true, keeperId: 'gone' }, facts)), 'somebody who may not read files').toEqual(['custody.store-without-keeper'])
    expect(codes(decidePlace({ ...input, isSecret: true, keeperId: 'sun' }, { ...facts, isKeeperKnown: true }))).toEqual([])
    expect(codes(decidePlace(input, { isCustomerService: false, codeTakenBy: 'K1', isClassSet: true, beyond: ['KH-1'], unfit: ['KH-2'], isKeeperKnown: false }))).toEqual(['custody.not-customer-service', 'custody.place-taken', 'custody.slots-in-use', 'custody.store-in-use'])
  })

  it('name the department that a typed place speaks of', () => {
    expect(['Sales office 2 号桌', '销售部', '老柜 3 层', ''].map((text) => departmentNamed(text, ['Sales office', '销售部']))).toEqual(['Sales office', '销售部', '', ''])
  })
})

describe('shelving classes', () => {
  it('answer every pair of status and action by the table', () => {
    for (const status of shelvingClassStatuses) {
      for (const action of shelvingClassActions) {
        const decided = decideClassAct({ name: 'C', status, places: [] }, action, true)
        const next = shelvingClassTransitions[status][action]
        if (next === null) expect(codes(decided), `${status} ${action}`).toEqual(['custody.class-status'])
        else expect(decided, `${status} ${action}`).toEqual(ok(next))
        expect(decideClassAct({ name: 'C', status, places: [] }, action, false).ok, 'another department decides nothing').toBe(false)
      }
    }
  })

  it('are set by customer service and proposed by everybody else; one with cabinets stays', () => {
    expect([decideNewClass(null, true), decideNewClass(null, false)]).toEqual([ok('set'), ok('proposed')])
    expect(codes(decideNewClass('C', true))).toEqual(['custody.class-taken'])
    expect(codes(decideClassAct({ name: 'C', status: 'set', places: ['K1'] }, 'retire', true))).toEqual(['custody.class-has-places'])
  })

  it('follow the customer class of a file unless one was named that is in use', () => {
    const classes = [{ id: 'a', name: '', status: 'set', category: 'general' }, { id: 'c', name: 'C', status: 'set', category: null }, { id: 'd', name: 'D', status: 'proposed', category: null }] as const
    const of = (shelvingClassId: string | null, category: 'unset' | 'general' | 'special') => classOf({ shelvingClassId, category }, classes)?.id ?? null
    expect([of(null, 'general'), of('c', 'general'), of('d', 'general'), of(null, 'unset'), of('c', 'unset'), of(null, 'special')]).toEqual(['a', 'c', 'a', null, 'c', null])
  })
})

describe('destruction', () => {
  const line = { number: 'KH-0003', retentionEnd: toDay('2026-12-31'), judgement: 'no-value', isDestroyed: false, itemsOut: [] } as const
  const after = toDay('2027-01-04')
  const list: DestructionList = { number: 'XH-1', status: 'approved', lines: [line], method: 'shredding', methodNote: '', requesterId: 'qian', witnessIds: ['one', 'two'] }

  it('answers every pair of status and action by the table', () => {
    for (const status of destructionStatuses) {
      for (const action of destructionActions) {
        const decided = decideDestructionAct({ ...list, status }, action, after)
        const next = destructionTransitions[status][action]
        if (next === null) expect(codes(decided), `${status} ${action}`).toEqual([action === 'destroy' && (status === 'draft' || status === 'asked') ? 'custody.not-approved' : 'custody.destruction-status'])
        else expect(decided, `${status} ${action}`).toEqual(ok(next))
      }
    }
  })

  it('begins the day after the retention ends, and not before', () => {
    expect(['2026-03-02', '2026-12-31', '2027-01-01', '2027-01-04'].map((day) => codes(decideListing([line], toDay(day))))).toEqual([['custody.retention-running'], ['custody.retention-running'], [], []])
    expect([isExpired(null, after), retentionEndOf(toDay('2016-05-01'), 10), retentionEndOf(toDay('2016-12-31'), 10), retentionEndOf(toDay('2017-01-01'), 10)]).toEqual([false, '2026-12-31', '2026-12-31', '2027-12-31'])
    expect(codes(decideListing([{ ...line, retentionEnd: null }, { ...line, isDestroyed: true }, { ...line, itemsOut: ['KH-0003-01'] }], after))).toEqual(['custody.retention-missing', 'custody.is-destroyed', 'custody.destroy-items-out'])
  })

  it('takes two different witnesses, neither of them whoever asked', () => {
    const destroy = (witnessIds: readonly string[]) => codes(decideDestructionAct({ ...list, witnessIds }, 'destroy', after))
    expect(destroy(['one', 'two'])).toEqual([])
    expect(destroy(['one'])).toEqual(['custody.witnesses-missing'])
    expect(destroy(['one', 'one'])).toEqual(['custody.witnesses-missing'])
    expect(destroy(['one', 'qian'])).toEqual(['custody.requester-as-witness'])
    expect(destroy(['qian', 'qian'])).toEqual(['custody.requester-as-witness', 'custody.witnesses-missing'])
  })

  it('is asked for with every file judged, a method that is no sale, and at least one file', () => {
    const ask = (more: Partial<DestructionList>) => codes(decideDestructionAct({ ...list, status: 'draft', ...more }, 'ask', after))
    expect(ask({})).toEqual([])
    expect(ask({ lines: [] })).toEqual(['custody.list-empty'])
    expect(ask({ lines: [line, { ...line, judgement: 'open' }] })).toEqual(['custody.not-judged'])
    expect(ask({ method: null })).toEqual(['custody.method-missing'])
    expect(ask({ method: 'other', methodNote: '' })).toEqual(['custody.method-unnamed'])
    expect(ask({ method: 'other', methodNote: '卖给废品站' })).toEqual(['custody.sold-as-waste'])
  })

  it('knows a sale in whatever words, and does not see one where there is none', () => {
    expect(['sold as waste paper', 'Sold  As Waste  Paper', 'SELL', '当废纸处理', '卖 掉', '出售', '送废品回收', '废　纸', 'Sale to a dealer', '售给纸厂'].filter((note) => saleWordIn(note) === null)).toEqual([])
    expect(['', '化浆', '送有资质的单位焚毁', '高温消毒', 'pulped on site', '碎纸机两遍', '在销售部碎纸机粉碎', '交售后部焚毁', 'shredded in the sales office', 'wholesale department shredder'].filter((note) => saleWordIn(note) !== null)).toEqual([])
    const refused = decideMethod('other', 'sold as waste paper')
    expect(refused).toMatchObject({ error: [{ clause: 'P07-25', remedy: { values: { method: 'shredding', methodNote: '' } } }] })
    expect(decideMethod('shredding', '').ok, 'its remedy lifts it').toBe(true)
  })
})
