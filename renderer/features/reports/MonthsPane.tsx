/** Monthly sums of a register; a month leads to its rows. */
import { useQuery } from '@tanstack/react-query'
import { monthPeriod } from '#renderer/features/reports/periods.ts'
import { reportsSearch } from '#renderer/features/reports/reports-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DetailPane, Skeleton, TroubleCard, usePlace, useText } from '#renderer/ui/index.ts'
import type { RegisterDescription } from '#shared/contract/reports.ts'

export function MonthsPane({ register }: { readonly register: RegisterDescription }) {
  const t = useText()
  const { search, change } = usePlace(reportsSearch)
  const months = useQuery(orpc.reports.months.queryOptions({ input: { register: register.register } }))
  return (
    <DetailPane title={`${register.title} · ${t('reports.months')}`}>
      {months.error !== null ? <TroubleCard error={months.error} onRetry={() => void months.refetch()} /> : months.data === undefined ? <Skeleton rows={6} /> : (
        <table className="dg-table">
          <thead><tr><th>{t('reports.month')}</th>{register.tallies.map((tally) => <th key={tally.key} style={{ textAlign: 'right' }}>{tally.title}</th>)}</tr></thead>
          <tbody>
            {months.data.months.map(({ month, counts }) => {
              const period = monthPeriod(month)
              return (
                <tr key={month} style={search.from === period.from && search.to === period.to ? { background: 'var(--dg-selected)' } : {}}>
                  <td><button type="button" className="dg-linkbutton dg-number" onClick={() => change({ ...period })}>{month}</button></td>
                  {register.tallies.map((tally) => <td key={tally.key} className="dg-number" style={{ textAlign: 'right' }}>{counts[tally.key] ?? 0}</td>)}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </DetailPane>
  )
}
