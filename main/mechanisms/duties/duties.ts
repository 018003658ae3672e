/** The duty engine's doors: open what an event brings, catch up what the calendar brought, end one, explain one, list what a new calendar would move. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { endDuty, findDuty, insertDuties, listDutiesOf, listOpenDuties, listRulesBegun, moveDuty } from '#main/mechanisms/duties/duty-store.ts'
import type { Duty, DutyCount, NewDuty } from '#main/mechanisms/duties/duty-store.ts'
import { rulingDuties } from '#main/mechanisms/policies/rule-book.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { decideDutyAct } from '#shared/domain/duties.ts'
import type { DutyAction, DutyRule } from '#shared/domain/duties.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import type { DueStep } from '#shared/domain/due-moments.ts'
import { occurrencesBetween } from '#shared/domain/recurrence.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

const register = 'duties'

export type DutySubject = { readonly kind: string; readonly id: string; readonly number: string; readonly title: string }
/** Something that happened and may bring duties: a case settled, a repair finished, a visit made. */
export type DutyEvent = {
  readonly event: string
  readonly day: Day
  readonly subject: DutySubject
  /** The person who owes it, where the event names one; else whoever holds the owner's role. */
  readonly ownerUserId?: string | null
  /** What tells two events of one subject apart; the day when absent. */
  readonly period?: string
  /** A day that was agreed or that the office chose: it has no count that could be unfolded. */
  readonly dueDay?: Day
}

const settingOfCaughtUpDay = 'duties-caught-up'

/** Opens the duties that an event brings by the rules in force; each once. Returns the new ones' ids. */
export function openDutiesAfter(unit: Unit, declared: readonly DutyRule[], event: DutyEvent): Promise<string[]> {
  return openDutiesAfterEach(unit, declared, [event])
}

/** Opens the duties that many events bring, for one reading of each day's rules and of the calendar. */
export async function openDutiesAfterEach(unit: Unit, declared: readonly DutyRule[], events: readonly DutyEvent[]): Promise<string[]> {
  const rulesOf = new Map<Day, readonly DutyRule[]>()
  for (const { day } of events) if (!rulesOf.has(day)) rulesOf.set(day, await rulingDuties(unit.read, day, declared))
  const calendar = await loadCalendar(unit.read)
  const duties = events.flatMap((event) => (rulesOf.get(event.day) ?? []).flatMap((rule): NewDuty[] => {
    if (rule.comes.kind !== 'after' || rule.comes.event !== event.event) return []
    const { term } = rule.comes
    return [{ ...heading(unit, rule), subject: event.subject, period: event.period ?? event.day, opensDay: event.day, dueDay: event.dueDay ?? dueDayAfter(event.day, term, calendar).dueDay, startDay: event.day, count: event.dueDay === undefined ? term : { unit: 'period' }, ownerUserId: event.ownerUserId ?? null }]
  }))
  return record(unit, duties)
}

function heading(unit: Unit, rule: DutyRule): Pick<NewDuty, 'id' | 'ruleId' | 'clause' | 'zh' | 'en' | 'owner' | 'evidence' | 'ladder' | 'openedAt'> {
  return { id: unit.newId<'duty'>(), ruleId: rule.id, clause: rule.clause, zh: rule.zh, en: rule.en, owner: rule.owner, evidence: rule.evidence, ladder: rule.ladder, openedAt: unit.now }
}

/** A duty that belongs to no matter is about its own rule. */
function ruleAsSubject(rule: DutyRule): DutySubject {
  return { kind: 'rule', id: rule.id, number: '', title: '' }
}

/** The next time of a duty that renews: open from the day it was last done, due a term from it. */
function renewed(unit: Unit, rule: DutyRule, term: Exclude<DutyCount, { unit: 'period' }>, calendar: WorkCalendar, from: Day = unit.today, period: string = from): NewDuty {
  return { ...heading(unit, rule), subject: ruleAsSubject(rule), period, opensDay: from, dueDay: dueDayAfter(from, term, calendar).dueDay, startDay: from, count: term, ownerUserId: null }
}

