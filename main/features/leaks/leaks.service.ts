/** The work on leaks: report, remedy, reading, handling, closing; all in the caller's transaction. Minutes are counted by the archive's clock. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { findLeak, insertLeak, markRead, pageLeaks, patchLeak } from '#main/features/leaks/leaks.repository.ts'
import type { LeakPatch, StoredLeak } from '#main/features/leaks/leaks.repository.ts'
import type { LeakSources } from '#main/features/leaks/leaks.sources.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { LeakFilter, LeakInput, LeakRow, LeakSheet } from '#shared/contract/leaks.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { decideLeakAct, decideLeakReport, hasClimbed, leakActions, leakMinutes, leakNumberOf, leakSeats, leakTransitions, receivedAt, seatsToRead } from '#shared/domain/leaks.ts'
import type { LeakAct, LeakActor, LeakSeat } from '#shared/domain/leaks.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { Id } from '#shared/kernel/ids.ts'

const register = 'leaks'

type SeatHolder = { readonly userId: string; readonly displayName: string }
/** Who holds each of the two seats today. */
type Holders = Readonly<Record<LeakSeat, readonly SeatHolder[]>>

/** Who holds the two seats today. */
async function readHolders(reader: Reader, sources: LeakSources): Promise<Holders> {
  return { 'info-supervisor': await sources.holders(reader, 'info-supervisor'), 'customer-service-manager': await sources.holders(reader, 'customer-service-manager') }
}

/** What a person is in a leak: the seats that he holds; the general manager stands in an empty one. */
function standingOf(actor: Actor, holders: Holders): LeakActor {
  const isAbove = actor.role === 'general-manager'
  return { isAbove, seats: leakSeats.filter((seat) => holders[seat].some((holder) => holder.userId === actor.userId) || (isAbove && holders[seat].length === 0)) }
}

/** Everybody's leaks are for those who are told, those above and the auditor; others see what they reported themselves. */
function seesAll(actor: Actor, holders: Holders): boolean {
  return hasCapability(actor.role, 'leaks.oversee') || standingOf(actor, holders).seats.length > 0
}

/** A leak as a screen shows it, with the minutes until now and what this person may do. */
function toLeakRow(stored: StoredLeak, holders: Holders, actor: Actor, now: InstantMs): LeakRow {
  const { row, facts, names } = stored
  const minutes = leakMinutes(facts, now)
  return {
    // Ids in the table were minted by the program.
    id: row.id as Id<'leak'>, customerId: row.customer_id as Id<'customer'> | null,
    number: row.number, status: row.status, what: row.what, certainty: row.certainty, channel: row.channel, customer: row.customer, foundAt: facts.foundAt, reportedAt: facts.reportedAt, reportedBy: names.reporter,
    measure: row.measure, measureAt: facts.measureAt, receivedAt: receivedAt(facts), action: row.action, actionAt: facts.firstActionAt, actionBy: names.actor, result: row.result, closedAt: facts.closedAt, closedBy: names.closer,
    readings: facts.readings.map(({ seat, readAt, reader }) => ({ seat, reader, readAt, minutes: minutes.informed[seat], holders: holders[seat].map((holder) => holder.displayName) })),
    remedyMinutes: minutes.toRemedy, handlingMinutes: minutes.toHandling, mine: mineOf(stored, standingOf(actor, holders)), hasClimbed: hasClimbed(facts, now),
  }
}

function mineOf({ row, facts }: StoredLeak, standing: LeakActor): LeakRow['mine'] {
  const isTold = standing.seats.length > 0 || standing.isAbove
  return leakActions.filter((action) => {
    if (!leakTransitions[row.status][action]) return false
    if (action === 'acknowledge') return seatsToRead(facts, standing).length > 0
    if (action === 'act') return isTold && facts.firstActionAt === null
    return action === 'remedy' || isTold
  })
}

/** A page of the leaks that this person may see. */
export async function listLeaks(reader: Reader, sources: LeakSources, filter: LeakFilter, actor: Actor, now: InstantMs): Promise<Page<LeakRow>> {
  const holders = await readHolders(reader, sources)
  const page = await pageLeaks(reader, { ...filter, reporterId: seesAll(actor, holders) ? null : actor.userId }, filter)
  return { rows: page.rows.map((stored) => toLeakRow(stored, holders, actor, now)), next: page.next }
}

/** One leak; somebody else's leak does not exist for whoever may not see it. */
export async function getLeakSheet(reader: Reader, sources: LeakSources, id: string, actor: Actor, now: InstantMs): Promise<LeakSheet> {
  const holders = await readHolders(reader, sources)
  const stored = await getLeak(reader, id, actor, holders)
  return { leak: toLeakRow(stored, holders, actor, now), history: await listHistory(reader, id) }
}

