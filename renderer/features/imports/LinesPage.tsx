/** Every line that an import read, and what became of it. */
import { useQuery } from '@tanstack/react-query'
import { lineColumns } from '#renderer/features/imports/import-columns.tsx'
import { outcomeChoices } from '#renderer/features/imports/import-marks.tsx'
import { LineDetail } from '#renderer/features/imports/LineDetail.tsx'
import { linesSearch } from '#renderer/features/imports/imports-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, ListPage, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function LinesPage() {
  const t = useText()
  const { search, params } = usePlace(linesSearch)
  // The address of this page carries the id of an import; another one answers "no such record".
  const id = (params['id'] ?? '') as Id<'import'>
  const batch = useQuery(orpc.imports.get.queryOptions({ input: { id } }))
  const source = useRows(orpc.imports.lines.infiniteOptions({ input: (cursor: string | null) => ({ id, outcome: search.outcome, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const counts = batch.data === undefined ? undefined : { ...batch.data.counts, all: batch.data.counts.read }
  return (
    <ListPage
      id="import-lines" title={batch.data === undefined ? t('imports.title') : `${batch.data.number} ${batch.data.fileName}`} source={source} columns={lineColumns(t, search.open !== undefined)} rowKey={(row) => String(row.line)}
      filters={<FilterChoice name="outcome" label={t('imports.outcome')} choices={outcomeChoices(t, counts)} />} detail={(key) => <LineDetail line={source.rows.find((row) => String(row.line) === key)} kind={batch.data?.kind} />} empty={{ text: t('common.none') }}
    />
  )
}