async function record(unit: Unit, duties: readonly NewDuty[]): Promise<string[]> {
  const opened = new Set(await insertDuties(unit.write, duties))
  for (const duty of duties) {
    if (opened.has(duty.id)) unit.recordEvent({ register, subjectId: duty.id, kind: 'opened', body: { rule: duty.ruleId, clause: duty.clause, subject: duty.subject, period: duty.period, dueDay: duty.dueDay } })
  }
  if (opened.size > 0) unit.touch('today')
  return [...opened]
}

/** The day up to which recurring duties have been opened; null before the first time. */
export async function findCaughtUpDay(reader: Reader): Promise<Day | null> {
  const row = await reader.selectFrom('meta').select('value').where('key', '=', settingOfCaughtUpDay).executeTakeFirst()
  // Written below, from a day.
  return row === undefined ? null : (row.value as Day)
}

/**
 * Opens every recurring duty that has opened since the last time, however long the PC was off; what was due meanwhile is late, and says so.
 * On the first run it begins today: nobody failed before the program was there.
 */
export async function catchUpDuties(unit: Unit, declared: readonly DutyRule[]): Promise<string[]> {
  const last = await findCaughtUpDay(unit.read)
  const from = last === null ? unit.today : addDays(last, 1)
  if (from > unit.today) return []
  const rules = await rulingDuties(unit.read, unit.today, declared)
  const calendar = await loadCalendar(unit.read)
  const begun = await listRulesBegun(unit.read)
  const duties = rules.flatMap((rule): NewDuty[] => {
    if (rule.comes.kind === 'renews' && !begun.has(rule.id)) return [renewed(unit, rule, rule.comes.term, calendar)]
    if (rule.comes.kind !== 'recurs') return []
    return occurrencesBetween(rule.comes.recurrence, from, unit.today).map(({ period, opensDay, dueDay }): NewDuty => ({
      ...heading(unit, rule), subject: ruleAsSubject(rule), period, opensDay, dueDay, startDay: opensDay, count: { unit: 'period' }, ownerUserId: null,
    }))
  })
  const row = { key: settingOfCaughtUpDay, value: unit.today }
  await unit.write.insertInto('meta').values(row).onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value })).execute()
  return record(unit, duties)
}

async function getDuty(reader: Reader, id: string): Promise<Duty> {
  const duty = await findDuty(reader, id)
  if (duty === undefined) throw new NotFoundError('duty')
  return duty
}

export type DutyEnd = { readonly action: DutyAction; readonly words: string; readonly recordNumber: string }

/** Ends a duty as the person of this unit of work; throws the refusals together. One that renews comes again a term after this day. */
export async function actOnDuty(unit: Unit, declared: readonly DutyRule[], id: string, end: DutyEnd): Promise<Duty> {
  const duty = await getDuty(unit.read, id)
  const status = orRefuse(decideDutyAct({ ...duty, title: duty.zh }, { ...end, byUserId: unit.actor.userId, byRole: unit.actor.role, today: unit.today }))
  await endDuty(unit.write, id, { status, at: unit.now, by: unit.actor.userId, words: end.words, recordNumber: end.recordNumber })
  unit.recordEvent({ register, subjectId: id, kind: status, body: { rule: duty.ruleId, clause: duty.clause, words: end.words, recordNumber: end.recordNumber } })
  unit.tally(register, unit.today, status, 1)
  unit.touch('today')
  const rule = (await rulingDuties(unit.read, unit.today, declared)).find((candidate) => candidate.id === duty.ruleId)
  if (rule?.comes.kind === 'renews') await renew(unit, rule, rule.comes.term, unit.today)
  return getDuty(unit.read, id)
}