async function getLeak(reader: Reader, id: string, actor: Actor, holders: Holders): Promise<StoredLeak> {
  const stored = await findLeak(reader, id)
  if (stored === undefined || !(seesAll(actor, holders) || stored.row.reported_by === actor.userId)) throw new NotFoundError('leak')
  return stored
}

/** Reports a leak: numbered at once, with or without a measure, on top of both inboxes (P07-27). A reporter who holds a seat has read it. */
export async function reportLeak(unit: Unit, sources: LeakSources, input: LeakInput): Promise<LeakSheet> {
  const foundAt = input.foundAt ?? unit.now
  orRefuse(decideLeakReport({ foundAt, measure: input.measure, measureAt: input.measureAt }, unit.now))
  const holders = await readHolders(unit.read, sources)
  const id = unit.newId<'leak'>()
  const number = leakNumberOf(unit.nextNumber('leak'))
  const customer = input.customerId === null ? '' : await sources.nameOfFile(unit.read, input.customerId)
  const measureAt = input.measure === '' ? null : input.measureAt ?? unit.now
  const facts = { number, foundAt, reportedAt: unit.now, measureAt, firstActionAt: null, closedAt: null, readings: leakSeats.map((seat) => ({ seat, readAt: null, reader: '' })) }
  await insertLeak(unit.write, { id, facts, input, customer, reporterId: unit.actor.userId, readBy: standingOf(unit.actor, holders).seats })
  unit.recordEvent({ register, subjectId: id, kind: 'reported', body: { number, ...input, foundAt, measureAt, told: leakSeats.map((seat) => ({ seat, holders: holders[seat].map((holder) => holder.displayName) })) } })
  unit.tally(register, unit.today, 'reported', 1)
  return reread(unit, sources, id)
}

async function reread(unit: Unit, sources: LeakSources, id: string): Promise<LeakSheet> {
  unit.touch('today')
  return getLeakSheet(unit.read, sources, id, unit.actor, unit.now)
}

/** Does one thing to a leak. Whoever acts first has read the report by then, if a seat of his was unread. */
export async function actOnLeak(unit: Unit, sources: LeakSources, id: string, act: LeakAct): Promise<LeakSheet> {
  const holders = await readHolders(unit.read, sources)
  const stored = await getLeak(unit.read, id, unit.actor, holders)
  const standing = standingOf(unit.actor, holders)
  orRefuse(decideLeakAct(stored.facts, act, standing, unit.now))
  const read = act.kind === 'acknowledge' || act.kind === 'act' ? seatsToRead(stored.facts, standing) : []
  await markRead(unit.write, id, read, unit.actor.userId, unit.now)
  const patch = patchOf(unit, act)
  if (patch !== null) await patchLeak(unit.write, stored, patch)
  const { kind, ...body } = act
  unit.recordEvent({ register, subjectId: id, kind: eventOf[kind], body: { number: stored.row.number, ...body, ...(read.length === 0 ? {} : { seats: read }) } })
  if (kind === 'close') unit.tally(register, unit.today, 'closed', 1)
  return reread(unit, sources, id)
}

const eventOf = { remedy: 'remedied', acknowledge: 'read', act: 'handled', close: 'closed' } as const satisfies Record<LeakAct['kind'], string>

function patchOf(unit: Unit, act: LeakAct): LeakPatch | null {
  switch (act.kind) {
    case 'remedy': return { measure: act.measure, measure_at: act.measureAt ?? unit.now }
    case 'act': return { action: act.action, action_at: act.actedAt ?? unit.now, action_by: unit.actor.userId }
    case 'close': return { result: act.result, closed_at: unit.now, closed_by: unit.actor.userId }
    case 'acknowledge': return null
  }
}

/** Leaks shown at once on Today, at most. */
const mostLines = 50

/** What stands first on Today: for each of the two, leaks without remedy, unread or unhandled; for the reporter, his without a remedy; for the general manager, what has waited too long or has an empty seat. */
export async function listLeakLines(reader: Reader, sources: LeakSources, actor: Actor, now: InstantMs): Promise<TodayLine[]> {
  const holders = await readHolders(reader, sources)
  const standing = standingOf(actor, holders)
  const open = await pageLeaks(reader, { state: 'open', text: '', reporterId: standing.isAbove || standing.seats.length > 0 ? null : actor.userId }, { cursor: null, size: mostLines })
  return open.rows.flatMap((stored) => {
    const { row, facts, names } = stored
    const unread = seatsToRead(facts, standing).length > 0
    const isMine = standing.seats.length > 0 || (row.reported_by === actor.userId && row.status === 'no-remedy') || (standing.isAbove && hasClimbed(facts, now))
    const kind = row.status === 'no-remedy' ? 'leak-no-remedy' : facts.firstActionAt === null ? 'leak-unhandled' : unread ? 'leak-unread' : null
    return isMine && kind !== null ? [{ kind, subjectId: row.id, number: row.number, title: row.what, person: names.reporter, dueDay: null, daysLate: 0, clause: 'P07-27' }] : []
  })
}
