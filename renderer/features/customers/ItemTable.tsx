/** The list of documents under the keys: arrows move, Space chooses, Enter corrects. */
import { useRef, useState } from 'react'
import { SecrecyMark } from '#renderer/features/customers/customer-marks.tsx'
import { DurationText, StatusTag, useGo, useText } from '#renderer/ui/index.ts'
import type { CustomerItem } from '#shared/contract/customers.ts'

type ItemTableProps = {
  readonly items: readonly CustomerItem[]
  readonly openId: string | undefined
  readonly chosen: ReadonlySet<string>
  readonly toggle: (id: string) => void
  readonly correct: ((item: CustomerItem) => void) | undefined
}

const heads = ['customers.item.number', 'customers.item.title', 'customers.item.state', 'customers.item.pages', 'customers.item.carrier', 'customers.item.shelf-place', 'customers.item.code', 'customers.item.note'] as const

export function ItemTable({ items, openId, chosen, toggle, correct }: ItemTableProps) {
  const t = useText()
  const body = useRef<HTMLTableSectionElement>(null)
  const [current, setCurrent] = useState(0)
  const stand = (index: number) => {
    const next = Math.min(Math.max(index, 0), items.length - 1)
    setCurrent(next)
    const row = body.current?.rows[next]
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  function hear(event: React.KeyboardEvent, item: CustomerItem): void {
    const moves: Readonly<Record<string, number>> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: items.length - 1 }
    const to = moves[event.key]
    if (event.target !== event.currentTarget || (to === undefined && event.key !== ' ' && event.key !== 'Enter')) return
    event.preventDefault()
    if (to !== undefined) stand(to)
    else if (event.key === ' ') toggle(item.id)
    else correct?.(item)
  }
  return (
    <table className="dg-table">
      <thead><tr><th aria-label={t('customers.items-chosen', { n: chosen.size })} />{heads.map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr></thead>
      <tbody ref={body}>{items.map((item, index) => (
        <tr key={item.id} tabIndex={index === current ? 0 : -1} aria-selected={chosen.has(item.id)} data-open={item.id === openId} style={chosen.has(item.id) || item.id === openId ? { background: 'var(--dg-selected)' } : undefined}
          onFocus={() => setCurrent(index)} onKeyDown={(event) => hear(event, item)} onDoubleClick={() => correct?.(item)}>
          <td><input type="checkbox" tabIndex={-1} checked={chosen.has(item.id)} aria-label={t('customers.choose-item', { number: item.number })} onChange={() => toggle(item.id)} /></td>
          <td className="dg-number" style={{ whiteSpace: 'nowrap' }}>{correct === undefined ? item.number : <button type="button" tabIndex={-1} className="dg-linkbutton" onClick={() => correct(item)}>{item.number}</button>}</td>
          <td>{item.title}</td><td style={{ whiteSpace: 'nowrap' }}><WhereNow item={item} /></td>
          <td className="dg-number" style={{ textAlign: 'right' }}>{item.pages ?? ''}</td><td>{t(`customers.item.carrier.${item.carrier}`)}</td><td>{item.shelfPlace}</td><td className="dg-number">{item.code}</td><td><SecrecyMark level={item.secrecy} /> {item.isHidden ? <span className="dg-quiet">{t('customers.item.hidden')}</span> : item.note}</td>
        </tr>
      ))}</tbody>
    </table>
  )
}

function WhereNow({ item }: { readonly item: CustomerItem }) {
  const t = useText()
  const go = useGo()
  const { outOn } = item
  if (outOn !== null) return <><button type="button" tabIndex={-1} className="dg-linkbutton" onClick={() => go('/lending', { open: outOn.loanId, state: 'all' })}>{t('customers.item.out', { borrower: outOn.borrower })}</button> <DurationText dueDay={outOn.dueDay} /></>
  return item.present ? <StatusTag tone="ok">{t('customers.item.on-shelf')}</StatusTag> : <StatusTag tone="danger">{t('customers.item.missing')}</StatusTag>
}
