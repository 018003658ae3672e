/** What stands in the address of the customer pages. */
import * as z from 'zod'
import { listSearch, searchChoice, searchText } from '#renderer/ui/index.ts'
import { customerCategories, customerGaps } from '#shared/domain/customers.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'

export const gapFilters = ['all', 'incomplete', ...customerGaps, 'items-missing'] as const

/** `waiting`: the inbox of customer service; `filed`: the consolidated list. */
export const sortingFilters = ['all', 'waiting', 'filed'] as const

export const customersSearch = listSearch({
  text: searchText(), status: searchChoice(['active', 'closed', 'all'], 'active'), category: searchChoice(['all', ...customerCategories], 'all'),
  secrecy: searchChoice(['all', ...secrecyLevels], 'all'), gap: searchChoice(gapFilters, 'all'), sorting: searchChoice(sortingFilters, 'all'),
})

export const fileTabs = ['profile', 'items', 'movements', 'matters', 'history'] as const
export type FileTab = (typeof fileTabs)[number]
export const historySources = ['all', 'file', 'items', 'loans'] as const
export type HistorySource = (typeof historySources)[number]

export const fileSearch = z.object({
  tab: searchChoice(fileTabs, 'profile'), source: searchChoice(historySources, 'all'),
  /** The document that is corrected at the right; `new` for one more. */
  item: z.string().optional().catch(undefined),
  /** The file is about to be closed or opened again; the reason is asked. */
  turn: z.enum(['close', 'reopen']).optional().catch(undefined),
})
