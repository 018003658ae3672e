/** Leaks of customer information (P07-27): what was found, what was done against it, who was told, who handles it, and how many minutes each took. */
import type { Role } from '#shared/domain/access.ts'
import { postDefaults } from '#shared/domain/posts.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { minuteMs } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** It has leaked, or it may. */
export const leakCertainties = ['actual', 'possible'] as const
export type LeakCertainty = (typeof leakCertainties)[number]
/** How it got out; private contact (P07-26.1) and talk in public (P07-26.2) are the two that only a report can show. */
export const leakChannels = ['unknown', 'private-contact', 'public-talk', 'ordinary-phone', 'plain-message', 'private-letter', 'plain-email', 'private-chat', 'lost-material', 'other'] as const
export type LeakChannel = (typeof leakChannels)[number]

/** Both are told of every leak (P07-27b). */
export const leakSeats = ['info-supervisor', 'customer-service-manager'] as const
export type LeakSeat = (typeof leakSeats)[number]

/** `no-remedy`: nothing was done against it yet, whoever is at work on it. `unhandled`: nobody who was told has begun. */
export const leakStatuses = ['no-remedy', 'unhandled', 'handling', 'closed'] as const
export type LeakStatus = (typeof leakStatuses)[number]
export const leakActions = ['remedy', 'acknowledge', 'act', 'close'] as const
export type LeakAction = (typeof leakActions)[number]

/** Status x action -> whether its turn can be now; what else an action asks is said by `decideLeakAct`. A leak without remedy may be handled, never closed (P07-27a). */
export const leakTransitions: Readonly<Record<LeakStatus, Readonly<Record<LeakAction, boolean>>>> = {
  'no-remedy': { remedy: true, acknowledge: true, act: true, close: true },
  unhandled: { remedy: false, acknowledge: true, act: true, close: true },
  handling: { remedy: false, acknowledge: true, act: true, close: true },
  closed: { remedy: false, acknowledge: false, act: false, close: false },
}

export type LeakReading = { readonly seat: LeakSeat; /** Null: not read yet. */ readonly readAt: InstantMs | null; readonly reader: string }
export type LeakFacts = {
  readonly number: string
  readonly foundAt: InstantMs; readonly reportedAt: InstantMs; readonly measureAt: InstantMs | null; readonly firstActionAt: InstantMs | null; readonly closedAt: InstantMs | null
  readonly readings: readonly LeakReading[]
}

/** Where a leak stands. */
export function leakStatusOf(leak: Pick<LeakFacts, 'measureAt' | 'firstActionAt' | 'closedAt'>): LeakStatus {
  if (leak.closedAt !== null) return 'closed'
  if (leak.measureAt === null) return 'no-remedy'
  return leak.firstActionAt === null ? 'unhandled' : 'handling'
}

/** Minutes between two moments as clocks show them: seconds are not counted. */
export function minutesBetween(from: InstantMs, to: InstantMs): number {
  return Math.floor(to / minuteMs) - Math.floor(from / minuteMs)
}

/** Minutes that each part of a leak took, or has taken so far. `informed` counts from the report, `handling` from the first of the two who read it (null before). */
export type LeakMinutes = { readonly toRemedy: number; readonly informed: Readonly<Record<LeakSeat, number>>; readonly toHandling: number | null }

/** The moment at which the report was received: the first of the two has read it. */
export function receivedAt(leak: Pick<LeakFacts, 'readings'>): InstantMs | null {
  const read = leak.readings.flatMap(({ readAt }) => (readAt === null ? [] : [readAt]))
  return read.toSorted((left, right) => left - right)[0] ?? null
}

