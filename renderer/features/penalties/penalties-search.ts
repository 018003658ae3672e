/** What stands in the address of the penalties. */
import * as z from 'zod'
import { listSearch, searchChoice, searchText } from '#renderer/ui/index.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Boxes of the list, in the order of the filter. */
export const listedBoxes = ['open', 'proposed', 'disputed', 'decided', 'all'] as const
export const turns = ['', 'confirm', 'reduce', 'waive', 'dispute', 'settle-dispute', 'correct'] as const
export type Turn = Exclude<(typeof turns)[number], ''>
const monthInAddress = () => z.string().regex(/^\d{4}-\d{2}$/).optional().catch(undefined)

export const penaltiesSearch = listSearch({ text: searchText(), status: searchChoice(listedBoxes, 'open'), month: monthInAddress(), turn: searchChoice(turns, '') })
export const statementSearch = z.object({ month: monthInAddress() })

/** This month and the twelve before it, 'YYYY-MM'. */
export function monthsUpTo(today: Day): readonly string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return Array.from({ length: 13 }, (_, back) => {
    const index = year * 12 + month - 1 - back
    return `${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}`
  })
}
