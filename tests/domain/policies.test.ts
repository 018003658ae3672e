import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsOf, changeActions, changeStatuses, changeTransitions, decideProposal, lawOn } from '#shared/domain/policies/changes.ts'
import type { ProposalFacts, PublishedChange } from '#shared/domain/policies/changes.ts'
import { beginsAs, decideOwnerAct, openOwnerActs, ownerActions } from '#shared/domain/policies/owners.ts'
import type { OwnerActFacts } from '#shared/domain/policies/owners.ts'
import { findConflicts } from '#shared/domain/policies/conflicts.ts'
import type { TopicPositions } from '#shared/domain/policies/conflicts.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'

const day = toDay('2026-05-11')
const loanDays = (value: number) => ({ kind: 'figure', pack: 'P07', clauseId: 'P07-19.5b', figure: 'loanDaysMax', value }) as const
const facts: ProposalFacts = { today: day, approvalClause: 'P07-29', pack: { isActive: true, isNeeded: false }, figure: { printed: 3, ruling: 3, unit: 'calendar-days' }, waiting: null }
const codes = (result: ReturnType<typeof decideProposal>) => (result.ok ? [] : result.error.map((refusal) => refusal.code))

describe('a change of a policy', () => {
  it('knows what every act does to every status: an owner takes over or declines a proposal and hands a draft in, the general manager ends what waits, and what has ended does not move', () => {
    const moves = changeStatuses.flatMap((status) => changeActions.flatMap((action) => { const next = changeTransitions[status][action]; return next === null ? [] : [`${status} ${action} ${next}`] }))
    expect(changeStatuses.length * changeActions.length).toBe(56)
    expect(moves).toEqual([
      'proposed take-over draft', 'proposed decline declined', 'proposed withdraw withdrawn', 'draft submit waiting', 'draft withdraw withdrawn', 'waiting agree published', 'waiting return returned', 'waiting refuse refused', 'waiting withdraw withdrawn',
    ])
  })

  it('that is a text is refused when it says nothing, says what stands there, or belongs to no clause', () => {
    const ask = (text: string, stands: string | null) => codes(decideProposal({ kind: 'text', pack: 'P19', clauseId: 'P19-B.1a', act: 'supplement', text }, { fromDay: day, reason: '补充' }, { ...facts, figure: null, text: stands }))
    expect([ask('含电话联系', ''), ask('', ''), ask('含电话联系', '含电话联系'), ask('含电话联系', null)]).toEqual([[], ['policies.text-missing'], ['policies.text-same'], ['policies.clause-unknown']])
  })

  it('is refused with the clause for a number below nothing, beyond reason, in parts, or the same as before', () => {
    const ask = (value: number) => decideProposal(loanDays(value), { fromDay: day, reason: '淡季' }, facts)
    expect(codes(ask(5))).toEqual([])
    expect([-1, 0, 3_651, 2.5, 3].map((value) => codes(ask(value)))).toEqual([['policies.figure-negative'], ['policies.figure-absurd'], ['policies.figure-absurd'], ['policies.figure-not-whole'], ['policies.figure-same']])
    expect(ask(-1)).toMatchObject({ error: [{ clause: 'P07-19.5b', field: 'value', remedy: { values: { value: 1 } } }] })
    expect([codes(ask(1)), codes(ask(3_650))]).toEqual([[], []])
  })

  it('tells all reasons together: no reason, a day that has gone, another change of the same that waits', () => {
    expect(codes(decideProposal(loanDays(-1), { fromDay: addDays(day, -1), reason: '' }, { ...facts, waiting: 'ZD2026-00001' }))).toEqual(['policies.figure-negative', 'policies.reason-missing', 'policies.from-in-past', 'policies.change-waiting'])
  })

  it('lifts exactly the refusal whose remedy is applied', () => {
    fc.assert(fc.property(fc.integer({ min: -50, max: 9_000 }), fc.boolean(), fc.boolean(), (value, isLate, isMute) => {
      const more = { fromDay: isLate ? addDays(day, -3) : day, reason: isMute ? '' : '改' }
      const before = decideProposal(loanDays(value), more, facts)
      if (before.ok) return
      for (const refusal of before.error) {
        const mended = refusal.field === 'value' ? decideProposal(loanDays(Number(refusal.remedy?.values?.['value'] ?? 7)), more, facts)
          : decideProposal(loanDays(value), { ...more, ...(refusal.field === 'reason' ? { reason: '因' } : { fromDay: day }) }, facts)
        expect(codes(mended)).toEqual(codes(before).filter((code) => code !== refusal.code))
      }
    }))
  })

  it('cannot put a pack out of force that a desk stands on, nor say twice what is so already', () => {
    const ask = (isActive: boolean, pack: ProposalFacts['pack']) => codes(decideProposal({ kind: 'pack', pack: 'P07', isActive }, { fromDay: day, reason: '改' }, { ...facts, pack }))
    expect([ask(false, { isActive: true, isNeeded: true }), ask(true, { isActive: true, isNeeded: true }), ask(false, { isActive: true, isNeeded: false }), ask(false, null)])
      .toEqual([['policies.pack-needed'], ['policies.already-active'], [], ['policies.pack-unknown']])
  })

  it('bounds a share by a hundred and a day of the month by the thirty-first', () => {
    expect([boundsOf('followupRateMin', 50, 'percent').most, boundsOf('dueDayOfMonth', 10, 'calendar-days').most, boundsOf('fineYuan', 20, 'yuan').isWhole]).toEqual([100, 31, false])
  })
})

