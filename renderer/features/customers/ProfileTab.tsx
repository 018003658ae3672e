/** The profile: everything that is known, gaps shown as gaps; the identity number stands here whole. */
import { Facts, PhoneText, DayText, MomentText, useText } from '#renderer/ui/index.ts'
import type { FactItem } from '#renderer/ui/index.ts'
import type { CustomerFile } from '#shared/contract/customers.ts'

export function ProfileTab({ customer }: { readonly customer: CustomerFile }) {
  const t = useText()
  const extra = Object.entries(customer.extra)
  const main: readonly FactItem[] = [
    { label: t('customers.room'), value: customer.room }, { label: t('customers.plate'), value: customer.plate },
    { label: t('customers.credit-code'), value: <Number text={customer.creditCode} /> }, { label: t('customers.id-number'), value: <Number text={customer.idNumber} /> },
    { label: t('customers.keeper'), value: customer.keeper }, { label: t('customers.entered-day'), value: <DayText day={customer.enteredDay} /> },
    { label: t('customers.shelf-place'), value: customer.shelfPlace }, { label: t('customers.former-number'), value: customer.formerNumber },
    { label: t('customers.address'), value: customer.address, wide: true },
    { label: t('customers.remark'), value: customer.remark === '' ? '' : <span style={{ whiteSpace: 'pre-wrap' }}>{customer.remark}</span>, wide: true },
    { label: t('customers.opened-at'), value: <MomentText at={customer.createdAt} /> }, { label: t('customers.opened-by'), value: customer.importBatchId === null ? customer.createdBy : `${customer.createdBy} · ${t('customers.imported')}` },
  ]
  return (
    <div className="dg-page-body">
      <div className="dg-stack" style={{ maxWidth: 1000 }}>
        <Contacts customer={customer} />
        <Facts items={main} />
        {extra.length > 0 && <div><h2 className="dg-section-title">{t('customers.extra')}</h2><Facts items={extra.map(([label, value]) => ({ label, value: <span style={{ whiteSpace: 'pre-wrap' }}>{value}</span> }))} /></div>}
      </div>
    </div>
  )
}

/** An empty number is a gap, shown as one. */
function Number({ text }: { readonly text: string }) {
  return text === '' ? <span className="dg-quiet">—</span> : <span className="dg-number">{text}</span>
}

function Contacts({ customer }: { readonly customer: CustomerFile }) {
  const t = useText()
  const { contacts } = customer
  if (contacts.length === 0) return null
  return (
    <table className="dg-table">
      <thead><tr>{(['customers.contact', 'customers.contact-post', 'customers.phone'] as const).map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr></thead>
      <tbody>{contacts.map((contact) => (
        // Contacts have no id of their own; two that say the same are the same.
        <tr key={[contact.name, contact.post, ...contact.phones.map((phone) => phone.typed)].join('|')}><td>{contact.name === '' ? <span className="dg-quiet">{customer.name}</span> : contact.name}</td><td>{contact.post}</td><td>{contact.phones.map((phone) => <div key={phone.typed}><PhoneText phone={phone.typed} /></div>)}</td></tr>
      ))}</tbody>
    </table>
  )
}
