/** The lines taken in last, so that the new one is seen where it went. */
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/rpc/index.ts'
import { KeyCap, MomentText, useGo, useText } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'

const shownLines = 8

export function RecentDeposits({ last }: { readonly last: DepositRow | null }) {
  const t = useText()
  const go = useGo()
  const recent = useQuery(orpc.deposits.list.queryOptions({ input: { size: shownLines } }))
  const rows = recent.data?.rows ?? []
  return (
    <section className="dg-panel" aria-label={t('deposits.register')}>
      <div className="dg-panel-head">{last === null ? t('deposits.register') : <>{t('deposits.last-saved', { number: last.number })}<span className="dg-count" style={{ marginLeft: 'auto' }}>{t('deposits.print-ticket')} <KeyCap name="Ctrl+P" /></span></>}</div>
      {rows.map((row) => (
        <button key={row.id} type="button" tabIndex={-1} className="dg-line" style={row.id === last?.id ? { background: 'var(--dg-filled)' } : undefined} onClick={() => go('/deposits', { open: row.id, ...(row.status === 'held' ? {} : { status: 'all' }) })}>
          <span className="dg-number dg-quiet" style={{ fontSize: 12 }}>{row.number}</span>
          <span className="dg-grow">{row.item}<span className="dg-quiet"> · {row.depositor}</span></span>
          <span className="dg-quiet" style={{ fontSize: 12 }}><MomentText at={row.takenAt} /></span>
        </button>
      ))}
    </section>
  )
}
