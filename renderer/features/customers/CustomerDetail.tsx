/** The right third: what one needs of a file while standing in the list. */
import { useQuery } from '@tanstack/react-query'
import { ClosedFile } from '#renderer/features/customers/CustomerFilePage.tsx'
import { Completeness } from '#renderer/features/customers/Completeness.tsx'
import { GapMarks, whereOf } from '#renderer/features/customers/customer-marks.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Facts, PhoneText, Skeleton, StatusTag, useGo, useHas, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { CustomerSheet } from '#shared/contract/customers.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function CustomerDetail({ id }: { readonly id: Id<'customer'> }) {
  const sheet = useQuery(orpc.customers.get.queryOptions({ input: { id } }))
  if (sheet.data !== undefined) return <CustomerPane sheet={sheet.data} />
  return <DetailPane title="">{sheet.error === null ? <Skeleton rows={8} /> : <ClosedFile id={id} error={sheet.error} again={() => void sheet.refetch()} />}</DetailPane>
}

function CustomerPane({ sheet }: { readonly sheet: CustomerSheet }) {
  const t = useText()
  const { customer, items } = sheet
  const out = items.filter((item) => item.outOn !== null)
  return (
    <DetailPane title={customer.name} subtitle={<span className="dg-number">{customer.number}{customer.status !== 'active' && <> <StatusTag>{t(`customers.status.${customer.status}`)}</StatusTag></>}</span>} band={customer.secrecy} actions={useActions(sheet)}>
      <Completeness customer={customer} items={items} />
      <div><GapMarks row={customer} besidePapers /></div>
      <Facts items={[
        { label: t('customers.phone'), value: customer.phones[0] === undefined ? '' : <>{customer.phones.map((phone) => <div key={phone}><PhoneText phone={phone} /></div>)}</> },
        { label: t('customers.contact'), value: customer.contacts.map((contact) => [contact.name, contact.post].filter((part) => part !== '').join(' ')).filter((name) => name !== '').join(t('common.list-join')) },
        { label: t('customers.category'), value: [t(`customers.category.${customer.category}`), customer.profession].filter((part) => part !== '').join(' · ') },
        { label: t('customers.room'), value: whereOf(customer) },
        { label: t('customers.address'), value: customer.address },
        { label: t('customers.shelf-place'), value: customer.shelfPlace },
        { label: t('customers.keeper'), value: customer.keeper },
        { label: t('customers.remark'), value: customer.remark },
        ...out.map((item) => ({ label: item.title, value: t('customers.item.out', { borrower: item.outOn?.borrower ?? '' }) })),
      ]} />
    </DetailPane>
  )
}

function useActions({ customer }: CustomerSheet): DetailAction[] {
  const t = useText()
  const go = useGo()
  const [mayEdit, mayRequest] = [useHas('customers.edit'), useHas('lending.request')]
  const isActive = customer.status === 'active'
  return [
    { key: 'O', label: t('customers.open-page'), primary: true, run: () => go(`/customers/${customer.id}`) },
    ...(mayRequest && isActive ? [{ key: 'L', label: t('customers.request-loan'), run: () => go('/lending/new', { customer: customer.id }) }] : []),
    ...(mayEdit && isActive ? [{ key: 'E', label: t('common.correct'), run: () => go(`/customers/${customer.id}/correct`) }, { key: 'A', label: t('customers.item.add'), run: () => go(`/customers/${customer.id}`, { tab: 'items', item: 'new' }) }] : []),
  ]
}
