/** Rates as a table: what was settled, what counts, what was visited, what is asked, who is short, and what the pace comes to. */
import { ClauseLink, StatusTag, useText } from '#renderer/ui/index.ts'
import type { FollowupRate } from '#shared/contract/followups.ts'

/** A share with one decimal, as on paper. */
export function shareText(basisPoints: number | null): string {
  return basisPoints === null ? '—' : `${(basisPoints / 100).toFixed(1)} %`
}

export function RateTable({ rates }: { readonly rates: readonly FollowupRate[] }) {
  const t = useText()
  const right = { textAlign: 'right' } as const
  const numbers = ['followups.total', 'followups.excluded', 'followups.denominator', 'followups.made', 'followups.late', 'followups.rate', 'followups.minimum'] as const
  return (
    <table className="dg-table">
      <thead><tr><th>{t('followups.kind')}</th>{numbers.map((key) => <th key={key} style={right}>{t(key)}</th>)}<th>{t('followups.verdict')}</th><th>{t('followups.forecast')}</th></tr></thead>
      <tbody>
        {rates.map((rate) => (
          <tr key={`${rate.kind}-${rate.name}`}>
            <td>{t(`followups.kind.${rate.kind}`)} {rate.name} <ClauseLink clause={rate.clause} /></td>
            {[rate.total, rate.excluded, rate.denominator, rate.done, rate.late].map((count, index) => <td key={numbers[index]} className="dg-number" style={right}>{count}</td>)}
            <td className="dg-number" style={right}>{shareText(rate.basisPoints)}</td><td className="dg-number" style={right}>{shareText(rate.minimumBasisPoints)}</td>
            <td>{rate.denominator === 0 ? '—' : rate.isMet ? <StatusTag tone="ok">{t('followups.met')}</StatusTag> : <StatusTag tone="danger">{t('followups.short-of', { n: rate.short })}</StatusTag>}</td>
            <td>{rate.forecast === null || rate.denominator === 0 ? '—' : rate.forecast.expectedShort > 0 ? t('followups.forecast-short', { day: rate.forecast.byDay, n: rate.forecast.expectedShort }) : t('followups.forecast-met', { day: rate.forecast.byDay })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
