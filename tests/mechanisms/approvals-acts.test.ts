import { describe, expect, it } from 'vitest'
import { approvalTransitions, openStepOf, votesOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Approval } from '#main/mechanisms/approvals/approval-state.ts'
import { callsOf, isVacant, peopleOf } from '#main/mechanisms/approvals/authority.ts'
import { planSteps } from '#main/mechanisms/approvals/plan-steps.ts'
import { decideStandIn, standInDaysMax } from '#main/mechanisms/approvals/stand-ins.ts'
import type { StandIn } from '#main/mechanisms/approvals/stand-ins.ts'
import { countVoices, outcomeOf } from '#main/mechanisms/approvals/step-outcome.ts'
import { approvalActions, approvalStatuses } from '#shared/contract/approvals.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'
import { actOf, after, agree, beginChain, by, chainOf, codesOf, factsOf, nineOn, office, person, refuse, step, today } from '#tests/support/approval-cases.ts'

const manager = step('manager', ['department-manager'])
const twoSteps = chainOf(step('review', ['archive-administrator']), manager)
const fallsTo = (approval: Approval, known = factsOf()) => { const open = openStepOf(approval); return open === undefined ? [] : peopleOf(callsOf(approval, open, known)).map((one) => one.userId) }
const standIn = (personId: string, standInId: string, fromDay = '2026-03-02', toDay_ = '2026-03-06', under = 'P15-F.1'): StandIn => ({ personId, standInId, fromDay: toDay(fromDay), toDay: toDay(toDay_), under })

describe('every status with every action', () => {
  for (const status of approvalStatuses) {
    for (const action of approvalActions) {
      const isPossible = status === 'running' || action === 'copy'
      it(`${action} on what is ${status}: ${isPossible ? 'allowed' : 'refused'}`, () => {
        expect(approvalTransitions[status][action] !== null).toBe(isPossible)
        // At the second step, with a signer who was added and an opinion that was asked.
        let approval = after(beginChain(twoSteps), agree(), by('archivist'))
        if (action === 'answer') approval = after(approval, { kind: 'delegate', step: 2, to: 'archivist2', reason: '看看合同' }, by('manager'))
        if (action === 'remove-signer') approval = after(approval, { kind: 'add-signer', step: 2, to: 'archivist2', reason: '' }, by('manager'))
        const steps = status === 'running' ? approval.steps : approval.steps.map((one) => ({ ...one, status: 'agreed' as const }))
        const who = action === 'withdraw' || action === 'urge' ? 'clerk' : action === 'answer' ? 'archivist2' : 'manager'
        const act = actOf(action, { step: null, to: action === 'transfer' ? 'director' : 'archivist2', position: 1, reason: '理由' })
        expect(codesOf({ ...approval, status, steps, closedAt: status === 'running' ? null : nineOn(today) }, act, by(who))).toEqual(isPossible ? [] : ['approvals.ended'])
      })
    }
  }
})

