/** The duties' desk: whose they are on this day, why they fall due then, and how they end. */
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { actOnDuty, explainDuty } from '#main/mechanisms/duties/duties.ts'
import type { DutyEnd } from '#main/mechanisms/duties/duties.ts'
import { findDuty, listOpenDuties, pageDuties } from '#main/mechanisms/duties/duty-store.ts'
import type { Duty } from '#main/mechanisms/duties/duty-store.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { DutyFilter, DutyRow } from '#shared/contract/duties.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { daysLate, rolesReached } from '#shared/domain/duties.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import { NotFoundError, refuse } from '#shared/domain/refusal.ts'
import { daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'

/** More open duties than this are not looked through for one person's list; the whole list is paged. */
const mostOpen = 2_000

function toRow(duty: Duty, today: Day): DutyRow {
  const isOpen = duty.status === 'open'
  return {
    id: duty.id, clause: duty.clause, zh: duty.zh, en: duty.en, status: duty.status, subject: { ...duty.subject }, period: duty.period, opensDay: duty.opensDay, dueDay: duty.dueDay,
    ageDays: isOpen ? Math.max(0, daysBetween(duty.opensDay, today)) : 0,
    daysLate: isOpen ? daysLate(duty.dueDay, today) : 0, owner: duty.owner, ownerName: duty.ownerName, evidence: duty.evidence,
    reached: isOpen ? [...rolesReached(duty.owner, duty.ladder, duty.dueDay, today)] : [duty.owner],
    endedAt: duty.endedAt, endedBy: duty.endedBy, words: duty.words, recordNumber: duty.recordNumber,
  }
}

/** Whether a duty concerns this person on this day: their own, their role's, or one whose lateness has climbed to their role. */
function concerns(duty: Duty, actor: Actor, today: Day): boolean {
  if (duty.ownerUserId !== null && duty.ownerUserId === actor.userId) return true
  const reached = rolesReached(duty.owner, duty.ladder, duty.dueDay, today)
  return duty.ownerUserId === null ? reached.includes(actor.role) : reached.slice(1).includes(actor.role)
}

/** A page of duties by due day. `mine` is open duties only, whole, because each is judged for the person. */
export async function listDuties(reader: Reader, filter: DutyFilter, actor: Actor, today: Day): Promise<Page<DutyRow>> {
  if (filter.box === 'mine' && filter.status === 'open') {
    const mine = (await listOpenDuties(reader, today, mostOpen)).filter((duty) => concerns(duty, actor, today) && (filter.clause === '' || duty.clause === filter.clause))
    return { rows: mine.map((duty) => toRow(duty, today)), next: null }
  }
  const position = decodeCursor(filter.cursor)
  const duties = await pageDuties(reader, { status: filter.status, clause: filter.clause, size: filter.size, after: position === null ? null : [String(position[0]), position[1]] })
  const page = cutPage(duties, filter.size, (duty) => [duty.dueDay, duty.id])
  return { rows: page.rows.map((duty) => toRow(duty, today)), next: page.next }
}

/** One duty with the count of its due day and everything that the book says. */
export async function getDutySheet(reader: Reader, id: string, today: Day): Promise<{ duty: DutyRow; why: { key: string; day?: Day; count?: number; reason?: string; name?: string }[]; unknownYears: number[]; history: HistoryEntry[] }> {
  const duty = await findDuty(reader, id)
  if (duty === undefined) throw new NotFoundError('duty')
  const { steps, unknownYears } = explainDuty(duty, await loadCalendar(reader))
  const why = steps.map((step) => ({ key: step.key, ...('day' in step ? { day: step.day } : {}), ...('count' in step ? { count: step.count } : {}), ...('reason' in step ? { reason: step.reason, name: step.name } : {}) }))
  return { duty: toRow(duty, today), why, unknownYears: [...unknownYears], history: await listHistory(reader, id) }
}

/** Whether a number is that of a record which a duty asks for; `main/app` answers. */
export type DutyRecords = { exists(reader: Reader, kind: NonNullable<DutyRule['recordOf']>, number: string): Promise<boolean> }

/** A duty that asks for a record of one kind is not done by a number that no such record has. */
async function refuseUnknownRecord(unit: Unit, id: string, number: string, records: DutyRecords): Promise<void> {
  const duty = await findDuty(unit.read, id)
  const kind = dutyRulesInForce(unit.today).find((rule) => rule.id === duty?.ruleId)?.recordOf
  if (duty === undefined || kind === undefined || await records.exists(unit.read, kind, number)) return
  refuse({ code: 'duties.no-such-record', clause: duty.clause, field: 'recordNumber', facts: { title: duty.zh, number }, remedy: { code: 'duties.name-the-record' } })
}

/** Ends a duty. */
export async function endDutyByHand(unit: Unit, id: string, end: DutyEnd, records: DutyRecords): Promise<DutyRow> {
  if (end.action === 'complete' && end.recordNumber !== '') await refuseUnknownRecord(unit, id, end.recordNumber, records)
  return toRow(await actOnDuty(unit, dutyRulesInForce(unit.today), id, end), unit.today)
}

/** Open duties that concern a person, as lines of today's screen, the most overdue first. */
export async function listDutyLines(reader: Reader, actor: Actor, today: Day): Promise<TodayLine[]> {
  const open = (await listOpenDuties(reader, today, mostOpen)).filter((duty) => concerns(duty, actor, today))
  return open.map((duty) => ({
    kind: 'duty', subjectId: duty.id, number: duty.subject.number, title: duty.subject.title === '' ? duty.zh : `${duty.zh}：${duty.subject.title}`,
    titleEn: duty.subject.title === '' ? duty.en : `${duty.en}: ${duty.subject.title}`, person: duty.ownerName ?? '',
    dueDay: duty.dueDay, daysLate: daysLate(duty.dueDay, today), clause: duty.clause,
  }))
}
