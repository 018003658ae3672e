/** What stands in the address of the policies page. `clause` is how everybody cites: `P07-19.5`. */
import * as z from 'zod'
import { listSearch, searchChoice, searchDay, searchText } from '#renderer/ui/index.ts'
import type { RowSource } from '#renderer/ui/index.ts'

export const hardnessChoices = ['all', 'block', 'warn', 'record', 'show'] as const
/** `run` by the program, `shown` to people, `none` not yet. */
export const runChoices = ['all', 'run', 'shown', 'none'] as const
export type RunChoice = (typeof runChoices)[number]

export const policiesSearch = listSearch({
  text: searchText(), pack: z.string().max(10).default('all').catch('all'), hardness: searchChoice(hardnessChoices, 'all'), runs: searchChoice(runChoices, 'all'), clause: z.string().max(40).optional().catch(undefined), figures: searchChoice(['all', 'yes'], 'all'),
})

export const packsSearch = listSearch({ text: searchText(), state: searchChoice(['all', 'on', 'off'], 'all') })
export const boxChoices = ['all', 'ours'] as const
/** `ours`: what whoever reads can do something with. `doing` opens the form that asks why. */
export const changesSearch = listSearch({ box: searchChoice(boxChoices, 'all'), doing: z.enum(['decline', 'withdraw']).optional().catch(undefined) })
export const conflictsSearch = listSearch({})
export const quotaChoices = ['all', 'lacking'] as const
/** `day`: of which period, and the one before it; today when empty. */
export const quotasSearch = listSearch({ text: searchText(), day: searchDay(), state: searchChoice(quotaChoices, 'all') })
export const coverageChoices = ['all', 'run', 'shown', 'missing'] as const
export const coverageSearch = listSearch({ text: searchText(), pack: z.string().max(10).default('all').catch('all'), state: searchChoice(coverageChoices, 'all') })
/** `clause` asks for a figure of it, or with `as=text` for a text to it; else `pack` to put the pack in or out of force. */
export const proposeSearch = z.object({ as: searchChoice(['figure', 'text'], 'figure'), pack: z.string().max(10).optional().catch(undefined), clause: z.string().max(40).optional().catch(undefined) })

type Read = { readonly isPending: boolean; readonly error: Error | null; refetch(): unknown }

/** Rows that came whole, as a list takes them. */
export function rowsOf<Row>(read: Read, rows: readonly Row[]): RowSource<Row> {
  return { rows, waiting: read.isPending, error: read.error, hasMore: false, loadingMore: false, more: () => undefined, again: () => void read.refetch() }
}