describe('how a step counts', () => {
  it('asks every role where all must agree, in any order, and one no ends it', () => {
    const both = beginChain(chainOf(step('both', ['archive-administrator', 'department-manager'], { mode: 'all' })))
    for (const [first, second] of [['archivist', 'manager'], ['manager', 'archivist']] as const) {
      const half = after(both, agree(), by(first))
      expect([half.status, codesOf(half, agree(), by(first)), fallsTo(half).includes(second)]).toEqual(['running', ['approvals.not-asked'], true])
      expect(after(half, agree(), by(second)).status).toBe('agreed')
      expect(after(half, refuse(), by(second)).status).toBe('refused')
    }
  })

  it('asks every person where each has a voice: two signatures are two people', () => {
    const each = beginChain(chainOf(step('managers', ['department-manager'], { mode: 'all', voices: 'people' })))
    expect(each.steps[0]?.seats.map((seat) => seat.value)).toEqual(['manager', 'manager2'])
    const half = after(each, agree(), by('manager'))
    expect([codesOf(half, agree(), by('manager')), fallsTo(half)]).toEqual([['approvals.not-asked'], ['manager2']])
    expect(after(half, agree(), by('manager2')).status).toBe('agreed')
  })

  it('carries a vote at its share, goes on after a no, and ends when the share is out of reach', () => {
    const people = Array.from({ length: 5 }, (_, index) => person(`m${String(index)}`, 'department-manager'))
    const known = factsOf(people)
    const vote = beginChain(chainOf(step('vote', ['department-manager'], { mode: 'share', sharePoints: 6_000 })), {}, 'clerk', people)
    let open = vote
    for (const who of ['m0', 'm1']) open = after(open, refuse(), by(who, people), known)
    expect(open.status).toBe('running')
    expect(after(open, refuse(), by('m2', people), known).status, 'three of five said no: 60 % is out of reach').toBe('refused')
    for (const who of ['m2', 'm3']) open = after(open, agree(), by(who, people), known)
    expect([open.status, after(open, agree(), by('m4', people), known).status]).toEqual(['running', 'agreed'])
    expect(codesOf(vote, { kind: 'return', step: null, reason: '理由' }, by('m0', people), known)).toEqual(['approvals.only-votes'])
  })

  it('rounds a share up in whole voices: two thirds of three are two, and a point more are three', () => {
    const seats = [1, 2, 3].map((seat) => ({ seat, kind: 'user', value: String(seat), role: 'department-manager', addedBy: null, delegateId: null }) as const)
    const needed = (sharePoints: number) => countVoices('share', { seats, votes: [], sharePoints }).needed
    expect([needed(6_666), needed(6_667), needed(3_333), needed(3_334), needed(10_000), needed(1)]).toEqual([2, 3, 1, 2, 3, 1])
    expect(outcomeOf({ mode: 'share', seats, sharePoints: 6_666 }, [{ seat: 1, action: 'agree' }, { seat: 2, action: 'agree' }])).toBe('agreed')
    expect(outcomeOf({ mode: 'share', seats, sharePoints: 6_667 }, [{ seat: 1, action: 'agree' }, { seat: 2, action: 'agree' }])).toBe('open')
  })

  it('asks a step only for its amount, kind, department and secrecy, and keeps it when the matter does not say', () => {
    const chain = chainOf(step('small', ['archive-administrator'], { whenAmount: { belowCents: 100_000 } }), step('large', ['general-manager'], { whenAmount: { atLeastCents: 100_000 } }), step('kind', ['department-manager'], { whenKind: ['gift'], whenDepartment: ['销售部'], whenSecrecy: ['secret'] }))
    const asked = (facts: Parameters<typeof planSteps>[1]) => planSteps(chain, facts, nineOn(today), { people: office, parties: [] }).map((one) => one.key)
    const other = { kind: 'copy' }
    expect([asked({ amountCents: 99_999, ...other }), asked({ amountCents: 100_000, ...other }), asked({ ...other })]).toEqual([['small'], ['large'], ['small', 'large']])
    const gift = { amountCents: 1, kind: 'gift', department: '销售部', secrecy: 'secret' } as const
    expect([asked(gift), asked({ ...gift, department: '财务部' }), asked({ ...gift, secrecy: 'open' })]).toEqual([['small', 'kind'], ['small'], ['small']])
  })

  it('refuses a chain that is not declared whole: a vote without its share, a share without a vote, a step without a role', () => {
    for (const bad of [step('a', ['department-manager'], { mode: 'share' }), step('a', ['department-manager'], { sharePoints: 5_000 }), step('a', ['department-manager'], { mode: 'share', sharePoints: 10_001 }), step('a', [])]) {
      expect(() => beginChain(chainOf(bad))).toThrow()
    }
  })

  it('climbs voice by voice where all must agree, and waits for a voice that nobody can give', () => {
    const both = chainOf(step('both', ['archive-administrator', 'department-manager'], { mode: 'all' }))
    const few = [person('clerk', 'clerk'), person('archivist', 'archive-administrator'), person('director', 'general-manager')]
    const half = after(beginChain(both, {}, 'clerk', few), agree(), by('archivist', few), factsOf(few))
    expect(fallsTo(half, factsOf(few))).toEqual(['director'])
    const done = after(half, agree(), by('director', few), factsOf(few))
    expect([done.status, done.decisions.map((decision) => decision.standing)]).toEqual(['agreed', ['seat', 'climbed']])
    const fewer = few.slice(0, 2)
    const stuck = after(beginChain(both, {}, 'clerk', fewer), agree(), by('archivist', fewer), factsOf(fewer))
    const open = openStepOf(stuck)
    expect([stuck.status, open && isVacant(open, callsOf(stuck, open, factsOf(fewer)))]).toEqual(['running', true])
  })

  it('lets a successor speak for somebody who is gone, never a colleague twice, and nobody of a lower post', () => {
    const chain = chainOf(step('managers', ['department-manager'], { mode: 'all', voices: 'people' }))
    const both = [person('clerk', 'clerk'), person('archivist', 'archive-administrator'), person('manager', 'department-manager'), person('manager2', 'department-manager'), person('director', 'general-manager')]
    const open = beginChain(chain, {}, 'clerk', both)
    const left = both.filter((one) => one.userId !== 'manager2')
    expect(fallsTo(after(open, agree(), by('manager', left), factsOf(left)), factsOf(left)), 'without a successor it climbs').toEqual(['director'])
    const withHeir = [...left, person('heir', 'department-manager')]
    const half = after(open, agree(), by('manager', withHeir), factsOf(withHeir))
    expect(fallsTo(half, factsOf(withHeir))).toEqual(['heir'])
    expect(after(half, agree(), by('heir', withHeir), factsOf(withHeir)).status).toBe('agreed')
  })

  it('asks the next authority for the silent voices after a wait, and never agrees by itself', () => {
    const slow = beginChain(chainOf(step('both', ['archive-administrator', 'department-manager'], { mode: 'all', climbAfterDays: 2 })))
    const half = after(slow, agree(), by('archivist'))
    const [inTime, late] = [factsOf(office, toDay('2026-03-04')), factsOf(office, toDay('2026-03-05'))]
    expect([fallsTo(half, inTime), fallsTo(half, late)]).toEqual([['manager', 'manager2'], ['manager', 'manager2', 'director']])
    expect([half.status, after(half, agree(), by('director'), late).status]).toEqual(['running', 'agreed'])
  })
})

