/** The due days that the calendar as it stands would move: listed first, moved only when a person agrees. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, useLocale, useText } from '#renderer/ui/index.ts'

export function MovedDuties({ mayMove }: { readonly mayMove: boolean }) {
  const t = useText()
  const locale = useLocale()
  const { data, refetch } = useQuery(orpc.calendar.moved.queryOptions({ input: {} }))
  if (data === undefined || data.rows.length === 0) return null
  const move = async () => { await client.calendar.moveDuties({ ids: data.rows.map((row) => row.id) }); await refetch() }
  return (
    <section className="dg-panel">
      <div className="dg-panel-head">{t('calendar.moved', { n: data.rows.length })}{mayMove && <Button size="small" type="primary" onClick={() => void move()}>{t('calendar.move')}</Button>}</div>
      {data.rows.slice(0, 50).map((row) => <div key={row.id} className="dg-line"><span className="dg-grow">{row[locale]} {row.number}</span><span className="dg-number">{t('calendar.moved-line', { from: row.from, to: row.to })}</span><ClauseLink clause={row.clause} /></div>)}
    </section>
  )
}