describe('the owner of a policy', () => {
  const owner = { department: 'customer-service', clause: 'P07-28' } as const
  const officeWith = (isStaffed: boolean, isOfOwner: boolean) => ({ owner, isStaffed, isOfOwner })
  const acts = (more: Partial<OwnerActFacts>): OwnerActFacts => ({ status: 'proposed', number: 'ZD2026-00001', owner: officeWith(true, false), ownerName: '客户服务部', department: '销售部', isAsker: false, mayDecide: false, waiting: null, ...more })
  const refused = (result: ReturnType<typeof decideOwnerAct>) => (result.ok ? result.value : result.error.map((refusal) => refusal.code).join(' '))

  it('drafts at once, others propose, and where nobody belongs to it or no clause names one the change goes to whoever decides', () => {
    expect([beginsAs(officeWith(true, true)), beginsAs(officeWith(true, false)), beginsAs(officeWith(false, false)), beginsAs(null)]).toEqual(['draft', 'proposed', 'waiting', 'waiting'])
  })

  it('alone takes over, declines with a reason, and hands in; whoever asked only takes back', () => {
    const people = { owner: acts({ owner: officeWith(true, true) }), asker: acts({ isAsker: true }), other: acts({}), manager: acts({ mayDecide: true }) }
    const of = (facts: OwnerActFacts) => [...openOwnerActs(facts), '|', ...openOwnerActs({ ...facts, status: 'draft' })]
    expect(Object.values(people).map(of)).toEqual([['take-over', 'decline', '|', 'submit', 'withdraw'], ['withdraw', '|', 'withdraw'], ['|'], ['|']])
    expect(decideOwnerAct('take-over', '', people.other)).toMatchObject({ error: [{ code: 'policies.not-owner', clause: 'P07-28', facts: { owner: '客户服务部', department: '销售部' } }] })
    expect([refused(decideOwnerAct('decline', '', people.owner)), refused(decideOwnerAct('decline', '已有规定', people.owner))]).toEqual(['policies.reason-missing', 'declined'])
    expect(refused(decideOwnerAct('submit', '', { ...people.owner, status: 'draft', waiting: 'ZD2026-00002' }))).toBe('policies.change-waiting')
  })

  it('that has lost its people leaves its list to whoever decides', () => {
    const left = officeWith(false, false)
    expect([openOwnerActs(acts({ owner: left, mayDecide: true })), openOwnerActs(acts({ owner: left })), openOwnerActs(acts({ owner: left, isAsker: true, status: 'draft' }))]).toEqual([['take-over', 'decline'], [], ['submit', 'withdraw']])
  })

  it('touches nothing that is with the general manager or has ended, whoever acts', () => {
    for (const status of changeStatuses.filter((each) => each !== 'proposed' && each !== 'draft')) {
      for (const action of ownerActions) expect(refused(decideOwnerAct(action, '因', acts({ status, owner: officeWith(true, true), isAsker: true, mayDecide: true }))), `${status} ${action}`).toBe('policies.change-not-open')
    }
  })
})

