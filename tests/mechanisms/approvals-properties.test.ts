import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openStepOf, votesOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Approval } from '#main/mechanisms/approvals/approval-state.ts'
import { callsOf, peopleOf } from '#main/mechanisms/approvals/authority.ts'
import type { Person } from '#main/mechanisms/approvals/authority.ts'
import { decideApprovalAct } from '#main/mechanisms/approvals/decide-approval-act.ts'
import { decideStandIn } from '#main/mechanisms/approvals/stand-ins.ts'
import type { StandIn } from '#main/mechanisms/approvals/stand-ins.ts'
import { countVoices, outcomeOf } from '#main/mechanisms/approvals/step-outcome.ts'
import { hashPaperCode, makePaperCode, readPaperCode } from '#main/mechanisms/approvals/paper-code.ts'
import { decidePaper } from '#main/mechanisms/approvals/paper-bridge.ts'
import { approvalActions } from '#shared/contract/approvals.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { ChainStep } from '#shared/policies/policy.ts'
import { actOf, agree, beginChain, by, chainOf, factsOf, nineOn, office, person, refuse, step, today } from '#tests/support/approval-cases.ts'

const deciders = ['archive-administrator', 'department-manager', 'general-manager'] as const satisfies readonly Role[]
const anyPeople = fc.array(fc.constantFrom<Role>(...deciders, 'clerk'), { minLength: 2, maxLength: 7 }).map((held) => held.map((role, index) => person(`u${String(index)}`, role)))
const anyStep = fc.record({ roles: fc.uniqueArray(fc.constantFrom(...deciders), { minLength: 1, maxLength: 3 }), mode: fc.constantFrom('one', 'all', 'share'), points: fc.integer({ min: 1, max: 10_000 }), voices: fc.constantFrom('roles', 'people'), climb: fc.constantFrom(undefined, 1) })
  .map(({ roles, mode, points, voices, climb }): ChainStep => step('s', roles, { mode, voices, ...(mode === 'share' ? { sharePoints: points } : {}), ...(climb === undefined ? {} : { climbAfterDays: climb }) }))
const anyChain = fc.array(anyStep, { minLength: 1, maxLength: 3 }).map((steps) => chainOf(...steps))
const anyAct = fc.record({ who: fc.nat(6), kind: fc.constantFrom(...approvalActions, 'agree', 'agree', 'agree'), step: fc.constantFrom(null, null, 1, 2), to: fc.nat(6), position: fc.integer({ min: 1, max: 3 }), reason: fc.constantFrom('', '理由'), day: fc.nat(4) })
const anyStandIns = fc.array(fc.record({ person: fc.nat(6), standIn: fc.nat(6), from: fc.nat(3), days: fc.nat(4) }), { maxLength: 4 })

/** Only entries that the rules let stand. */
function lawful(entries: readonly { readonly person: number; readonly standIn: number; readonly from: number; readonly days: number }[], people: readonly Person[]): StandIn[] {
  const known: StandIn[] = []
  for (const entry of entries) {
    const [who, other] = [people[entry.person % people.length], people[entry.standIn % people.length]]
    if (who === undefined || other === undefined) continue
    const wanted = { personId: who.userId, standInId: other.userId, fromDay: addDays(today, entry.from), toDay: addDays(today, entry.from + entry.days), under: '代理' }
    if (decideStandIn(wanted, known, people, today).ok) known.push(wanted)
  }
  return known
}

type Run = { readonly approval: Approval; readonly before: readonly Approval[]; readonly people: readonly Person[]; readonly standIns: readonly StandIn[] }
const anyRun = fc.record({ people: anyPeople, chain: anyChain, requester: fc.nat(6), borrower: fc.nat(6), standIns: anyStandIns, acts: fc.array(anyAct, { maxLength: 30 }) }).map(({ people, chain, requester, borrower, standIns, acts }): Run => {
  const at = (index: number) => people[index % people.length]?.userId ?? ''
  const known = lawful(standIns, people)
  let approval = beginChain(chain, {}, at(requester), people, [at(requester), at(borrower)])
  const before = [approval]
  for (const asked of acts) {
    const decided = decideApprovalAct(approval, actOf(asked.kind, { ...asked, to: at(asked.to) }), by(at(asked.who), people), factsOf(people, addDays(today, asked.day), known))
    if (!decided.ok) continue
    approval = decided.value.approval
    before.push(approval)
  }
  return { approval, before, people, standIns: known }
})
const deciding = ['agree', 'refuse', 'return', 'send-back', 'transfer', 'delegate', 'answer', 'add-signer', 'remove-signer']

