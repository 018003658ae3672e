/** Companies that the desk received and that have no file yet; one of them is taken over into the form. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, useGo, useText } from '#renderer/ui/index.ts'

export function UnfiledPanel() {
  const t = useText()
  const go = useGo()
  const unfiled = useQuery(orpc['customer-filing'].unfiled.queryOptions({ input: {} }))
  const rows = unfiled.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <div className="dg-panel">
      <div className="dg-panel-head">{t('customer-filing.unfiled')} <span className="dg-count">{rows.length}</span></div>
      <div className="dg-panel-body dg-stack" style={{ gap: 6 }}>
        {rows.slice(0, 12).map((row) => (
          <div key={row.visitId} style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
            <span style={{ flex: 1, minWidth: 0 }}>{row.name} <span className="dg-quiet"><DayText day={row.day} weekday={false} /> {row.person}</span></span>
            <Button size="small" onClick={() => go('/customer-filing/new', { name: row.name, person: row.person, phone: row.phone, day: row.day })}>{t('customer-filing.take-over')}</Button>
          </div>
        ))}
      </div>
    </div>
  )
}