describe('the law of a day', () => {
  const changes: readonly PublishedChange[] = [
    { change: loanDays(5), fromDay: day }, { change: { kind: 'pack', pack: 'P13', isActive: true }, fromDay: day }, { change: loanDays(2), fromDay: addDays(day, 10) }, { change: { kind: 'pack', pack: 'P13', isActive: false }, fromDay: addDays(day, 20) },
  ]
  const figure = (of: typeof day) => lawOn(of, ['P07'], changes).figures.get('P07-19.5b loanDaysMax')
  it('changes on the day of a change and not on the day before', () => {
    expect([figure(addDays(day, -1)), figure(day), figure(addDays(day, 9)), figure(addDays(day, 10))]).toEqual([undefined, 5, 5, 2])
    expect([-1, 0, 19, 20].map((after) => lawOn(addDays(day, after), ['P07'], changes).activePacks.has('P13'))).toEqual([false, true, true, false])
  })
  it('puts the later text of one act in the place of the earlier, keeps a supplement beside an interpretation, and counts each in the pack’s version', () => {
    const note = (act: 'supplement' | 'interpretation', text: string, after: number) => ({ change: { kind: 'text', pack: 'P19', clauseId: 'P19-B.1a', act, text } as const, fromDay: addDays(day, after) })
    const law = (after: number) => lawOn(addDays(day, after), [], [note('supplement', '含电话联系', 0), note('interpretation', '按首次联系日起算', 1), note('supplement', '含线上联系', 2)])
    expect([-1, 0, 1, 2].map((after) => [...law(after).texts.values()].map(({ text }) => text).toSorted())).toEqual([[], ['含电话联系'], ['含电话联系', '按首次联系日起算'].toSorted(), ['含线上联系', '按首次联系日起算'].toSorted()])
    expect([-1, 0, 1, 2].map((after) => law(after).changesOf.get('P19'))).toEqual([undefined, 1, 2, 3])
  })
  it('lets the later publication rule when two begin on one day', () => {
    expect(lawOn(day, [], [{ change: loanDays(5), fromDay: day }, { change: loanDays(4), fromDay: day }]).figures.get('P07-19.5b loanDaysMax')).toBe(4)
  })
})

describe('packs that disagree', () => {
  const said = (pack: string, rank: number | null) => ({ pack, clauseId: `${pack}-1`, rank, value: rank, unit: 'calendar-days' })
  const topics: readonly TopicPositions[] = [{ topic: 'loan-days', positions: [said('P07', 3), said('P13', 1)] }, { topic: 'lateness', positions: [said('P13', null), said('P20', null)] }]
  it('follow the stricter, the office where it decided, and the smaller number where strictness cannot be told', () => {
    const find = (packs: readonly string[], precedence: Record<string, string> = {}) => findConflicts(topics, new Set(packs), new Map(Object.entries(precedence))).map((conflict) => [conflict.topic, conflict.ruling.pack, conflict.reason])
    expect(find(['P07', 'P13'])).toEqual([['loan-days', 'P13', 'stricter']])
    expect(find(['P07', 'P13'], { 'loan-days': 'P07' })).toEqual([['loan-days', 'P07', 'office']])
    expect(find(['P13', 'P20'])).toEqual([['lateness', 'P13', 'first']])
    expect(find(['P07', 'P20'])).toEqual([])
  })
  it('pay no heed to a decision for a pack that does not act, whatever the order of the packs', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 }), (ranks) => {
      const positions = ranks.map((rank, index) => said(`P0${String(index)}`, rank))
      const [conflict] = findConflicts([{ topic: 't', positions }], new Set(positions.map((position) => position.pack)), new Map([['t', 'P99']]))
      expect(conflict?.ruling.rank).toBe(Math.min(...ranks))
      expect(conflict?.isTwin).toBe(new Set(ranks).size === 1)
      expect(conflict?.positions.length).toBe(ranks.length)
    }))
  })
})
