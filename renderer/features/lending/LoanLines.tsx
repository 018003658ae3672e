/** The material of a loan: what was listed, what went out, what came back. */
import { LineMark } from '#renderer/features/lending/lending-marks.tsx'
import { StatusTag, useText } from '#renderer/ui/index.ts'
import type { LoanLineRow } from '#shared/contract/lending.ts'

export function LoanLines({ lines }: { readonly lines: readonly LoanLineRow[] }) {
  const t = useText()
  return (
    <table className="dg-table">
      <thead><tr><th scope="col">{t('lending.items')}</th><th scope="col" style={{ width: 66 }}>{t('lending.pages-out')}</th><th scope="col" style={{ width: 66 }}>{t('lending.pages-back')}</th><th scope="col" style={{ width: 84 }}>{t('lending.status')}</th></tr></thead>
      <tbody>{lines.map((line) => (
        <tr key={line.position}>
          <td>{line.title}{(line.copiesOut ?? line.copies) > 1 && ` × ${String(line.copiesOut ?? line.copies)}`}{line.state === 'out' && line.copiesBack > 0 && <> <StatusTag tone="warn">{t('lending.copies-rest', { back: line.copiesBack, out: line.copiesOut ?? 0 })}</StatusTag></>}{line.number !== '' && <div className="dg-quiet dg-number" style={{ fontSize: 12 }}>{line.number}</div>}
            {line.settlementReason !== '' && <div className="dg-quiet" style={{ fontSize: 12 }}>{line.settlementReason}</div>}</td>
          <td className="dg-number" style={{ textAlign: 'right' }}>{line.pagesAtIssue ?? (line.pagesListed === null ? '—' : <span className="dg-quiet">{t('lending.pages-listed', { n: line.pagesListed })}</span>)}</td>
          <td className="dg-number" style={{ textAlign: 'right' }}>{line.pagesAtReturn ?? '—'}</td>
          <td><LineMark line={line} /></td>
        </tr>
      ))}</tbody>
    </table>
  )
}
