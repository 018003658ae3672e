/** What stands in the address of the leak pages. */
import * as z from 'zod'
import { listSearch, searchChoice, searchText } from '#renderer/ui/index.ts'
import { leakStatuses } from '#shared/domain/leaks.ts'

export const leakStates = ['open', 'not-informed', ...leakStatuses, 'all'] as const
/** What is being written down about the open leak. */
const leakDoings = ['remedy', 'act', 'close'] as const
export type LeakDoing = (typeof leakDoings)[number]
export const leaksSearch = listSearch({ text: searchText(), state: searchChoice(leakStates, 'open'), doing: z.enum(leakDoings).optional().catch(undefined) })
/** Minutes go on while a page stands open. */
export const rereadMs = 30_000
