/** A month of visits in figures: by purpose, by target, and by person for the appraisal. */
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, useText } from '#renderer/ui/index.ts'

export function FiguresPanel({ month }: { readonly month: string }) {
  const t = useText()
  const figures = useQuery(orpc['customer-visits'].figures.queryOptions({ input: { month } }))
  if (figures.data === undefined) return null
  const { purposes, targets, people } = figures.data
  return (
    <div className="dg-panel">
      <div className="dg-panel-head">{t('customer-visits.month-figures', { month })} <ClauseLink clause="P17-3.4.3" /></div>
      <div className="dg-panel-body dg-stack" style={{ gap: 10 }}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 18px' }}>{purposes.map((line) => <span key={line.purpose}>{t(`customer-visits.purpose.${line.purpose}`)} <b className="dg-number">{line.visits}</b></span>)}</div>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 18px' }}>{targets.map((line) => <span key={line.target}>{t(`customer-visits.target.${line.target}`)} <b className="dg-number">{line.visits}</b></span>)}</div>
        {people.length > 0 && <table className="dg-table" style={{ width: '100%' }}>
          <thead><tr><th scope="col">{t('customer-visits.salesperson')}</th><th scope="col">{t('customer-visits.planned-visits')}</th><th scope="col">{t('customer-visits.made')}</th><th scope="col">{t('customer-visits.in-time')}</th><th scope="col">{t('customer-visits.kept')}</th></tr></thead>
          <tbody>{people.map((line) => (
            <tr key={line.salespersonId}>
              <td>{line.salesperson}</td><td className="dg-number">{line.planned}</td><td className="dg-number">{line.made}</td><td className="dg-number">{line.reportedInTime}</td>
              <td className="dg-number">{line.keptBasisPoints === null ? '—' : t('customer-visits.kept-share', { n: line.promisesKept, of: line.promises, percent: (line.keptBasisPoints / 100).toFixed(1) })}</td>
            </tr>
          ))}</tbody>
        </table>}
      </div>
    </div>
  )
}
