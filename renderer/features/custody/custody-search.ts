/** What stands in the address of custody's screens, and reads that are no pages. */
import * as z from 'zod'
import { listSearch, searchChoice, searchText } from '#renderer/ui/index.ts'
import type { RowSource } from '#renderer/ui/index.ts'

/** The lists of files that lack something, in the order of the filter. */
export const fileLists = ['class-missing', 'place-missing', 'place-undeclared', 'misplaced', 'outside', 'retention-missing'] as const

export const placesSearch = listSearch({ text: searchText(), edit: searchChoice(['', 'place'], '') })
export const listsSearch = listSearch({ list: searchChoice(fileLists, 'class-missing'), form: searchChoice(['', 'class', 'retention', 'outside'], '') })
export const classesSearch = listSearch({ form: searchChoice(['', 'new', 'retention'], '') })
export const rightsSearch = z.object({ cell: z.string().max(80).optional().catch(undefined) })
export const openingsSearch = listSearch({ outcome: searchChoice(['all', 'opened', 'refused'], 'all') })
export const permissionsSearch = listSearch({})
export const destructionSearch = listSearch({ box: searchChoice(['review', 'lists'], 'review'), form: searchChoice(['', 'judge', 'destroy', 'drop', 'retention'], '') })
export const shelveSearch = z.object({ code: searchText() })

type Read = { readonly isPending: boolean; readonly error: unknown; readonly refetch: () => unknown }

/** A whole answer as a list draws it. */
export function rowsOf<Row>(read: Read, rows: readonly Row[]): RowSource<Row> {
  return { rows, waiting: read.isPending, error: read.error, hasMore: false, loadingMore: false, more: () => undefined, again: () => void read.refetch() }
}
