/** The working calendar's doors. */
import { officialYears } from '#main/mechanisms/calendar/official-calendar.ts'
import { bringCalendarYear, decideOfficeDay, loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { listMovedDuties, moveDuties } from '#main/mechanisms/duties/duties.ts'
import type { MovedDuty } from '#main/mechanisms/duties/duties.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { os } from '#main/rpc/chain.ts'
import type { CalendarDay, MovedDutyRow } from '#shared/contract/calendar.ts'
import { judgeDay } from '#shared/domain/calendar.ts'
import { addDays, toDay, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

async function readYear(reader: Reader, year: number) {
  const calendar = await loadCalendar(reader)
  const days: CalendarDay[] = []
  for (let day = toDay(`${String(year)}-01-01`); yearOf(day) === year; day = addDays(day, 1)) days.push({ day, ...judgeDay(calendar, day) })
  return { year, isOfficial: calendar.years.has(year), lastOfficialYear: Math.max(...calendar.years, ...officialYears().map((known) => known.year)), days }
}

function toMovedRow({ duty, newDueDay }: MovedDuty): MovedDutyRow {
  return { id: duty.id, clause: duty.clause, zh: duty.zh, en: duty.en, number: duty.subject.number, from: duty.dueDay, to: newDueDay }
}

async function moveListed(unit: Unit, ids: readonly string[]): Promise<{ moved: number }> {
  const listed = (await listMovedDuties(unit.read, await loadCalendar(unit.read), unit.today)).filter(({ duty }) => ids.includes(duty.id))
  await moveDuties(unit, listed.map(({ duty, newDueDay }) => ({ id: duty.id, from: duty.dueDay, to: newDueDay })))
  return { moved: listed.length }
}

/** Builds the handlers; `today` is the office's day. */
export function createCalendarHandlers(today: () => Day) {
  return {
    year: os.calendar.year.handler(({ context, input }) => readYear(context.reader, input.year)),
    decideDay: os.calendar.decideDay.handler(async ({ context, input }) => {
      await decideOfficeDay(context.unit, input.day, input.decision)
      return { day: input.day, ...judgeDay(await loadCalendar(context.unit.read), input.day) }
    }),
    bringYear: os.calendar.bringYear.handler(async ({ context, input }) => {
      await bringCalendarYear(context.unit, { year: input.year, days: input.days }, input.source)
      return { year: input.year, isOfficial: true as const }
    }),
    moved: os.calendar.moved.handler(async ({ context }) => ({ rows: (await listMovedDuties(context.reader, await loadCalendar(context.reader), today())).map(toMovedRow) })),
    moveDuties: os.calendar.moveDuties.handler(({ context, input }) => moveListed(context.unit, input.ids)),
  }
}
