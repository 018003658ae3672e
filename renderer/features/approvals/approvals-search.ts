/** What stands in the address of the approvals page. */
import * as z from 'zod'
import { listSearch, searchChoice, searchText } from '#renderer/ui/index.ts'
import { approvalStatuses } from '#shared/contract/approvals.ts'

export const approvalBoxes = ['in', 'out', 'copied', 'decided', 'all'] as const
/** Acts that ask for words or a person first; `paper` enters a signed sheet. */
export const approvalDoings = ['agree', 'return', 'refuse', 'withdraw', 'transfer', 'delegate', 'answer', 'add-signer', 'remove-signer', 'copy', 'paper'] as const
export type ApprovalDoing = (typeof approvalDoings)[number]

export const approvalsSearch = listSearch({
  box: searchChoice(approvalBoxes, 'in'), status: searchChoice(['all', ...approvalStatuses], 'all'), text: searchText(), doing: z.enum(approvalDoings).optional().catch(undefined),
  /** The code of a signed sheet, as it was scanned. */
  code: z.string().max(60).optional().catch(undefined),
})