/** How long it took from finding to remedy, from report to each reader, and from receiving the report to the first action; until `now` for what is still open. */
export function leakMinutes(leak: LeakFacts, now: InstantMs): LeakMinutes {
  const until = leak.closedAt ?? now
  const received = receivedAt(leak)
  const informed = (seat: LeakSeat) => minutesBetween(leak.reportedAt, leak.readings.find((reading) => reading.seat === seat)?.readAt ?? until)
  return {
    toRemedy: minutesBetween(leak.foundAt, leak.measureAt ?? until), informed: { 'info-supervisor': informed('info-supervisor'), 'customer-service-manager': informed('customer-service-manager') },
    toHandling: received === null ? null : minutesBetween(received, leak.firstActionAt ?? until),
  }
}

/** "At once" prints no figure: after this many minutes without remedy or handling the general manager sees the leak too. */
const leakClimbMinutes = 30

/** Whether a leak has waited so long that the next authority is shown it. */
export function hasClimbed(leak: LeakFacts, now: InstantMs): boolean {
  const status = leakStatusOf(leak)
  return (status === 'no-remedy' && minutesBetween(leak.foundAt, now) >= leakClimbMinutes) || (status !== 'closed' && leak.firstActionAt === null && minutesBetween(leak.reportedAt, now) >= leakClimbMinutes)
}

export type LeakReport = { readonly foundAt: InstantMs; readonly measure: string; /** Null: now, when there is a measure. */ readonly measureAt: InstantMs | null }

/** May a leak be reported like that? A leak without a measure is kept (P07-27a); times are not of the future, and a remedy does not come before its finding. */
export function decideLeakReport(report: LeakReport, now: InstantMs): Result<null, readonly Refusal[]> {
  const refusals = report.foundAt > now ? [inFuture('foundAt')] : []
  return collect([...refusals, ...refuseMeasureTime(report, report.foundAt, now)])
}

function refuseMeasureTime({ measure, measureAt }: Pick<LeakReport, 'measure' | 'measureAt'>, foundAt: InstantMs, now: InstantMs): Refusal[] {
  if (measureAt === null) return []
  const refusals: Refusal[] = []
  if (measure === '') refusals.push({ code: 'leaks.measure-missing', clause: 'P07-27', field: 'measure', facts: {}, remedy: { code: 'leaks.write-measure' } })
  if (measureAt > now) refusals.push(inFuture('measureAt'))
  else if (minutesBetween(foundAt, measureAt) < 0) refusals.push({ code: 'leaks.measure-before-finding', clause: 'P07-27', field: 'measureAt', facts: {}, remedy: { code: 'leaks.correct-time' } })
  return refusals
}

function inFuture(field: string): Refusal {
  return { code: 'leaks.time-in-future', clause: 'P07-27', field, facts: {}, remedy: { code: 'leaks.correct-time' } }
}

/** Who acts: the seats that he holds today, for the authority above both also those that nobody holds, and whether he is that authority. */
export type LeakActor = { readonly seats: readonly LeakSeat[]; readonly isAbove: boolean }

export type LeakAct =
  | { readonly kind: 'remedy'; readonly measure: string; readonly measureAt: InstantMs | null }
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'act'; readonly action: string; readonly actedAt: InstantMs | null }
  | { readonly kind: 'close'; readonly result: string }

/** May this be done to a leak now? All reasons together: what is missing for closing, who may act, and times. */
export function decideLeakAct(leak: LeakFacts, act: LeakAct, actor: LeakActor, now: InstantMs): Result<null, readonly Refusal[]> {
  const status = leakStatusOf(leak)
  const { number } = leak
  if (!leakTransitions[status][act.kind]) return no([{ code: status === 'closed' ? 'leaks.is-closed' : 'leaks.has-remedy', clause: 'P07-27', facts: { number }, remedy: { code: status === 'closed' ? 'leaks.report-again' : 'leaks.go-on-handling' } }])
  const isTold = actor.seats.length > 0 || actor.isAbove
  const refusals: Refusal[] = act.kind === 'remedy' || isTold ? [] : [{ code: 'leaks.not-told', clause: 'P07-27', facts: { number }, remedy: { code: 'leaks.ask-the-two' }, mayDecide: [...handlingRoles] }]
  if (act.kind === 'remedy') refusals.push(...refuseRemedy(leak, act, now))
  if (act.kind === 'acknowledge') refusals.push(...refuseReading(leak, actor))
  if (act.kind === 'act') refusals.push(...refuseAction(leak, act, now))
  if (act.kind === 'close') refusals.push(...refuseClose(leak))
  return collect(refusals)
}

