/** The topics on which several policies speak, as data: what each says, and how strict that is. */
import type { Acting, Position, TopicPositions } from '#shared/domain/policies/conflicts.ts'
import type { FigureReader } from '#shared/policies/policy.ts'

/** What a pack says: by a figure of a clause, or in words that stand in `shared/text` as `policies.says.<clauseId>`. */
export type Saying =
  | { readonly pack: string; readonly clauseId: string; readonly figure: string; readonly unit: 'minutes' | 'working-days' | 'calendar-days' | 'yuan' | 'per-year' | 'times'; readonly acts?: Acting }
  /** `rank` places it among the others of the topic, the smaller the stricter; null cannot be compared. */
  | { readonly pack: string; readonly clauseId: string; readonly rank: number | null; readonly acts?: Acting }

export type Topic = {
  readonly id: string
  /** Whether the smaller or the greater figure is the stricter. */
  readonly stricter: 'least' | 'most'
  /** A charge for one offence: a finding that several clauses name is charged once. */
  readonly isCharge?: boolean
  readonly sayings: readonly Saying[]
}

/** Minutes that a unit of time is worth when two terms are compared; a working day has eight hours. */
const worth = { minutes: 1, 'working-days': 8 * 60, 'calendar-days': 24 * 60, yuan: 1, 'per-year': 1, times: 1 } as const

