/** The calendar that this office counts by: the library's years, the years that an administrator brought in over them, and the office's own days. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { officialYears } from '#main/mechanisms/calendar/official-calendar.ts'
import { buildCalendar, findCalendarFaults } from '#shared/domain/calendar.ts'
import type { CalendarYear, OfficeDay, SpecialDay, WorkCalendar } from '#shared/domain/calendar.ts'
import { refuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Loads the calendar as it stands in the archive. */
export async function loadCalendar(reader: Reader): Promise<WorkCalendar> {
  const brought = await reader.selectFrom('calendar_years').select(['year', 'days']).execute()
  const own = await reader.selectFrom('office_days').select(['day', 'is_worked', 'name']).execute()
  // Days and years were validated when they were brought in.
  const years = new Map<number, CalendarYear>(officialYears().map((year) => [year.year, year]))
  for (const row of brought) years.set(row.year, { year: row.year, days: JSON.parse(row.days) as SpecialDay[] })
  return buildCalendar([...years.values()], own.map((row): OfficeDay => ({ day: row.day as Day, isWorked: row.is_worked === 1, name: row.name })))
}

/** Brings a year in. Refuses a calendar with a day twice or of another year, naming the day and its line; the year that stood before stays. */
export async function bringCalendarYear(unit: Unit, year: CalendarYear, source: string): Promise<void> {
  const faults = findCalendarFaults([year])
  if (faults.length > 0) refuse(...faults.map((fault) => ({ code: `calendar.${fault.code}`, field: 'lines', facts: { year: fault.year, day: fault.day, line: fault.line }, remedy: { code: 'calendar.mend-line', facts: { line: fault.line } } })))
  const row = { days: JSON.stringify(year.days), source, added_at: unit.now, added_by: unit.actor.userId }
  await unit.write.insertInto('calendar_years').values({ year: year.year, ...row }).onConflict((conflict) => conflict.column('year').doUpdateSet(row)).execute()
  unit.recordEvent({ register: 'calendar', subjectId: String(year.year), kind: 'year-brought', body: { source, days: year.days.length } })
}

/** Decides one day for the office, or takes the decision back with null. */
export async function decideOfficeDay(unit: Unit, day: Day, decision: { readonly isWorked: boolean; readonly name: string } | null): Promise<void> {
  await unit.write.deleteFrom('office_days').where('day', '=', day).execute()
  if (decision !== null) await unit.write.insertInto('office_days').values({ day, is_worked: decision.isWorked ? 1 : 0, name: decision.name, changed_at: unit.now, changed_by: unit.actor.userId }).execute()
  unit.recordEvent({ register: 'calendar', subjectId: day, kind: decision === null ? 'day-cleared' : 'day-decided', body: { ...decision } })
}
