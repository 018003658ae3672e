/** What stands in the addresses of the care pages. */
import * as z from 'zod'
import { listSearch, searchChoice } from '#renderer/ui/index.ts'
import { careTaskKinds, careTaskStatuses } from '#shared/domain/customer-care.ts'

const optional = (length = 60) => z.string().max(length).optional().catch(undefined)

/** `doing`: the small form that is open; `of`: the line that it is about. */
export const plansSearch = z.object({ year: z.coerce.number().int().min(2000).max(2199).optional().catch(undefined), open: optional(), doing: z.enum(['scheme', 'settings', 'remind', 'charge', 'drop']).optional().catch(undefined), of: optional() })
export const tasksSearch = listSearch({ state: searchChoice(['all', ...careTaskStatuses], 'open'), kind: searchChoice(['all', ...careTaskKinds], 'all') })
export const contactsSearch = listSearch({ state: searchChoice(['all', 'report-missing', 'to-read'], 'all'), doing: z.enum(['report']).optional().catch(undefined) })
/** `filing`: the customer whom it is about; `kind`: what a task asks for. */
export const newContactSearch = z.object({ filing: optional(), name: optional(120), kind: optional() })
export const departuresSearch = listSearch({ doing: z.enum(['announce', 'tell', 'assign']).optional().catch(undefined), of: optional() })
export const surveysSearch = listSearch({ doing: z.enum(['open-survey', 'answer']).optional().catch(undefined), filing: optional(), name: optional(120) })
export const eventsSearch = listSearch({ doing: z.enum(['create', 'list']).optional().catch(undefined), of: optional() })
