/** What stands in the address of the filing pages. */
import * as z from 'zod'
import { listSearch, searchChoice, searchDay, searchText } from '#renderer/ui/index.ts'

export const filingStates = ['open', 'all', 'contacted', 'submitted', 'filed', 'dismissed', 'category-missing', 'incomplete', 'late', 'too-few-contacts', 'form-missing', 'prospect'] as const
/** What is being done to the open filing at the right. */
export const filingDoings = ['fill', 'category', 'contacts', 'event', 'change', 'dismiss', 'send-back', 'ask'] as const
export type FilingDoing = (typeof filingDoings)[number]

export const filingSearch = listSearch({ text: searchText(), state: searchChoice(filingStates, 'open'), doing: z.enum(filingDoings).optional().catch(undefined) })
export const newContactSearch = z.object({ name: z.string().max(120).optional().catch(undefined), person: z.string().max(60).optional().catch(undefined), phone: z.string().max(40).optional().catch(undefined), day: searchDay() })