describe('whatever people do, in any mode and by any path', () => {
  it('never lets a requester or a borrower decide, be asked, receive a seat or be voted for', () => {
    fc.assert(fc.property(anyRun, ({ approval, people, standIns }) => {
      for (const decision of approval.decisions) {
        if (deciding.includes(decision.action)) {
          expect(approval.parties).not.toContain(decision.userId)
          expect(hasCapability(decision.role, 'approvals.decide')).toBe(true)
        }
        if (['transfer', 'delegate', 'add-signer'].includes(decision.action)) expect(approval.parties).not.toContain(decision.targetId)
        if (decision.forUserId !== null) expect(approval.parties, 'nobody acts for a requester').not.toContain(decision.forUserId)
      }
      const open = openStepOf(approval)
      if (open !== undefined) for (const one of peopleOf(callsOf(approval, open, factsOf(people, addDays(today, 4), standIns)))) expect(approval.parties).not.toContain(one.userId)
    }), { numRuns: 800 })
  })

  it('ends agreed only when each step was carried by its own count: one, really all, or the exact share', () => {
    fc.assert(fc.property(anyRun, ({ approval }) => {
      if (approval.status !== 'agreed') return
      for (const one of approval.steps) {
        const votes = votesOf(approval, one)
        const seats = (said: 'agree' | 'refuse') => one.seats.filter((seat) => votes.some((vote) => vote.seat === seat.seat && vote.action === said)).length
        expect(one.status).toBe('agreed')
        expect(votes.filter((vote) => vote.action === 'agree').length).toBeGreaterThan(0)
        if (one.mode === 'all') expect([seats('agree'), seats('refuse')]).toEqual([one.seats.length, 0])
        if (one.mode === 'one') expect(one.seats.filter((seat) => seat.addedBy !== null).every((seat) => votes.some((vote) => vote.seat === seat.seat && vote.action === 'agree'))).toBe(true)
        if (one.mode === 'share') expect(seats('agree') * 10_000).toBeGreaterThanOrEqual(one.seats.length * (one.sharePoints ?? 0))
        expect(new Set(votes.map((vote) => vote.seat)).size, 'one voice a seat').toBe(votes.length)
        const own = votes.filter((vote) => vote.standing !== 'climbed').map((vote) => vote.userId)
        expect(new Set(own).size, 'two signatures are two people').toBe(own.length)
      }
    }), { numRuns: 800 })
  })

  it('loses no approval: exactly one step is open while it runs, none after, and every word said stays', () => {
    fc.assert(fc.property(anyRun, ({ before }) => {
      before.forEach((approval, index) => {
        expect(approval.steps.filter((one) => one.status === 'open').length).toBe(approval.status === 'running' ? 1 : 0)
        expect(approval.closedAt === null).toBe(approval.status === 'running')
        const earlier = before[index - 1]
        if (earlier === undefined) return
        expect(approval.decisions.slice(0, -1)).toEqual(earlier.decisions)
        if (earlier.status !== 'running') expect([approval.status, approval.steps]).toEqual([earlier.status, earlier.steps])
        expect(approval.steps.map((one) => [one.position, one.key, one.mode, one.sharePoints])).toEqual(earlier.steps.map((one) => [one.position, one.key, one.mode, one.sharePoints]))
      })
    }), { numRuns: 400 })
  })

  it('can always be carried to its end while somebody is there, and never ends by waiting', () => {
    fc.assert(fc.property(anyRun, ({ approval: left, people, standIns }) => {
      const director = person('boss', 'general-manager')
      const all = [...people.filter((one) => one.role !== 'general-manager'), director]
      const late = factsOf(all, addDays(today, 60), standIns)
      let approval = left
      for (let turn = 0; turn < 40 && approval.status === 'running'; turn += 1) {
        const open = openStepOf(approval)
        const next = open && peopleOf(callsOf(approval, open, late))[0]
        if (next === undefined) break
        const decided = decideApprovalAct(approval, agree(), next, late)
        if (!decided.ok) throw new Error(decided.error.map((refusal) => refusal.code).join())
        approval = decided.value.approval
      }
      expect(approval.status).not.toBe('running')
    }), { numRuns: 300 })
  })
})