describe('acts besides yes and no', () => {
  const atManager = () => after(beginChain(twoSteps), agree(), by('archivist'))

  it('transfers a seat to an equal or higher authority for good, never to a lower one, a party or oneself', () => {
    const moved = after(atManager(), { kind: 'transfer', step: 2, to: 'director', reason: '出差' }, by('manager'))
    expect([fallsTo(moved), codesOf(moved, agree(), by('manager'))]).toEqual([['director'], ['approvals.not-asked']])
    expect(after(moved, agree(), by('director')).status).toBe('agreed')
    const to = (target: string) => codesOf(atManager(), { kind: 'transfer', step: 2, to: target, reason: '' }, by('manager'))
    expect([to('archivist2'), to('clerk'), to('manager'), to('manager2'), to('auditor'), to('nobody')]).toEqual([
      ['approvals.target-too-low'], ['approvals.target-is-party'], ['approvals.target-is-you'], ['approvals.target-asked-already'], ['approvals.target-cannot-decide'], ['approvals.no-such-person']])
  })

  it('delegates for an opinion that comes back: the delegate never decides, the delegator does', () => {
    const asked = after(atManager(), { kind: 'delegate', step: 2, to: 'archivist2', reason: '核对条款' }, by('manager'))
    expect(codesOf(asked, agree(), by('archivist2'))).toEqual(['approvals.not-asked'])
    expect(codesOf(asked, { kind: 'answer', step: 2, reason: '' }, by('archivist2'))).toEqual(['approvals.reason-missing'])
    expect(codesOf(asked, { kind: 'answer', step: 2, reason: '可以' }, by('archivist'))).toEqual(['approvals.no-opinion-asked'])
    const answered = after(asked, { kind: 'answer', step: 2, reason: '条款无误' }, by('archivist2'))
    expect([answered.status, answered.steps[1]?.seats[0]?.delegateId, answered.decisions.at(-1)?.standing]).toEqual(['running', null, 'delegate'])
    expect(after(answered, agree(), by('manager')).status).toBe('agreed')
    expect(codesOf(answered, { kind: 'answer', step: 2, reason: '再说一次' }, by('archivist2'))).toEqual(['approvals.no-opinion-asked'])
  })

  it('adds a signer who must agree besides, whoever speaks first, and takes off only one who was added and is silent', () => {
    const asked = after(atManager(), { kind: 'add-signer', step: 2, to: 'archivist2', reason: '' }, by('manager'))
    for (const [first, second] of [['manager', 'archivist2'], ['archivist2', 'manager2']] as const) {
      const half = after(asked, agree(), by(first))
      expect([half.status, after(half, agree(), by(second)).status, after(half, refuse(), by(second)).status]).toEqual(['running', 'agreed', 'refused'])
    }
    expect(codesOf(asked, { kind: 'remove-signer', step: 2, signer: 'manager', reason: '' }, by('manager'))).toEqual(['approvals.not-an-added-signer'])
    expect(codesOf(asked, { kind: 'remove-signer', step: 2, signer: 'archivist2', reason: '' }, by('archivist2'))).toEqual(['approvals.signer-is-you'])
    expect(codesOf(after(asked, agree(), by('archivist2')), { kind: 'remove-signer', step: 2, signer: 'archivist2', reason: '' }, by('manager'))).toEqual(['approvals.signer-has-spoken'])
    expect(after(asked, { kind: 'remove-signer', step: 2, signer: 'archivist2', reason: '' }, by('manager')).status, 'nobody has agreed yet').toBe('running')
    const agreed = after(asked, agree(), by('manager'))
    expect(codesOf(agreed, { kind: 'remove-signer', step: 2, signer: 'archivist2', reason: '' }, by('manager2'))).toEqual(['approvals.not-asked'])
    expect(after(agreed, { kind: 'remove-signer', step: 2, signer: 'archivist2', reason: '' }, by('manager')).status, 'his own yes stands and nobody else is asked').toBe('agreed')
  })

  it('sends back to an earlier step in a new round: what was said there counts no more and stays readable', () => {
    const back = after(atManager(), { kind: 'send-back', step: 2, to: 1, reason: '请再核' }, by('manager'))
    expect([openStepOf(back)?.key, back.steps.map((one) => one.round), back.decisions.length, back.steps.map((one) => one.status)]).toEqual(['review', [2, 1], 2, ['open', 'waiting']])
    const again = after(back, agree(), by('archivist2'))
    expect([openStepOf(again)?.round, openStepOf(again)?.key]).toEqual([2, 'manager'])
    expect(after(again, agree(), by('manager')).status).toBe('agreed')
    const to = (position: number) => codesOf(atManager(), { kind: 'send-back', step: 2, to: position, reason: '理由' }, by('manager'))
    expect([to(2), to(3), to(0)]).toEqual([['approvals.no-earlier-step'], ['approvals.no-earlier-step'], ['approvals.no-earlier-step']])
    expect(codesOf(beginChain(twoSteps), { kind: 'send-back', step: 1, to: 1, reason: '' }, by('archivist'))).toEqual(['approvals.reason-missing', 'approvals.no-earlier-step'])
  })

  it('urges once a day and step, the requester alone, and changes nothing by it', () => {
    const urge = { kind: 'urge', step: null, reason: '' } as const
    const urged = after(atManager(), urge, by('clerk'))
    expect([urged.status, urged.steps, codesOf(urged, urge, by('clerk')), codesOf(urged, urge, by('manager'))]).toEqual(['running', atManager().steps, ['approvals.urged-today'], ['approvals.urge-not-yours']])
    expect(codesOf(urged, urge, by('clerk'), factsOf(office, addDays(today, 1)))).toEqual([])
    expect(codesOf(after(beginChain(twoSteps), urge, by('clerk')), agree(), by('archivist')), 'another step').toEqual([])
  })

  it('copies to whoever may read, also after the end, once each', () => {
    const copy = (to: string) => ({ kind: 'copy', to, reason: '' }) as const
    const ended = after(atManager(), agree(), by('manager'))
    const copied = after(ended, copy('auditor'), by('clerk'))
    expect([copied.status, codesOf(copied, copy('auditor'), by('clerk')), codesOf(copied, copy('system'), by('clerk')), codesOf(copied, copy('director'), by('auditor'))]).toEqual([
      'agreed', ['approvals.copied-already'], ['approvals.target-cannot-read'], ['approvals.copy-not-yours']])
    expect(codesOf(after(atManager(), copy('auditor'), by('clerk')), agree(), by('auditor')), 'a copy gives no voice').toEqual(['approvals.not-asked'])
  })
})

