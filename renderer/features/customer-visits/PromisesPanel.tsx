/** What was promised to customers and is still to be done, the earliest due first. */
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DurationText, useText } from '#renderer/ui/index.ts'

export function PromisesPanel() {
  const t = useText()
  const promises = useQuery(orpc['customer-visits'].promises.queryOptions({ input: {} }))
  const rows = promises.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <div className="dg-panel">
      <div className="dg-panel-head">{t('customer-visits.promises')} <span className="dg-count">{rows.length}</span> <ClauseLink clause="P17-3.4.2" /></div>
      <div className="dg-panel-body dg-stack" style={{ gap: 6 }}>
        {rows.map((row) => <div key={row.id}>{row.what} <span className="dg-quiet">{row.customer}</span><div><DayText day={row.dueDay} weekday={false} /> <DurationText dueDay={row.dueDay} /></div></div>)}
      </div>
    </div>
  )
}
