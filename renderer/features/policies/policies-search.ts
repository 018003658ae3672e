/** What stands in the address of the policies page. `clause` is how everybody cites: `P07-19.5`. */
import * as z from 'zod'
import { listSearch, searchChoice, searchText } from '#renderer/ui/index.ts'

export const hardnessChoices = ['all', 'block', 'warn', 'record', 'show'] as const
/** `run` by the program, `shown` to people, `none` not yet. */
export const runChoices = ['all', 'run', 'shown', 'none'] as const
export type RunChoice = (typeof runChoices)[number]

export const policiesSearch = listSearch({
  text: searchText(), pack: z.string().max(10).default('all').catch('all'), hardness: searchChoice(hardnessChoices, 'all'), runs: searchChoice(runChoices, 'all'), clause: z.string().max(40).optional().catch(undefined),
})
