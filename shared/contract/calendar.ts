/** The working calendar: the official year, the days that the office decided otherwise, and the due days that a change would move. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, idOf, line, requiredLine } from '#shared/contract/values.ts'

const year = z.number().int().min(2004).max(2100)
export const calendarDaySchema = z.object({ day: daySchema, isWorked: z.boolean(), reason: z.enum(['weekday', 'weekend', 'holiday', 'made-up', 'office', 'unknown-year']), name: z.string() })
export type CalendarDay = z.output<typeof calendarDaySchema>

export const movedDutySchema = z.object({ id: idOf('duty'), clause: z.string(), zh: z.string(), en: z.string(), number: z.string(), from: daySchema, to: daySchema })
export type MovedDutyRow = z.output<typeof movedDutySchema>

export const calendarContract = {
  year: query('settings.read', '/calendar/year', 'Every day of a year: worked or not, why, and whether the year has an official calendar')
    .input(z.object({ year })).output(z.object({ year, isOfficial: z.boolean(), lastOfficialYear: z.number().int(), days: z.array(calendarDaySchema) })),
  decideDay: command('settings.change', '/calendar/decide-day', 'Decide that a day is worked or not; null takes the decision back').input(z.object({ day: daySchema, decision: z.object({ isWorked: z.boolean(), name: line(40).default('') }).nullable() })).output(calendarDaySchema),
  bringYear: command('settings.change', '/calendar/bring-year', 'Bring in the official calendar of a year: its holidays and made-up working days')
    .input(z.object({ year, source: requiredLine(200), days: z.array(z.object({ day: daySchema, kind: z.enum(['holiday', 'made-up']), name: requiredLine(20) })).min(1).max(120) }))
    .output(z.object({ year, isOfficial: z.literal(true) })),
  moved: query('settings.read', '/calendar/moved', 'Open duties whose due day the calendar as it stands would move').input(z.object({})).output(z.object({ rows: z.array(movedDutySchema) })),
  moveDuties: command('settings.change', '/calendar/move-duties', 'Move the due days that were listed').input(z.object({ ids: z.array(idOf('duty')).min(1).max(500) })).output(z.object({ moved: z.number().int() })),
}
