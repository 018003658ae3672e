/** What stands in the address of the approvals page. */
import * as z from 'zod'
import { listSearch, searchChoice, searchText } from '#renderer/ui/index.ts'
import { approvalStatuses } from '#shared/contract/approvals.ts'

export const approvalBoxes = ['in', 'out', 'decided', 'all'] as const
/** Acts that ask for words first. */
export const approvalDoings = ['agree', 'return', 'refuse', 'withdraw'] as const
export type ApprovalDoing = (typeof approvalDoings)[number]

export const approvalsSearch = listSearch({
  box: searchChoice(approvalBoxes, 'in'), status: searchChoice(['all', ...approvalStatuses], 'all'), text: searchText(), doing: z.enum(approvalDoings).optional().catch(undefined),
})
