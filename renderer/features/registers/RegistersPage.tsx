/** Every register that the office's policies ask for, with what waits in each. A line found elsewhere is led on to its own register. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { registersSearch } from '#renderer/features/registers/registers-search.ts'
import { useRegisters } from '#renderer/features/registers/use-registers.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, FilterText, ListPage, Page, StatusTag, TroubleCard, pinyinInitials, useGo, useLocale, usePlace, useText } from '#renderer/ui/index.ts'
import type { Column, RowSource } from '#renderer/ui/index.ts'
import type { RegisterRow } from '#shared/contract/registers.ts'
import type { Id } from '#shared/kernel/ids.ts'

function useColumns(): readonly Column<RegisterRow>[] {
  const t = useText()
  const locale = useLocale()
  return [
    { key: 'name', title: t('registers.name'), grow: 2, minWidth: 220, cell: (row) => row[locale] },
    { key: 'clause', title: t('registers.policy'), width: 110, cell: (row) => <ClauseLink clause={row.clause} /> },
    { key: 'open', title: t('registers.open-count'), width: 90, align: 'right', cell: (row) => (row.closes === null ? '' : row.open === 0 ? <span className="dg-quiet">0</span> : <StatusTag tone="warn">{row.open}</StatusTag>) },
    { key: 'incomplete', title: t('registers.incomplete-count'), width: 90, align: 'right', cell: (row) => (row.incomplete === 0 ? <span className="dg-quiet">0</span> : <StatusTag tone="danger">{row.incomplete}</StatusTag>) },
    { key: 'entered', title: t('registers.entered'), width: 90, align: 'right', cell: (row) => <span className="dg-number">{row.entered}</span> },
    { key: 'force', title: t('registers.marks'), grow: 1, minWidth: 120, cell: (row) => (row.isInForce ? '' : <span className="dg-quiet">{t('registers.not-in-force')}</span>) },
  ]
}

/** All rows stand at once: there are some dozens of registers. */
function sourceOf(rows: readonly RegisterRow[], forms: ReturnType<typeof useRegisters>): RowSource<RegisterRow> {
  return { rows, waiting: forms.isPending, error: forms.error, hasMore: false, loadingMore: false, more: () => undefined, again: () => void forms.refetch() }
}

export function RegistersPage() {
  const t = useText()
  const go = useGo()
  const { search } = usePlace(registersSearch)
  const forms = useRegisters()
  const led = useLeading(search.open)
  const typed = search.text.toLowerCase()
  const rows = (forms.data?.registers ?? []).filter((row) => typed === '' || [row.zh, row.en.toLowerCase(), row.clause.toLowerCase(), pinyinInitials(row.zh)].some((words) => words.includes(typed)))
  const columns = useColumns()
  if (led !== null) return <Page title={t('registers.title')}><TroubleCard error={led} /></Page>
  return (
    <ListPage
      id="registers" title={t('registers.title')} source={sourceOf(rows, forms)} rowKey={(row) => row.id} columns={columns} filters={<><FilterText name="text" /><span className="dg-quiet">{t('registers.intro')}</span></>}
      onOpen={(row) => go(`/registers/${row.id}`)} empty={{ text: t('registers.none') }}
    />
  )
}

/** A line named in the address is opened in its own register. Returns the trouble when there is no such line. */
function useLeading(open: string | undefined): unknown {
  const { navigate } = usePlace(registersSearch)
  // The archive answers "no such record" to an address that is no id.
  const sheet = useQuery(orpc.registers.get.queryOptions({ input: { id: (open ?? '') as Id<'register-line'> }, enabled: open !== undefined }))
  const form = sheet.data?.line.form
  useEffect(() => { if (open !== undefined && form !== undefined) void navigate({ to: `/registers/${form}`, search: { open, state: 'all' }, replace: true }) }, [open, form, navigate])
  return open === undefined ? null : sheet.error
}
