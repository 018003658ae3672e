/** The documents of a file: what is expected, what is there, where it is; chosen by Space or by a scan for a loan or a label. */
import { Button } from 'antd'
import { ItemForm } from '#renderer/features/customers/ItemForm.tsx'
import { ItemTable } from '#renderer/features/customers/ItemTable.tsx'
import { fileSearch } from '#renderer/features/customers/customers-search.ts'
import { Empty, KeyCap, useHas, usePlace, useScan, useText } from '#renderer/ui/index.ts'
import type { CustomerSheet } from '#shared/contract/customers.ts'
import { codeKey } from '#shared/domain/customers.ts'

type ItemsTabProps = { readonly sheet: CustomerSheet; readonly chosen: ReadonlySet<string>; readonly choose: (ids: ReadonlySet<string>) => void }

export function ItemsTab({ sheet, chosen, choose }: ItemsTabProps) {
  const t = useText()
  const { search, change } = usePlace(fileSearch)
  const mayEdit = useHas('customers.edit')
  const { customer, items } = sheet
  const corrected = items.find((item) => item.id === search.item)
  const isTyping = mayEdit && (search.item === 'new' || corrected !== undefined)
  const toggle = (id: string) => choose(chosen.has(id) ? new Set([...chosen].filter((other) => other !== id)) : new Set([...chosen, id]))
  const close = () => change({ item: undefined })
  useScan((text) => {
    const item = items.find(({ number, code }) => [number, code].includes(codeKey(text)))
    if (item === undefined) return false
    toggle(item.id)
    return true
  })
  const add = mayEdit && customer.status === 'active' ? () => change({ item: 'new' }) : undefined
  return (
    <div className="dg-split" data-open={isTyping}>
      <div className="dg-list" style={{ overflow: 'auto' }}>
        {items.length === 0
          ? <Empty text={t('customers.items-empty')} keyName="A" label={t('customers.item.add')} run={add} />
          : <ItemTable items={items} openId={corrected?.id} chosen={chosen} toggle={toggle} correct={mayEdit && customer.status === 'active' ? (item) => change({ item: item.id }) : undefined} />}
        {chosen.size > 0 && <div className="dg-row" style={{ padding: '8px 14px' }}><span className="dg-number">{t('customers.items-chosen', { n: chosen.size })}</span><Button size="small" onClick={() => choose(new Set())}>{t('customers.items-unchoose')}</Button><span className="dg-quiet">{t('customers.request-loan')} <KeyCap name="L" /> · {t('customers.labels')} <KeyCap name="Ctrl+P" /></span></div>}
      </div>
      {isTyping && <aside className="dg-detail"><div className="dg-detail-body"><ItemForm key={corrected?.id ?? 'new'} customer={customer} item={corrected ?? null} done={close} /></div></aside>}
    </div>
  )
}
