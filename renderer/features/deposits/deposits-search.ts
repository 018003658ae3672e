/** What stands in the address of the deposit log. */
import * as z from 'zod'
import { listSearch, searchChoice, searchDay, searchText } from '#renderer/ui/index.ts'

export const depositStates = ['held', 'unclaimed', 'handed-back', 'all'] as const

export const depositsSearch = listSearch({
  text: searchText(), status: searchChoice(depositStates, 'held'), from: searchDay(), to: searchDay(),
  /** What is about to happen to the open deposit. */
  turn: z.enum(['hand-back', 'undo']).optional().catch(undefined),
  /** How the deposit was opened; after a scan the same ticket scanned again acts. */
  by: z.literal('scan').optional().catch(undefined),
})

export const takeSearch = z.object({
  /** The deposit whose depositor and item are taken in again. */
  again: z.string().optional().catch(undefined),
})
