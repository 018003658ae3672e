/** Destruction of customer files: when a file's time is over, and the list that it takes, from the judgement to the two witnesses (P07-25). */
import type { Refusal } from '#shared/domain/refusal.ts'
import { toDay, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** Years that a closed file is kept; the clause prints no figure. An office sets its own for each shelving class. */
export const retentionYearsDefault = 10

/** The last day of a file's retention: the end of the year, so many years after the one in which it was closed. */
export function retentionEndOf(closedDay: Day, years: number): Day {
  return toDay(`${String(yearOf(closedDay) + years).padStart(4, '0')}-12-31`)
}

/** Whether the retention of a file is over: from the day after its last day. */
export function isExpired(retentionEnd: Day | null, today: Day): boolean {
  return retentionEnd !== null && retentionEnd < today
}

export const destructionMethods = ['shredding', 'burning', 'degaussing', 'other'] as const
export type DestructionMethod = (typeof destructionMethods)[number]
export const judgements = ['open', 'no-value', 'keep'] as const
/** `no-value` and `keep` are said by a person; `open` is not judged yet. */
export type Judgement = (typeof judgements)[number]

export const destructionStatuses = ['draft', 'asked', 'approved', 'refused', 'destroyed', 'dropped'] as const
export type DestructionStatus = (typeof destructionStatuses)[number]
export const destructionActions = ['change', 'ask', 'approve', 'send-back', 'refuse', 'withdraw', 'destroy', 'drop'] as const
export type DestructionAction = (typeof destructionActions)[number]

const nothing = { change: null, ask: null, approve: null, 'send-back': null, refuse: null, withdraw: null, destroy: null, drop: null } as const
/** Status x action -> next status; null is a refusal. What was approved is not changed any more. */
export const destructionTransitions: Readonly<Record<DestructionStatus, Readonly<Record<DestructionAction, DestructionStatus | null>>>> = {
  draft: { ...nothing, change: 'draft', ask: 'asked', drop: 'dropped' },
  asked: { ...nothing, approve: 'approved', 'send-back': 'draft', refuse: 'refused', withdraw: 'draft' },
  approved: { ...nothing, destroy: 'destroyed', drop: 'dropped' },
  refused: nothing,
  destroyed: nothing,
  dropped: nothing,
}

export type DestructionLine = { readonly number: string; readonly retentionEnd: Day | null; readonly judgement: Judgement; readonly isDestroyed: boolean; /** Numbers of its documents that are out on loan. */ readonly itemsOut: readonly string[] }
export type DestructionList = {
  readonly number: string; readonly status: DestructionStatus; readonly lines: readonly DestructionLine[]
  readonly method: DestructionMethod | null; readonly methodNote: string; readonly requesterId: string; readonly witnessIds: readonly string[]
}

/** Words for getting rid of paper by selling it: none of them is a way of destroying (P07-25). The sales department and its shredder are none of them. */
const saleWords = ['卖', '出售', '售出', '售给', '售与', '废纸', '废品', '废旧', '回收站', 'sell', 'sold', 'waste paper', 'wastepaper', 'scrap paper', 'paper recycl']

/** The word in a description that speaks of selling or of waste paper; null when there is none. */
export function saleWordIn(note: string): string | null {
  const typed = note.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ')
  return saleWords.find((word) => typed.includes(word) || typed.replaceAll(' ', '').includes(word.replaceAll(' ', ''))) ?? /\bsale\b/.exec(typed)?.[0] ?? null
}

/** May files go on a destruction list? Only those whose retention is over, that still exist, and of which nothing is out (P07-25). */
export function decideListing(lines: readonly DestructionLine[], today: Day): Result<null, readonly Refusal[]> {
  const refusals = lines.flatMap((line) => refuseLine(line, today))
  return refusals.length > 0 ? no(refusals) : ok(null)
}

function refuseLine(line: DestructionLine, today: Day): Refusal[] {
  const { number, retentionEnd } = line
  const refusals: Refusal[] = []
  if (line.isDestroyed) refusals.push({ code: 'custody.is-destroyed', clause: 'P07-25', facts: { number } })
  else if (retentionEnd === null) refusals.push({ code: 'custody.retention-missing', clause: 'P07-25', facts: { number }, remedy: { code: 'custody.set-retention' } })
  else if (!isExpired(retentionEnd, today)) refusals.push({ code: 'custody.retention-running', clause: 'P07-25', facts: { number, retentionEnd, today }, remedy: { code: 'custody.wait-until', facts: { day: retentionEnd } } })
  if (line.itemsOut.length > 0) refusals.push({ code: 'custody.destroy-items-out', clause: 'P07-19.1', facts: { number, items: line.itemsOut }, remedy: { code: 'customers.take-back-first' } })
  return refusals
}

/** May a method stand on the list? A sale is none, in whatever words (P07-25). */
export function decideMethod(method: DestructionMethod | null, note: string): Result<null, readonly Refusal[]> {
  const word = saleWordIn(note)
  if (word !== null) return no([{ code: 'custody.sold-as-waste', clause: 'P07-25', field: 'methodNote', facts: { note, word }, remedy: { code: 'custody.shred-instead', values: { method: 'shredding', methodNote: '' } } }])
  if (method === 'other' && note === '') return no([{ code: 'custody.method-unnamed', clause: 'P07-25', field: 'methodNote', facts: {}, remedy: { code: 'custody.name-method' } }])
  return ok(null)
}

/** May this be done to a list? Asking and destroying look at everything again: terms, judgements, method, witnesses. */
export function decideDestructionAct(list: DestructionList, action: DestructionAction, today: Day): Result<DestructionStatus, readonly Refusal[]> {
  const next = destructionTransitions[list.status][action]
  const refusals: Refusal[] = next === null ? [wrongStatus(list, action)] : []
  if (action === 'ask' || action === 'destroy') refusals.push(...refuseIncomplete(list, today))
  if (action === 'destroy') refusals.push(...refuseWitnesses(list))
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** A list that nobody approved is not destroyed; the remedy says who does. */
function wrongStatus({ number, status }: DestructionList, action: DestructionAction): Refusal {
  if (action === 'destroy' && (status === 'draft' || status === 'asked')) return { code: 'custody.not-approved', clause: 'P07-25', facts: { number, status }, remedy: { code: status === 'draft' ? 'custody.ask-destruction' : 'custody.wait-for-approval' }, mayDecide: ['department-manager'] }
  return { code: 'custody.destruction-status', clause: 'P07-25', facts: { number, status } }
}

function refuseIncomplete(list: DestructionList, today: Day): Refusal[] {
  const { number, lines } = list
  const refusals = lines.flatMap((line) => refuseLine(line, today))
  if (lines.length === 0) refusals.push({ code: 'custody.list-empty', clause: 'P07-25', facts: { number } })
  const valued = lines.filter((line) => line.judgement !== 'no-value').map((line) => line.number)
  if (valued.length > 0) refusals.push({ code: 'custody.not-judged', clause: 'P07-25', field: 'lines', facts: { number, files: valued }, remedy: { code: 'custody.judge-or-leave-out' } })
  if (list.method === null) refusals.push({ code: 'custody.method-missing', clause: 'P07-25', field: 'method', facts: { number }, remedy: { code: 'custody.name-method' } })
  const method = decideMethod(list.method, list.methodNote)
  return method.ok ? refusals : [...refusals, ...method.error]
}

/** Witnesses that a destruction takes; the clause prints no figure, two is the product's default. */
export const witnessesMin = 2

function refuseWitnesses({ number, witnessIds, requesterId }: DestructionList): Refusal[] {
  const different = new Set(witnessIds)
  const refusals: Refusal[] = []
  if (different.has(requesterId)) refusals.push({ code: 'custody.requester-as-witness', clause: 'P07-25', field: 'witnessIds', facts: { number }, remedy: { code: 'custody.other-witness' } })
  if (different.size < witnessesMin) refusals.push({ code: 'custody.witnesses-missing', clause: 'P07-25', field: 'witnessIds', facts: { number, have: different.size, of: witnessesMin }, remedy: { code: 'custody.name-witnesses' } })
  return refusals
}
