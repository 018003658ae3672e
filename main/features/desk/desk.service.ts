/** What the desk reads across visits, calls and cases: the one list, one record with its history, the end of the day, today's lines. */
import { decodeCursor, cutPage } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { countCallsBetween, findCall, findCalls, listWaitingCalls, narrowedCalls, pageCalls } from '#main/features/desk/calls.repository.ts'
import { countCaseMoves, countOpenCases, findCase, findCases, listCasesFrom, listDueCases, listOpenCases, narrowedCases, pageCases } from '#main/features/desk/cases.repository.ts'
import { countArrivals, countPeopleInside, findVisit, findVisits, listInside, listUnknownClosed, narrowedVisits, pageVisits } from '#main/features/desk/visits.repository.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import { inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { NarrowedKind } from '#main/mechanisms/search/matching-page.ts'
import type { CallRow, CaseRow, DayEnd, DeskFilter, DeskKind, DeskRow, DeskState, DeskSubject, VisitRow } from '#shared/contract/desk.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import { NotFoundError } from '#shared/domain/refusal.ts'
import { isForgotten } from '#shared/domain/visits.ts'
import { addDays, dayOfInstant, daysBetween, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Which kinds a state can hold, and what it means for each; a kind that is absent has no such lines. */
const statesOf = {
  all: { visit: 'all', call: 'all', case: 'all' }, inside: { visit: 'inside' }, forgotten: { visit: 'forgotten' }, unknown: { visit: 'unknown' }, 'below-vip': { visit: 'below-vip' }, open: { call: 'waiting', case: 'not-closed' },
} as const satisfies Readonly<Record<DeskState, { readonly visit?: string; readonly call?: string; readonly case?: string }>>

function fromVisit(visit: VisitRow): DeskRow {
  return {
    id: visit.id, kind: 'visit', number: visit.number, status: visit.status, at: visit.arrivedAt, person: visit.visitor, phone: visit.phone, company: visit.company, toWhom: visit.host, about: visit.purpose,
    detail: visit.visitorClass, people: visit.people, badge: visit.badge, endedAt: visit.leftAt, dueDay: null, marked: visit.notices.some((notice) => notice.code !== 'desk.purpose-missing'),
  }
}
function fromCall(call: CallRow): DeskRow {
  return {
    id: call.id, kind: 'call', number: call.number, status: call.status, at: call.calledAt, person: call.caller, phone: call.phone, company: call.company, toWhom: call.forWhom, about: call.subject,
    detail: call.missed ? 'missed' : call.kind, people: 1, badge: '', endedAt: call.settledAt, dueDay: null, marked: call.missed && call.status === 'waiting',
  }
}
function fromCase(found: CaseRow): DeskRow {
  return {
    id: found.id, kind: 'case', number: found.number, status: found.status, at: found.receivedAt, person: found.person, phone: found.phone, company: found.company, toWhom: found.handler, about: found.content.split('\n')[0] ?? '',
    detail: found.kind, people: 1, badge: '', endedAt: found.closedAt, dueDay: found.status === 'closed' ? null : found.dueDay, marked: found.grade === 'major' || found.notices.length > 0,
  }
}

/** A page of the desk's list, newest first: words are followed through the search index; without words it is one keyset over three registers. */
export async function listDesk(reader: Reader, filter: DeskFilter, today: Day): Promise<Page<DeskRow>> {
  const matches = await pageOfMatches(reader, { typed: filter.text, kinds: kindsOf(filter, today) }, filter)
  return matches === null ? pageOfRegisters(reader, filter, today) : { rows: await loadRows(reader, matches.rows), next: matches.next }
}

type States = { readonly visit?: 'all' | 'inside' | 'forgotten' | 'unknown' | 'below-vip'; readonly call?: 'all' | 'waiting'; readonly case?: 'all' | 'not-closed' }

/** The states asked for, of the kinds asked for. */
function statesAsked(filter: DeskFilter): States {
  const { visit, call, case: ofCase }: States = statesOf[filter.state]
  const asked = (kind: DeskKind) => filter.kind === 'all' || filter.kind === kind
  return { ...(visit !== undefined && asked('visit') ? { visit } : {}), ...(call !== undefined && asked('call') ? { call } : {}), ...(ofCase !== undefined && asked('case') ? { case: ofCase } : {}) }
}

function kindsOf(filter: DeskFilter, today: Day): NarrowedKind[] {
  const { visit, call, case: ofCase } = statesAsked(filter)
  const days = { from: filter.from, to: filter.to, today }
  return [
    ...(visit === undefined ? [] : [narrowedVisits({ ...days, state: visit })]), ...(call === undefined ? [] : [narrowedCalls({ ...days, state: call })]),
    ...(ofCase === undefined ? [] : [narrowedCases({ ...days, state: ofCase })]),
  ]
}

/** The lines of these visits, calls and cases, in the order of the ids. */
async function loadRows(reader: Reader, ids: readonly string[]): Promise<DeskRow[]> {
  return inOrder(ids, [...(await findVisits(reader, ids)).map(fromVisit), ...(await findCalls(reader, ids)).map(fromCall), ...(await findCases(reader, ids)).map(fromCase)])
}

function newestFirst(one: DeskRow, other: DeskRow): number {
  return other.at - one.at || (one.id < other.id ? 1 : -1)
}

/** One keyset over three registers, each read no further than the page. */
async function pageOfRegisters(reader: Reader, filter: DeskFilter, today: Day): Promise<Page<DeskRow>> {
  // A cursor that this program did not write begins at the first page in every register alike.
  const cursor = decodeCursor(filter.cursor) === null ? null : filter.cursor
  const page = { from: filter.from, to: filter.to, today, text: '', cursor, size: filter.size + 1 }
  const states = statesAsked(filter)
  const rows: DeskRow[] = []
  if (states.visit !== undefined) rows.push(...(await pageVisits(reader, { ...page, state: states.visit })).rows.map(fromVisit))
  if (states.call !== undefined) rows.push(...(await pageCalls(reader, { ...page, state: states.call })).rows.map(fromCall))
  if (states.case !== undefined) rows.push(...(await pageCases(reader, { ...page, state: states.case })).rows.map(fromCase))
  return cutPage(rows.toSorted(newestFirst), filter.size, (row) => [row.at, row.id])
}

/** One visit, call or case with where it came from, what came of it, and what the book says. */
export async function getDeskSubject(reader: Reader, id: string): Promise<DeskSubject> {
  const visit = await findVisit(reader, id)
  if (visit !== undefined) return { kind: 'visit', visit, cases: await listCasesFrom(reader, { visitId: id }), history: await listHistory(reader, id) }
  const call = await findCall(reader, id)
  if (call !== undefined) return { kind: 'call', call, cases: await listCasesFrom(reader, { callId: id }), history: await listHistory(reader, id) }
  const found = await findCase(reader, id)
  if (found === undefined) throw new NotFoundError('desk')
  return { kind: 'case', case: found, origin: await originOf(reader, found), history: await listHistory(reader, id) }
}

async function originOf(reader: Reader, found: CaseRow): Promise<Extract<DeskSubject, { kind: 'case' }>['origin']> {
  if (found.callId !== null) return { kind: 'call', id: found.callId, number: (await findCall(reader, found.callId))?.number ?? '' }
  if (found.visitId !== null) return { kind: 'visit', id: found.visitId, number: (await findVisit(reader, found.visitId))?.number ?? '' }
  return null
}

/** What a day leaves behind. Everybody who is inside now is listed, also those of earlier days. */
export async function getDayEnd(reader: Reader, day: Day): Promise<DayEnd> {
  const [fromMs, untilMs] = [startOfDayMs(day), startOfDayMs(addDays(day, 1))]
  const [arrivals, calls, moves] = [await countArrivals(reader, fromMs, untilMs), await countCallsBetween(reader, fromMs, untilMs), await countCaseMoves(reader, fromMs, untilMs)]
  return {
    day, counts: { ...arrivals, calls, casesOpened: moves.opened, casesClosed: moves.closed },
    stillInside: (await listInside(reader)).filter((visit) => visit.arrivedAt < untilMs), unknown: await listUnknownClosed(reader, fromMs, untilMs),
    waitingCalls: await listWaitingCalls(reader, 200), openCases: await listOpenCases(reader, 200),
  }
}

/** Visitors who are inside since an earlier day, as lines of today's screen. */
export async function listForgottenVisits(reader: Reader, today: Day): Promise<TodayLine[]> {
  const forgotten = (await listInside(reader)).filter((visit) => isForgotten(visit, today)).slice(0, 50)
  return forgotten.map((visit) => {
    const dueDay = dayOfInstant(visit.arrivedAt)
    return { kind: 'visit', subjectId: visit.id, number: visit.number, title: visit.visitor, person: visit.host, dueDay, daysLate: daysBetween(dueDay, today), clause: null }
  })
}

/** Cases whose reply is due by today or overdue, and calls that have waited since an earlier day, as lines of today's screen. */
export async function listDueDeskWork(reader: Reader, today: Day): Promise<TodayLine[]> {
  const cases = (await listDueCases(reader, today, 50)).map((found): TodayLine => ({
    kind: 'case', subjectId: found.id, number: found.number, title: found.content.split('\n')[0] ?? '', person: found.person, dueDay: found.dueDay, daysLate: found.dueDay === null ? 0 : daysBetween(found.dueDay, today), clause: found.dueClause,
  }))
  const calls = (await listWaitingCalls(reader, 50)).map((call): TodayLine => {
    const dueDay = dayOfInstant(call.calledAt)
    const who = call.caller === '' ? call.phone : call.caller
    return { kind: 'call', subjectId: call.id, number: call.number, title: call.subject === '' ? who : call.subject, person: call.subject === '' ? '' : who, dueDay, daysLate: daysBetween(dueDay, today), clause: call.missed ? 'P01-4.4' : null }
  })
  return [...cases, ...calls].toSorted((one, other) => other.daysLate - one.daysLate)
}

/** People inside now and cases not closed, for the figures of today's screen. */
export async function countDesk(reader: Reader): Promise<{ inside: number; openCases: number }> {
  return { inside: await countPeopleInside(reader), openCases: await countOpenCases(reader) }
}
