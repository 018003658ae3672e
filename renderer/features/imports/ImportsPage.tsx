/** Earlier imports: what, when, who, what became of every line; rejected lines given back, one import taken back. */
import { importColumns } from '#renderer/features/imports/import-columns.tsx'
import { ImportDetail } from '#renderer/features/imports/ImportDetail.tsx'
import { importsSearch } from '#renderer/features/imports/imports-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ListPage, useHas, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function ImportsPage() {
  const t = useText()
  const { search, go } = usePlace(importsSearch)
  const mayImport = useHas('imports.run')
  const source = useRows(orpc.imports.list.infiniteOptions({ input: (cursor: string | null) => ({ cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const openNew = () => go('/imports/new')
  return (
    <ListPage
      id="imports" title={t('imports.title')} source={source} columns={importColumns(t, search.open !== undefined)} rowKey={(row) => row.id}
      detail={(key) => <ImportDetail key={key} id={key as Id<'import'>} />} onNew={mayImport ? openNew : undefined} newLabel={t('imports.new')}
      actions={[{ key: 'L', label: t('imports.see-lines'), run: (row) => go(`/imports/${row.id}/lines`) }]}
      empty={{ text: t('imports.empty'), key: 'N', label: t('imports.new'), ...(mayImport ? { run: openNew } : {}) }}
    />
  )
}
