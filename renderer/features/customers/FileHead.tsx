/** The head of a file: secrecy over its whole width, number, name, kind, place, and whether it is complete. */
import type { ReactNode } from 'react'
import { Completeness } from '#renderer/features/customers/Completeness.tsx'
import { GapMarks } from '#renderer/features/customers/customer-marks.tsx'
import { Band, StatusTag, useText } from '#renderer/ui/index.ts'
import type { CustomerSheet } from '#shared/contract/customers.ts'

export function FileHead({ sheet: { customer, items }, actions }: { readonly sheet: CustomerSheet; readonly actions: ReactNode }) {
  const t = useText()
  const kind = [customer.partyType === 'unset' ? '' : t(`customers.party-type.${customer.partyType}`), t(`customers.category.${customer.category}`), customer.profession].filter((part) => part !== '').join(' · ')
  return (
    <>
      <Band secrecy={customer.secrecy} />
      <header className="dg-page-head" style={{ height: 'auto', padding: '8px 14px', borderBottom: 0 }}>
        <div style={{ minWidth: 0 }}>
          <div className="dg-row" style={{ gap: 10 }}>
            <span className="dg-number dg-quiet">{customer.number}</span><h1 style={{ fontSize: 17, whiteSpace: 'normal' }}>{customer.name}</h1>
            {customer.status !== 'active' && <StatusTag tone="danger">{t(`customers.status.${customer.status}`)}</StatusTag>}
          </div>
          <div className="dg-row" style={{ gap: 12, fontSize: 13 }}>
            <span>{kind}</span>
            {customer.shelfPlace !== '' && <span>{t('customers.shelf-place')} {customer.shelfPlace}</span>}
            <Completeness customer={customer} items={items} />
            <span><GapMarks row={customer} besidePapers /></span>
          </div>
        </div>
        <div className="dg-page-actions">{actions}</div>
      </header>
    </>
  )
}
