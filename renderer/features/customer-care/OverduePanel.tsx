/** Filings that are overdue: who was reminded how often, and a reminder written down from here. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { plansSearch } from '#renderer/features/customer-care/care-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DurationText, RegisterForm, useGo, useHas, usePlace, useText } from '#renderer/ui/index.ts'
import type { OverdueFiling } from '#shared/contract/customer-care.ts'

/** Lines in the panel; the filing list holds all of them. */
const shown = 12

export function OverduePanel() {
  const t = useText()
  const overdue = useQuery(orpc['customer-care'].overdueFilings.queryOptions({ input: {} }))
  const rows = overdue.data?.rows ?? []
  return (
    <div className="dg-panel">
      <div className="dg-panel-head">{t('customer-care.overdue')} <span className="dg-count">{rows.length}</span> <ClauseLink clause="P19-1.8.2" /></div>
      <div className="dg-panel-body dg-stack" style={{ gap: 10 }}>
        {rows.length === 0 && <span className="dg-quiet">{t('customer-care.overdue-empty')}</span>}
        {rows.slice(0, shown).map((row) => <OverdueLine key={row.id} row={row} />)}
      </div>
    </div>
  )
}

function OverdueLine({ row }: { readonly row: OverdueFiling }) {
  const t = useText()
  const go = useGo()
  const mayWrite = useHas('customer-visits.write')
  const { search, change } = usePlace(plansSearch)
  const isReminding = search.doing === 'remind' && search.of === row.id
  const done = () => change({ doing: undefined, of: undefined })
  return (
    <div>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
        <span style={{ flex: 1, minWidth: 0 }}><button type="button" className="dg-linkbutton" onClick={() => go('/customer-filing', { open: row.id, state: 'all' })}>{row.name}</button> <span className="dg-quiet">{row.person}</span></span>
        {mayWrite && !isReminding && <Button size="small" onClick={() => change({ doing: 'remind', of: row.id })}>{t('customer-care.remind')}</Button>}
      </div>
      <div><DayText day={row.dueDay} weekday={false} /> <DurationText dueDay={row.dueDay} /> {row.reminders > 0 && <span className="dg-quiet">{t('customer-care.reminded-times', { n: row.reminders, open: row.unanswered })}</span>}</div>
      {isReminding && <RegisterForm<{ readonly words: string }>
        formId={`customer-care.remind.${row.id}`} title={t('customer-care.remind')} width="third" draft={false} once fields={[{ kind: 'text', name: 'words', label: t('customer-care.reminder-words'), max: 200, span: 12 }]} initial={() => ({ words: '' })} onSaved={done} onEscape={done}
        save={async ({ words }) => { await client['customer-care'].remind({ filingId: row.id, words }); return { text: `${t('customer-care.remind')} ${row.name}` } }}
      />}
    </div>
  )
}
