/** Guarantees how votes become a step's outcome: one suffices, all must agree, or a share is reached or out of reach; exact in whole numbers. */
import type { Decision, Seat, Step } from '#main/mechanisms/approvals/approval-state.ts'
import type { StepMode } from '#shared/contract/approvals.ts'

export type Outcome = 'open' | 'agreed' | 'refused'
/** What a step counts: its seats, the votes of its present round, and the share that a vote needs. */
export type Ballot = { readonly seats: readonly Seat[]; readonly votes: readonly Pick<Decision, 'seat' | 'action'>[]; readonly sharePoints: number | null }
export type Count = { readonly agreed: number; readonly refused: number; readonly total: number; /** Voices that carry it. */ readonly needed: number }

/** A whole in basis points. */
const wholePoints = 10_000

const hasAgreed = (ballot: Ballot, seat: Seat) => ballot.votes.some((vote) => vote.seat === seat.seat && vote.action === 'agree')
const isRefused = (ballot: Ballot) => ballot.votes.some((vote) => vote.action === 'refuse')

/** The voices of a step and how many carry it. */
export function countVoices(mode: StepMode, ballot: Ballot): Count {
  const agreed = ballot.seats.filter((seat) => hasAgreed(ballot, seat)).length
  const refused = ballot.seats.filter((seat) => ballot.votes.some((vote) => vote.seat === seat.seat && vote.action === 'refuse')).length
  const added = ballot.seats.filter((seat) => seat.addedBy !== null).length
  const total = mode === 'one' ? 1 + added : ballot.seats.length
  // Rounded up in whole numbers: half a voice is none.
  const needed = mode === 'share' ? Math.floor((total * (ballot.sharePoints ?? wholePoints) + wholePoints - 1) / wholePoints) : total
  return { agreed, refused, total, needed }
}

/** What the votes make of a step, by its mode. Further signers must agree besides whoever the chain asks; in a vote they are voices like the others. */
const outcomes: Readonly<Record<StepMode, (ballot: Ballot) => Outcome>> = {
  one(ballot) {
    if (isRefused(ballot)) return 'refused'
    const [chain, added] = [ballot.seats.filter((seat) => seat.addedBy === null), ballot.seats.filter((seat) => seat.addedBy !== null)]
    return chain.some((seat) => hasAgreed(ballot, seat)) && added.every((seat) => hasAgreed(ballot, seat)) ? 'agreed' : 'open'
  },
  all(ballot) {
    if (isRefused(ballot)) return 'refused'
    return ballot.seats.length > 0 && ballot.seats.every((seat) => hasAgreed(ballot, seat)) ? 'agreed' : 'open'
  },
  share(ballot) {
    const { agreed, refused, total, needed } = countVoices('share', ballot)
    if (agreed > 0 && agreed >= needed) return 'agreed'
    return total - refused < needed ? 'refused' : 'open'
  },
}

/** The outcome of a step with these votes. */
export function outcomeOf(step: Pick<Step, 'mode' | 'seats' | 'sharePoints'>, votes: Ballot['votes']): Outcome {
  return outcomes[step.mode]({ seats: step.seats, votes, sharePoints: step.sharePoints })
}