/** Who is told when the office named nobody, and the authority above. */
const handlingRoles: readonly Role[] = [...leakSeats.map((seat) => postDefaults[seat].role), 'general-manager']

function refuseRemedy(leak: LeakFacts, act: Extract<LeakAct, { kind: 'remedy' }>, now: InstantMs): Refusal[] {
  return refuseMeasureTime({ measure: act.measure, measureAt: act.measureAt ?? now }, leak.foundAt, now)
}

/** A reader signs once for each seat of his; nobody signs for a seat that somebody else has read. */
function refuseReading(leak: LeakFacts, actor: LeakActor): Refusal[] {
  if (seatsToRead(leak, actor).length > 0 || (actor.seats.length === 0 && !actor.isAbove)) return []
  return [{ code: 'leaks.is-read', clause: 'P07-27', facts: { number: leak.number }, remedy: { code: 'leaks.go-on-handling' } }]
}

/** The seats that this person's reading fills: those of his that are still unread. */
export function seatsToRead(leak: Pick<LeakFacts, 'readings'>, actor: LeakActor): readonly LeakSeat[] {
  const unread = leak.readings.filter((reading) => reading.readAt === null).map((reading) => reading.seat)
  return unread.filter((seat) => actor.seats.includes(seat))
}

function refuseAction(leak: LeakFacts, { action, actedAt }: Extract<LeakAct, { kind: 'act' }>, now: InstantMs): Refusal[] {
  const refusals: Refusal[] = []
  if (leak.firstActionAt !== null) refusals.push({ code: 'leaks.has-action', clause: 'P07-27', facts: { number: leak.number }, remedy: { code: 'leaks.close-with-result' } })
  if (action === '') refusals.push({ code: 'leaks.action-missing', clause: 'P07-27', field: 'action', facts: {}, remedy: { code: 'leaks.write-action' } })
  if (actedAt !== null && actedAt > now) refusals.push(inFuture('actedAt'))
  else if (actedAt !== null && minutesBetween(leak.reportedAt, actedAt) < 0) refusals.push({ code: 'leaks.action-before-report', clause: 'P07-27', field: 'actedAt', facts: {}, remedy: { code: 'leaks.correct-time' } })
  return refusals
}

/** A leak is closed once it has a remedy (P07-27a), both were told (P07-27b) and somebody has acted (P07-27c). */
function refuseClose(leak: LeakFacts): Refusal[] {
  const facts = { number: leak.number }
  const unread = leak.readings.filter((reading) => reading.readAt === null)
  return [
    ...(leak.measureAt === null ? [{ code: 'leaks.no-remedy', clause: 'P07-27', facts, remedy: { code: 'leaks.write-measure' } }] : []),
    ...unread.map(({ seat }) => ({ code: seat === 'info-supervisor' ? 'leaks.supervisor-not-informed' : 'leaks.manager-not-informed', clause: 'P07-27', facts, remedy: { code: 'leaks.have-it-read' } })),
    ...(leak.firstActionAt === null ? [{ code: 'leaks.no-action', clause: 'P07-27', facts, remedy: { code: 'leaks.write-action' } }] : []),
  ]
}

/** The number of a leak as people write it: `XL-2026-001` for the serial `XL2026-00001`. */
export function leakNumberOf(serial: string): string {
  const match = /^([A-Z]+)(\d{4})-0*(\d+)$/.exec(serial)
  return match === null ? serial : `${match[1] ?? ''}-${match[2] ?? ''}-${(match[3] ?? '').padStart(3, '0')}`
}

function collect(refusals: readonly Refusal[]): Result<null, readonly Refusal[]> {
  return refusals.length > 0 ? no(refusals) : ok(null)
}
