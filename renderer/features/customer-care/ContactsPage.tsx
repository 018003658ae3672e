/** Contacts with filed customers, and their reports: written by who was in touch, read by the department's manager. */
import { Button } from 'antd'
import { useState } from 'react'
import { CareTabs } from '#renderer/features/customer-care/CareTabs.tsx'
import { CareNotices } from '#renderer/features/customer-care/care-marks.tsx'
import { contactsSearch } from '#renderer/features/customer-care/care-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Facts, FilterChoice, ListPage, MomentText, RegisterForm, TroubleCard, useChangeSearch, useGo, useHas, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { Column, DetailAction } from '#renderer/ui/index.ts'
import type { CareContact } from '#shared/contract/customer-care.ts'

export function ContactsPage() {
  return <CareTabs path="/customer-care/contacts"><Contacts /></CareTabs>
}

function Contacts() {
  const t = useText()
  const go = useGo()
  const mayWrite = useHas('customer-visits.write')
  const { search } = usePlace(contactsSearch)
  const { open, doing, ...filters } = search
  const source = useRows(orpc['customer-care'].contacts.infiniteOptions({ input: (cursor: string | null) => ({ ...filters, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const columns: readonly Column<CareContact>[] = [
    { key: 'day', title: t('customer-care.day'), width: 104, cell: (row) => <DayText day={row.day} weekday={false} /> }, { key: 'customer', title: t('customer-care.customer'), grow: 2, minWidth: 140, cell: (row) => row.customer },
    { key: 'kind', title: t('customer-care.kind'), width: 64, cell: (row) => t(`customer-care.kind.${row.kind}`) }, { key: 'what', title: t('customer-care.what'), grow: 2, minWidth: 140, cell: (row) => row.what },
    { key: 'by', title: t('customer-care.entered-by'), width: 90, cell: (row) => row.enteredBy }, { key: 'marks', title: t('customer-care.marks'), grow: 1, minWidth: 130, cell: (row) => <CareNotices notices={row.notices} /> },
    { key: 'number', title: t('customer-care.number'), width: 120, cell: (row) => <span className="dg-number">{row.number}</span> },
  ]
  const openNew = mayWrite ? () => go('/customer-care/contacts/new') : undefined
  return (
    <ListPage
      id="customer-care-contacts" title={t('customer-care.contact-list')} source={source} rowKey={(row) => row.id} columns={columns.filter((column) => open === undefined || !['by', 'number', 'kind'].includes(column.key))} onNew={openNew} newLabel={t('customer-care.add-contact')}
      filters={<FilterChoice name="state" label={t('customer-care.standing')} choices={(['all', 'report-missing', 'to-read'] as const).map((value) => ({ value, label: t(`customer-care.contact-state.${value}`) }))} />}
      detail={(id) => { const row = source.rows.find((each) => each.id === id); return row === undefined ? null : <ContactDetail key={id} contact={row} isWriting={doing === 'report'} /> }}
      empty={{ text: t('customer-care.contacts-empty'), key: 'N', label: t('customer-care.add-contact'), ...(openNew === undefined ? {} : { run: openNew }) }}
    />
  )
}

function ContactDetail({ contact, isWriting }: { readonly contact: CareContact; readonly isWriting: boolean }) {
  const t = useText()
  const go = useGo()
  const change = useChangeSearch()
  const mayDecide = useHas('approvals.decide')
  const [trouble, setTrouble] = useState<unknown>()
  const read = () => { setTrouble(undefined); void client['customer-care'].readReport({ id: contact.id }).catch(setTrouble) }
  const done = () => change({ doing: undefined })
  const actions: readonly DetailAction[] = isWriting ? [] : [
    ...(contact.isMine && !contact.isReported ? [{ key: 'W', label: t('customer-care.write-report'), primary: contact.reportDueDay !== null, run: () => change({ doing: 'report' }) }] : []),
    ...(mayDecide && contact.isReported && contact.isReadable && contact.readAt === null && contact.reportDueDay !== null ? [{ key: 'R', label: t('customer-care.read-report'), primary: true, run: read }] : []),
    { key: 'V', label: t('customer-care.open-file'), run: () => go('/customer-filing', { open: contact.filingId, state: 'all' }) },
  ]
  return (
    <DetailPane title={contact.customer} subtitle={<span className="dg-number">{contact.number}</span>} actions={actions}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      {isWriting && <RegisterForm<{ readonly report: string }>
        formId={`customer-care.report.${contact.id}`} title={t('customer-care.write-report')} width="third" once initial={() => ({ report: '' })} onSaved={done} onEscape={done} fields={[{ kind: 'lines', name: 'report', label: t('customer-care.report'), required: true, rows: 8, max: 2000, span: 12 }]}
        save={async ({ report }) => { const saved = await client['customer-care'].report({ id: contact.id, report }); return { number: saved.number } }}
      />}
      <CareNotices notices={contact.notices} />
      <Facts items={[
        { label: t('customer-care.day'), value: <DayText day={contact.day} /> }, { label: t('customer-care.kind'), value: t(`customer-care.kind.${contact.kind}`) }, { label: t('customer-care.what'), value: contact.what }, { label: t('customer-care.entered-by'), value: contact.enteredBy },
        ...(contact.readAt === null ? [] : [{ label: t('customer-care.read-by'), value: <>{contact.readBy} <MomentText at={contact.readAt} /></> }]),
      ]} />
      {contact.visitNumber !== '' && <div><Button size="small" onClick={() => go('/customer-visits', { text: contact.visitNumber })}>{contact.visitNumber}</Button></div>}
      {contact.isReported && <div><div className="dg-section-title">{t('customer-care.report')}</div>{contact.isReadable ? <div style={{ whiteSpace: 'pre-wrap' }}>{contact.report}</div> : <span className="dg-quiet">{t('customer-care.report-closed')}</span>}</div>}
    </DetailPane>
  )
}
