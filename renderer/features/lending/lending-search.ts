/** What stands in the address of the lending pages. */
import * as z from 'zod'
import { listSearch, searchChoice, searchDay, searchText } from '#renderer/ui/index.ts'
import { loanKinds, loanStates } from '#shared/domain/lending.ts'

/** What is being done to the open loan at the right. */
export const loanDoings = ['issue', 'return', 'correct', 'settle', 'fill', 'seal', 'cancel'] as const
export type LoanDoing = (typeof loanDoings)[number]

export const lendingSearch = listSearch({
  text: searchText(), state: searchChoice(['all', ...loanStates], 'all'), kind: searchChoice(['all', ...loanKinds], 'all'), from: searchDay(), to: searchDay(),
  doing: z.enum(loanDoings).optional().catch(undefined),
})

/** A request may begin at a customer file, at one of its documents, or at several (`items`, their ids with commas between). */
export const requestSearch = z.object({ customer: z.string().optional().catch(undefined), item: z.string().optional().catch(undefined), items: z.string().max(4000).optional().catch(undefined) })
