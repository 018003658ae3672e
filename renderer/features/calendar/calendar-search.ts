/** What stands in the address of the calendar: the year, and the day that is being decided. */
import * as z from 'zod'
import { searchDay } from '#renderer/ui/index.ts'

export const calendarSearch = z.object({ year: z.coerce.number().int().min(2004).max(2100).optional().catch(undefined), day: searchDay(), bring: z.coerce.boolean().optional().catch(undefined) })
