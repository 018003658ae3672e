/** All customer files: narrowed in the address, open in the right third, one key to a new one. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { CustomerDetail } from '#renderer/features/customers/CustomerDetail.tsx'
import { useSorting } from '#renderer/features/customers/use-sorting.ts'
import { customerColumns, inboxColumns } from '#renderer/features/customers/customer-columns.tsx'
import { customersSearch, gapFilters, sortingFilters } from '#renderer/features/customers/customers-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, FilterText, ListPage, useGo, useHas, usePlace, useRows, useScan, useText } from '#renderer/ui/index.ts'
import { customerCategories } from '#shared/domain/customers.ts'
import { secrecyLevels } from '#shared/domain/secrecy.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function CustomersPage() {
  const t = useText()
  const go = useGo()
  const [mayEdit, mayExport, mayImport] = [useHas('customers.edit'), useHas('reports.export'), useHas('imports.run')]
  const { search, change } = usePlace(customersSearch)
  const { open, ...filters } = search
  const source = useRows(orpc.customers.list.infiniteOptions({
    input: (cursor: string | null) => ({ ...filters, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next,
  }))
  const counts = useQuery(orpc.customers.counts.queryOptions({ input: {} }))
  const isWhole = filters.text === '' && filters.category === 'all' && filters.secrecy === 'all' && filters.gap === 'all' && filters.sorting === 'all'
  const sorting = useSorting()
  const counted = counts.data === undefined || !isWhole ? undefined : { active: counts.data.active, closed: counts.data.closed, all: counts.data.active + counts.data.closed }[filters.status]
  useScan(async (code) => {
    const found = await client.customers.findByCode({ code: code.slice(0, 60) })
    if (found === null) return false
    change({ open: found.customer.id })
    return true
  })
  const openNew = mayEdit ? () => go('/customers/new') : undefined
  return (
    <ListPage
      id="customers" title={t('shell.customers')} source={source} rowKey={(row) => row.id} columns={filters.sorting === 'waiting' ? inboxColumns(t, open !== undefined) : customerColumns(t, open !== undefined)} actions={mayEdit && filters.sorting === 'waiting' ? sorting : []} filters={<CustomerFilters />} total={counted}
      detail={(key) => <CustomerDetail key={key} id={key as Id<'customer'>} />}
      onOpen={(row) => { if (row.id === open) go(`/customers/${row.id}`); else change({ open: row.id }) }}
      onExport={mayExport ? () => go('/reports', { register: 'customers', text: filters.text, state: filters.gap === 'all' ? filters.status : 'incomplete', ask: 'export' }) : undefined}
      onNew={openNew} newLabel={t('customers.new')} onEdit={mayEdit ? (row) => go(`/customers/${row.id}/correct`) : undefined}
      extra={open === undefined ? <CustomersExtra waiting={counts.data?.waiting ?? 0} isInbox={filters.sorting === 'waiting'} mayEdit={mayEdit} mayImport={mayImport} /> : undefined}
      empty={filters.sorting === 'waiting' ? { text: t('customers.inbox-empty') } : { text: t('customers.empty'), key: 'N', label: t('customers.new'), ...(openNew === undefined ? {} : { run: openNew }) }}
    />
  )
}

/** What waits for customer service, one step away, and the door of the imports; in the inbox itself the keys that sort. */
function CustomersExtra({ waiting, isInbox, mayEdit, mayImport }: { readonly waiting: number; readonly isInbox: boolean; readonly mayEdit: boolean; readonly mayImport: boolean }) {
  const t = useText()
  const go = useGo()
  if (isInbox) return mayEdit ? <span className="dg-quiet" style={{ fontSize: 12, whiteSpace: 'nowrap' }}>{t('customers.sort-keys')}</span> : null
  return (
    <>
      {waiting > 0 && <Button onClick={() => go('/customers', { sorting: 'waiting', status: 'all' })}>{t('customers.inbox', { n: waiting })}</Button>}
      {mayImport && <Button onClick={() => go('/imports/new')}>{t('imports.open')}</Button>}
    </>
  )
}

function CustomerFilters() {
  const t = useText()
  return (
    <>
      <FilterText name="text" placeholder={t('customers.filter-text')} width={276} />
      <FilterChoice name="status" label={t('customers.status')} choices={(['active', 'closed', 'all'] as const).map((value) => ({ value, label: t(`customers.status.${value}`) }))} />
      <FilterChoice name="category" label={t('customers.category')} choices={(['all', ...customerCategories] as const).map((value) => ({ value, label: t(`customers.category.${value}`) }))} />
      <FilterChoice name="secrecy" label={t('customers.secrecy')} choices={[{ value: 'all', label: t('customers.secrecy.all') }, ...secrecyLevels.map((value) => ({ value, label: t(`secrecy.${value}`) }))]} />
      <FilterChoice name="sorting" label={t('customers.sorting')} choices={sortingFilters.map((value) => ({ value, label: t(`customers.sorting.${value}`) }))} />
      <FilterChoice name="gap" label={t('customers.completeness')} choices={gapFilters.map((value) => ({ value, label: t(`customers.gap.${value}`) }))} />
    </>
  )
}
