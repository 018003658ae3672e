/** What stands in the address of the policies page. `clause` is how everybody cites: `P07-19.5`. */
import * as z from 'zod'
import { listSearch, searchChoice, searchText } from '#renderer/ui/index.ts'

export const hardnessChoices = ['all', 'block', 'warn', 'record', 'show'] as const

export const policiesSearch = listSearch({
  text: searchText(), pack: z.string().max(10).default('all').catch('all'), hardness: searchChoice(hardnessChoices, 'all'), clause: z.string().max(40).optional().catch(undefined),
})
