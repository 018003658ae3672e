/** What stands in the address of the disclosure pages. */
import * as z from 'zod'
import { listSearch, searchChoice } from '#renderer/ui/index.ts'
import { copyStatuses, movementStatuses } from '#shared/domain/disclosure.ts'
import { disclosureStatuses } from '#shared/domain/disclosure-outside.ts'

/** The five lists, in the order of their keys. */
export const sections = ['outside', 'copies', 'log', 'movements', 'couriers'] as const
export type Section = (typeof sections)[number]
export const pathOf: Readonly<Record<Section, string>> = { outside: '/disclosure', copies: '/disclosure/copies', log: '/disclosure/log', movements: '/disclosure/movements', couriers: '/disclosure/couriers' }

export const copyStates = ['open', ...copyStatuses, 'all'] as const
export const movementStates = ['all', ...movementStatuses, 'no-safety-measure'] as const
export const outsideStates = ['open', ...disclosureStatuses, 'all'] as const
export const copiesSearch = listSearch({ state: searchChoice(copyStates, 'open') })
export const movementsSearch = listSearch({ state: searchChoice(movementStates, 'all'), doing: z.enum(['safety']).optional().catch(undefined) })
export const outsideSearch = listSearch({ state: searchChoice(outsideStates, 'open'), doing: z.enum(['disclose']).optional().catch(undefined) })
export const plainSearch = listSearch({})
/** A form that another page leads to: the file, its documents (ids with commas between), and the request under which copies are taken. */
export const materialSearch = z.object({ customer: z.string().max(40).optional().catch(undefined), items: z.string().max(8_000).optional().catch(undefined), request: z.string().max(40).optional().catch(undefined) })
