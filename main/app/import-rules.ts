/** The numbers that reading a sheet needs: from the policies in force and the office's own calendar. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { readRuleBook } from '#main/mechanisms/policies/rule-book.ts'
import { judgeDay } from '#shared/domain/calendar.ts'
import type { ReadingRules } from '#shared/domain/imports/record.ts'
import { addDays, daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** A gap longer than this is a mistyped year; counting it day by day would only cost time. */
const longestCountedGapDays = 800

/** Loads the rules by which a line is read: each by its own day, so that what was lent under an old figure keeps it. */
export async function loadReadingRules(reader: Reader): Promise<ReadingRules> {
  const [calendar, book] = [await loadCalendar(reader), await readRuleBook(reader)]
  function countWorkingDays(from: Day, to: Day): number {
    const gap = daysBetween(from, to)
    if (gap > longestCountedGapDays) return gap
    let count = 0
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (judgeDay(calendar, day).isWorked) count += 1
    return count
  }
  return { loanDaysOn: (day) => book.on(day).lending.loanDaysMax, handoverWorkingDaysOn: (day) => book.on(day).figure('P10-C.1a', 'handoverMax'), countWorkingDays }
}
