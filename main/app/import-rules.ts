/** The numbers that reading a sheet needs: from the policies in force and the office's own calendar. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { judgeDay } from '#shared/domain/calendar.ts'
import type { ReadingRules } from '#shared/domain/imports/record.ts'
import { addDays, daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { lendingRulesOfP07 } from '#shared/policies/p07.ts'

/** Working days after delivery within which a new vehicle's file is handed over (P10-C.1a). */
const handoverWorkingDays = 3
/** A gap longer than this is a mistyped year; counting it day by day would only cost time. */
const longestCountedGapDays = 800

/** Loads the rules of today. */
export async function loadReadingRules(reader: Reader): Promise<ReadingRules> {
  const calendar = await loadCalendar(reader)
  function countWorkingDays(from: Day, to: Day): number {
    const gap = daysBetween(from, to)
    if (gap > longestCountedGapDays) return gap
    let count = 0
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (judgeDay(calendar, day).isWorked) count += 1
    return count
  }
  return { loanDays: lendingRulesOfP07.loanDaysMax, handoverWorkingDays, countWorkingDays }
}