describe('stand-ins', () => {
  it('act for whoever is away from the first day to the last, named as such, and on no other day', () => {
    const open = after(beginChain(twoSteps), agree(), by('archivist'))
    const on = (day: string) => factsOf(office, toDay(day), [standIn('manager', 'archivist2')])
    for (const day of ['2026-03-02', '2026-03-06']) {
      const decided = after(open, agree(), by('archivist2'), on(day))
      expect(decided.decisions.at(-1)).toMatchObject({ standing: 'stand-in', userId: 'archivist2', forUserId: 'manager', under: 'P15-F.1' })
    }
    for (const day of ['2026-03-01', '2026-03-07']) expect(codesOf(open, agree(), by('archivist2'), on(day))).toEqual(['approvals.not-asked'])
    expect(codesOf(open, agree(), by('manager'), on('2026-03-03')), 'who is away may still decide').toEqual([])
  })

  it('never decide what their principal or they themselves asked for, nor act by a requester in the line', () => {
    const one = chainOf(manager)
    const people = office.filter((each) => each.userId !== 'manager2')
    const known = factsOf(people, today, [standIn('manager', 'archivist2')])
    expect(codesOf(beginChain(one, {}, 'manager', people), agree(), by('archivist2'), known)).toEqual(['approvals.not-asked'])
    expect(codesOf(beginChain(one, {}, 'archivist2', people), agree(), by('archivist2'), known)).toEqual(['approvals.own-request'])
    const line = factsOf(people, today, [standIn('manager', 'archivist'), standIn('archivist', 'archivist2')])
    expect(codesOf(beginChain(one, {}, 'clerk', people), agree(), by('archivist2'), line), 'a stand-in of the stand-in').toEqual([])
    expect(codesOf(beginChain(one, {}, 'archivist', people), agree(), by('archivist2'), line), 'by the requester’s appointment').toEqual(['approvals.not-asked'])
  })

  it('give no second voice where two must sign', () => {
    const each = beginChain(chainOf(step('managers', ['department-manager'], { mode: 'all', voices: 'people' })))
    const known = factsOf(office, today, [standIn('manager2', 'manager')])
    const half = after(each, agree(), by('manager'), known)
    expect([half.status, codesOf(half, agree(), by('manager'), known)]).toEqual(['running', ['approvals.not-asked']])
  })

  it('are refused in a circle, twice at a time, in the past, too long, for oneself and without the right', () => {
    const codes = (entry: StandIn, known: readonly StandIn[] = []) => { const decided = decideStandIn(entry, known, office, today); return decided.ok ? [] : decided.error.map((refusal) => refusal.code) }
    expect(codes(standIn('manager', 'director'))).toEqual([])
    expect(codes(standIn('manager', 'director'), [standIn('director', 'manager', '2026-03-06', '2026-03-09')])).toEqual(['approvals.stand-in-circle'])
    expect(codes(standIn('manager', 'director'), [standIn('director', 'manager', '2026-03-07', '2026-03-09')]), 'a day later it is no circle').toEqual([])
    expect(codes(standIn('manager', 'director'), [standIn('director', 'archivist'), standIn('archivist', 'manager')])).toEqual(['approvals.stand-in-circle'])
    expect(codes(standIn('manager', 'director'), [standIn('director', 'archivist', '2026-03-02', '2026-03-03'), standIn('archivist', 'manager', '2026-03-04', '2026-03-06')]), 'never all on one day').toEqual([])
    expect(codes(standIn('manager', 'director'), [standIn('manager', 'archivist', '2026-03-06', '2026-03-09')])).toEqual(['approvals.stand-in-overlaps'])
    expect(codes(standIn('manager', 'director', '2026-03-01', '2026-03-06'))).toEqual(['approvals.stand-in-days'])
    expect(codes(standIn('manager', 'director', '2026-03-06', '2026-03-05'))).toEqual(['approvals.stand-in-days'])
    expect([codes({ ...standIn('manager', 'director'), toDay: addDays(today, standInDaysMax - 1) }), codes({ ...standIn('manager', 'director'), toDay: addDays(today, standInDaysMax) })]).toEqual([[], ['approvals.stand-in-days']])
    expect(codes(standIn('manager', 'manager'))).toEqual(['approvals.stand-in-self'])
    expect(codes(standIn('manager', 'clerk'))).toEqual(['approvals.target-cannot-decide'])
  })
})

describe('a signature on paper', () => {
  it('counts as the signer’s own voice, marked as paper, with who brought it back', () => {
    const signed = after(beginChain(chainOf(manager)), { kind: 'agree', step: 1, reason: '同意', paper: { enteredBy: 'archivist', attachmentId: null } }, by('manager'))
    expect(signed.decisions[0]).toMatchObject({ medium: 'paper', userId: 'manager', enteredBy: 'archivist', standing: 'seat' })
    expect(signed.status).toBe('agreed')
    expect(codesOf(beginChain(chainOf(manager)), { kind: 'agree', step: 1, reason: '', paper: { enteredBy: 'archivist', attachmentId: null } }, by('archivist2'))).toEqual(['approvals.not-asked'])
    expect(votesOf(signed, { position: 1, round: 1 })).toHaveLength(1)
  })
})
