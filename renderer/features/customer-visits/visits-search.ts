/** What stands in the address of the pages of visits, and how months are stepped through. */
import * as z from 'zod'
import { listSearch, searchChoice, searchDay, searchText } from '#renderer/ui/index.ts'
import { addMonths, isDay, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

export const visitStates = ['all', 'planned', 'report-due', 'to-review', 'reviewed', 'unplanned', 'purpose-missing', 'outlay-unapproved'] as const
/** What is being done to the open visit at the right. */
export const visitDoings = ['request', 'release', 'claim', 'cancel'] as const
export type VisitDoing = (typeof visitDoings)[number]

const month = z.string().refine((text) => isDay(`${text}-01`)).optional().catch(undefined)

export const visitsSearch = listSearch({ text: searchText(), state: searchChoice(visitStates, 'all'), mine: searchChoice(['all', 'mine'], 'all'), month, doing: z.enum(visitDoings).optional().catch(undefined) })
export const plansSearch = listSearch({ month, set: z.enum(['seller', 'post', 'withdraw']).optional().catch(undefined) })
export const newVisitSearch = z.object({ day: searchDay(), customer: z.string().optional().catch(undefined) })

/** The month of a day, 'YYYY-MM'. */
export function monthOf(day: Day): string {
  return day.slice(0, 7)
}

/** The month so many later, or earlier when negative. */
export function stepMonth(from: string, count: number): string {
  return monthOf(addMonths(toDay(`${from}-01`), count))
}