export const topics: readonly Topic[] = [
  { id: 'loan-days', stricter: 'least', sayings: [
    { pack: 'P07', clauseId: 'P07-19.5b', figure: 'loanDaysMax', unit: 'calendar-days', acts: 'rules' },
    { pack: 'P13', clauseId: 'P13-G.10.b', figure: 'loanDaysMax', unit: 'calendar-days', acts: 'rules' },
  ] },
  // One approver (P07) against three who must all agree (P13).
  { id: 'loan-approval', stricter: 'least', sayings: [{ pack: 'P07', clauseId: 'P07-19.4', rank: 2 }, { pack: 'P13', clauseId: 'P13-G.10.a', rank: 1 }] },
  // P07 lets a borrower who was late borrow again; P13 bars him.
  { id: 'late-borrower', stricter: 'least', sayings: [{ pack: 'P07', clauseId: 'P07-20', rank: 2 }, { pack: 'P13', clauseId: 'P13-G.10.b', rank: 1, acts: 'not-yet' }] },
  { id: 'lost-loan-fine', stricter: 'most', isCharge: true, sayings: [
    { pack: 'P10', clauseId: 'P10-D.7', figure: 'finePerPiece', unit: 'yuan', acts: 'rules' }, { pack: 'P13', clauseId: 'P13-G.10.c', figure: 'fineYuan', unit: 'yuan', acts: 'rules' },
  ] },
  { id: 'new-car-file', stricter: 'least', sayings: [
    { pack: 'P10', clauseId: 'P10-C.1a', figure: 'handoverMax', unit: 'working-days' }, { pack: 'P13', clauseId: 'P13-G.8a', figure: 'handInMinutes', unit: 'minutes' },
  ] },
  { id: 'late-file-fine', stricter: 'most', isCharge: true, sayings: [
    { pack: 'P10', clauseId: 'P10-D.1', figure: 'finePerVehicleOccasion', unit: 'yuan', acts: 'rules' }, { pack: 'P13', clauseId: 'P13-G.8b', figure: 'fineYuan', unit: 'yuan', acts: 'rules' },
  ] },
  // "Promptly" names no day on which anybody is late, so any term with a day is the stricter; the profile that P07 asks for is a duty of its own.
  { id: 'customer-filing', stricter: 'least', sayings: [
    { pack: 'P07', clauseId: 'P07-4a', rank: Number.MAX_SAFE_INTEGER }, { pack: 'P13', clauseId: 'P13-C.1a', figure: 'createWithinDays', unit: 'working-days', acts: 'rules' },
    { pack: 'P19', clauseId: 'P19-B.1a', figure: 'filingDaysMax', unit: 'working-days', acts: 'rules' },
  ] },
  // The higher the authority whose leave is needed, the stricter.
  { id: 'viewing-approval', stricter: 'least', sayings: [
    { pack: 'P07', clauseId: 'P07-18.3', rank: 3 }, { pack: 'P09', clauseId: 'P09-A.5.1.3.b1', rank: 1 }, { pack: 'P19', clauseId: 'P19-1.5.1', rank: 2 },
  ] },
  // Yuan of one and per cent of pay of the other: without everybody's pay nobody knows which is more.
  { id: 'lateness-fine', stricter: 'most', isCharge: true, sayings: [{ pack: 'P13', clauseId: 'P13-B.5b', rank: null, acts: 'rules' }, { pack: 'P20', clauseId: 'P20-F.1b', rank: null, acts: 'rules' }] },
  { id: 'third-lateness', stricter: 'least', isCharge: true, sayings: [{ pack: 'P13', clauseId: 'P13-B.5d', rank: 1, acts: 'rules' }, { pack: 'P20', clauseId: 'P20-F.1c', rank: 2, acts: 'rules' }] },
  { id: 'complaint-answer', stricter: 'least', sayings: [
    { pack: 'P04', clauseId: 'P04-26', figure: 'closeMax', unit: 'calendar-days', acts: 'rules' }, { pack: 'P05', clauseId: 'P05-2.4d', rank: null, acts: 'not-yet' },
    { pack: 'P15', clauseId: 'P15-G.3b', figure: 'proposalDaysMax', unit: 'working-days', acts: 'not-yet' },
  ] },
  { id: 'yearly-survey', stricter: 'most', sayings: [
    { pack: 'P06', clauseId: 'P06-B.12', figure: 'timesPerYearMin', unit: 'per-year' }, { pack: 'P09', clauseId: 'P09-C.a', figure: 'surveysMinPerYear', unit: 'per-year' },
    { pack: 'P16', clauseId: 'P16-B.a', figure: 'surveysPerYearMin', unit: 'per-year' },
  ] },
  // The whole of P21 and P23 is one text twice; their intake of complaints stands for it.
  { id: 'contact-and-service', stricter: 'least', sayings: [{ pack: 'P21', clauseId: 'P21-4.2', figure: 'kinds', unit: 'times' }, { pack: 'P23', clauseId: 'P23-4.2', figure: 'kinds', unit: 'times' }] },
  { id: 'start-of-work', stricter: 'least', sayings: [{ pack: 'P13', clauseId: 'P13-B.5a', rank: 1 }, { pack: 'P20', clauseId: 'P20-F.1a', rank: 1 }] },
]

function toPosition(saying: Saying, stricter: Topic['stricter'], figure: FigureReader): Position {
  const named = { pack: saying.pack, clauseId: saying.clauseId }
  if (!('figure' in saying)) return { ...named, rank: saying.rank, value: null, unit: '' }
  const value = figure(saying.clauseId, saying.figure)
  return { ...named, rank: value * worth[saying.unit] * (stricter === 'least' ? 1 : -1), value, unit: saying.unit }
}

/** Every topic with its figures as they rule. */
export function positionsOf(figure: FigureReader): readonly TopicPositions[] {
  return topics.map(({ id, stricter, sayings }) => ({ topic: id, positions: sayings.map((saying) => toPosition(saying, stricter, figure)) }))
}

/** How a pack's saying acts. Where it is not written, a clause that the program runs (`runs`) acts beside the others, and one that it does not run does not act yet. */
export function actingOf(topic: string, clauseId: string, runs: boolean): Acting {
  return topics.find(({ id }) => id === topic)?.sayings.find((saying) => saying.clauseId === clauseId)?.acts ?? (runs ? 'beside' : 'not-yet')
}