/** Opens the next time of a duty that renews, also when the one before began on the very day it was done. */
async function renew(unit: Unit, rule: DutyRule, term: Exclude<DutyCount, { unit: 'period' }>, from: Day): Promise<void> {
  const begunThatDay = (await listDutiesOf(unit.read, rule.id)).filter((duty) => duty.period.startsWith(from)).length
  await record(unit, [renewed(unit, rule, term, await loadCalendar(unit.read), from, begunThatDay === 0 ? from : `${from} ${String(begunThatDay + 1)}`)])
}

/**
 * Does a standing duty by a record that somebody entered, whoever he is: the record is the evidence. One that renews comes again a term after the record's day;
 * of one that recurs the period that the record falls into is done, also late. Nothing happens when none is open, or when the record is older than the duty. Returns whether one was done.
 */
export async function fulfilStandingDuty(unit: Unit, declared: readonly DutyRule[], ruleId: string, deed: { readonly day: Day; readonly recordNumber: string }): Promise<boolean> {
  const open = (await listDutiesOf(unit.read, ruleId)).findLast((duty) => duty.status === 'open' && duty.ruleId === ruleId && duty.startDay <= deed.day)
  if (open === undefined) return false
  await settle(unit, open, { action: 'complete', words: '', recordNumber: deed.recordNumber })
  unit.touch('today')
  const rule = (await rulingDuties(unit.read, unit.today, declared)).find((candidate) => candidate.id === ruleId)
  if (rule?.comes.kind === 'renews') await renew(unit, rule, rule.comes.term, deed.day)
  return true
}

/** Ends the open duties of a subject under some rules, or only that of one `period`: done by the record that closes the matter, or void because the matter has gone. */
export async function settleDutiesOf(unit: Unit, subjectId: string, ruleIds: readonly string[], end: DutyEnd & { readonly period?: string }): Promise<number> {
  const open = (await listDutiesOf(unit.read, subjectId)).filter((duty) => duty.status === 'open' && ruleIds.includes(duty.ruleId) && (end.period === undefined || end.period === duty.period))
  for (const duty of open) await settle(unit, duty, end)
  if (open.length > 0) unit.touch('today')
  return open.length
}

async function settle(unit: Unit, duty: Duty, end: DutyEnd): Promise<void> {
  const status = end.action === 'complete' ? 'done' : 'void'
  await endDuty(unit.write, duty.id, { status, at: unit.now, by: unit.actor.userId, words: end.words, recordNumber: end.recordNumber })
  unit.recordEvent({ register, subjectId: duty.id, kind: status, body: { rule: duty.ruleId, clause: duty.clause, recordNumber: end.recordNumber } })
}

/** How the due day came about; a duty of the calendar's period has no steps beyond its window. */
export function explainDuty(duty: Pick<Duty, 'startDay' | 'count' | 'dueDay'>, calendar: WorkCalendar): { readonly steps: readonly DueStep[]; readonly unknownYears: readonly number[] } {
  if (duty.count.unit === 'period') return { steps: [{ key: 'start', day: duty.startDay, at: null }], unknownYears: [] }
  return dueDayAfter(duty.startDay, duty.count, calendar)
}

export type MovedDuty = { readonly duty: Duty; readonly newDueDay: Day }

/** Open duties whose due day another calendar would move, before anything moves. */
export async function listMovedDuties(reader: Reader, calendar: WorkCalendar, today: Day): Promise<MovedDuty[]> {
  const open = await listOpenDuties(reader, today, 10_000)
  return open.flatMap((duty) => {
    if (duty.count.unit !== 'working-days') return []
    const { dueDay: newDueDay } = dueDayAfter(duty.startDay, duty.count, calendar)
    return newDueDay === duty.dueDay ? [] : [{ duty, newDueDay }]
  })
}

/** Moves due days that a person agreed to; the book keeps the old one. */
export async function moveDuties(unit: Unit, moved: readonly { readonly id: string; readonly from: Day; readonly to: Day }[]): Promise<void> {
  for (const { id, from, to } of moved) {
    await moveDuty(unit.write, id, to)
    unit.recordEvent({ register, subjectId: id, kind: 'moved', body: { from, to } })
  }
  unit.touch('today')
}
