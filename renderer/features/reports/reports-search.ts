/** What stands in the address of the reports page. Other lists come here with their own filters: `go('/reports', { register: 'deposits', text, ask: 'export' })`. */
import * as z from 'zod'
import { listSearch, searchDay, searchText } from '#renderer/ui/index.ts'
import { registerNameSchema } from '#shared/contract/reports.ts'

export const reportsSearch = listSearch({
  register: registerNameSchema.optional().catch(undefined), text: searchText(), state: z.string().max(40).default('all').catch('all'), from: searchDay(), to: searchDay(),
  /** `export` opens the choice of formats at once. */
  ask: z.literal('export').optional().catch(undefined),
})
export type ReportsSearch = z.output<typeof reportsSearch>