describe('two people at once', () => {
  it('never break a chain: whoever is second speaks for another seat of the same step, or is told', () => {
    fc.assert(fc.property(fc.constantFrom('one', 'all', 'share'), fc.constantFrom('agree', 'refuse'), fc.constantFrom('agree', 'refuse'), fc.boolean(), (mode, first, second, swapped) => {
      const chain = chainOf(step('a', ['archive-administrator', 'department-manager'], { mode, voices: 'roles', ...(mode === 'share' ? { sharePoints: 10_000 } : {}) }), step('b', ['general-manager']))
      const acts = [{ who: by('archivist'), act: first === 'agree' ? agree(1) : refuse(1) }, { who: by('manager'), act: second === 'agree' ? agree(1) : refuse(1) }]
      let approval = beginChain(chain)
      const answers = (swapped ? acts.toReversed() : acts).map(({ who, act }) => {
        const decided = decideApprovalAct(approval, act, who, factsOf())
        if (decided.ok) approval = decided.value.approval
        return decided.ok
      })
      const [earlier] = swapped ? [second] : [first]
      // One yes carries the first mode; one no ends the first two, and with all voices needed the vote as well.
      expect(answers).toEqual([true, mode !== 'one' && earlier === 'agree'])
      for (const decision of approval.decisions) expect(decision.position).toBe(1)
      if (mode !== 'one' && first === 'agree' && second === 'agree') expect(openStepOf(approval)?.key).toBe('b')
    }))
  })

  it('come to the same end in whatever order they vote', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 10_000 }), fc.nat(), (says, sharePoints, turn) => {
      const people = says.map((_, index) => person(`m${String(index)}`, 'department-manager'))
      const chain = chainOf(step('vote', ['department-manager'], { mode: 'share', sharePoints }))
      const endOf = (order: readonly number[]) => {
        let approval = beginChain(chain, {}, 'clerk', people)
        for (const index of order) {
          const decided = decideApprovalAct(approval, says[index] === true ? agree() : refuse(), by(`m${String(index)}`, people), factsOf(people))
          if (decided.ok) approval = decided.value.approval
        }
        return approval.status
      }
      const order = says.map((_, index) => index)
      const turned = order.map((_, index) => (index + turn) % order.length)
      const yes = BigInt(says.filter(Boolean).length)
      const carried = yes * 10_000n >= BigInt(says.length) * BigInt(sharePoints)
      expect([endOf(order), endOf(turned), endOf(order.toReversed())]).toEqual(Array.from({ length: 3 }, () => (carried ? 'agreed' : 'refused')))
    }), { numRuns: 500 })
  })

  it('count shares exactly, for any number of voices', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 10_000 }), (total, yesWanted, noWanted, sharePoints) => {
      const [agreed, refused] = [Math.min(yesWanted, total), Math.min(noWanted, total - Math.min(yesWanted, total))]
      const seats = Array.from({ length: total }, (_, index) => ({ seat: index + 1, kind: 'user', value: String(index), role: 'department-manager', addedBy: null, delegateId: null }) as const)
      const votes = seats.slice(0, agreed + refused).map((seat, index) => ({ seat: seat.seat, action: index < agreed ? 'agree' : 'refuse' }) as const)
      const reached = BigInt(agreed) * 10_000n >= BigInt(total) * BigInt(sharePoints)
      const lost = BigInt(total - refused) * 10_000n < BigInt(total) * BigInt(sharePoints)
      expect(outcomeOf({ mode: 'share', seats, sharePoints }, votes)).toBe(reached ? 'agreed' : lost ? 'refused' : 'open')
      expect(countVoices('share', { seats, votes, sharePoints })).toMatchObject({ agreed, refused, total })
    }), { numRuns: 500 })
  })
})

describe('the code of a printed sheet', () => {
  it('is read however it was typed, and never matches another', () => {
    fc.assert(fc.property(fc.string({ minLength: 20 }), fc.string({ minLength: 20 }), (secret, other) => {
      const code = makePaperCode(secret)
      expect(code).toMatch(/^DP(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
      const plain = readPaperCode(code)
      expect([readPaperCode(code.toLowerCase()), readPaperCode(` ${code.replaceAll('-', ' ')} `), readPaperCode(code.slice(3)), readPaperCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))]).toEqual([plain, plain, plain, plain])
      expect(hashPaperCode(plain ?? '')).not.toContain(code.slice(3, 7))
      if (secret !== other) expect(makePaperCode(other)).not.toBe(code)
    }), { numRuns: 200 })
    expect([readPaperCode(''), readPaperCode('DP-0000-0000'), readPaperCode('SP2026-00001'), readPaperCode('DP-UUUU-0000-0000')]).toEqual([null, null, null, null])
  })

  it('counts for its own request and its own round only, once, and not by a party’s hand', () => {
    const approval = beginChain(chainOf(step('manager', ['department-manager'])))
    const other = { ...approval, number: 'SP2026-00002' }
    const fresh = { approvalId: 'a', position: 1, round: 1, usedAt: null, isReplaced: false }
    const codes = (issued: Parameters<typeof decidePaper>[0], issuedFor: Approval | undefined = approval, who = 'archivist') => {
      const decided = decidePaper(issued, issuedFor, 'a', approval, by(who, office))
      return decided.ok ? [] : decided.error.map((refusal) => refusal.code)
    }
    expect(codes(fresh)).toEqual([])
    expect(codes(undefined)).toEqual(['approvals.code-unknown'])
    expect(codes({ ...fresh, approvalId: 'b' }, other)).toEqual(['approvals.code-of-another'])
    expect(codes({ ...fresh, usedAt: nineOn(today) })).toEqual(['approvals.code-used'])
    expect([codes({ ...fresh, position: 2 }), codes({ ...fresh, round: 2 }), codes({ ...fresh, isReplaced: true })]).toEqual([['approvals.code-old'], ['approvals.code-old'], ['approvals.code-old']])
    expect(codes(fresh, approval, 'clerk')).toEqual(['approvals.own-paper'])
  })
})
