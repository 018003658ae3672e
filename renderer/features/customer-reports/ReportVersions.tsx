/** The versions of a report side by side: what a correction changed is marked, what stood before stays readable. */
import { ReportMark } from '#renderer/features/customer-reports/report-marks.tsx'
import { DayText, useText } from '#renderer/ui/index.ts'
import type { CustomerReportSheet } from '#shared/contract/customer-reports.ts'
import { reportItems } from '#shared/domain/customer-reports.ts'

export function ReportVersions({ sheet: { versions, corrections } }: { readonly sheet: CustomerReportSheet }) {
  const t = useText()
  const isCorrected = (version: number, item: string) => corrections.some((correction) => correction.toVersion === version && correction.items.some((corrected) => corrected.item === item))
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('customer-reports.figures')}>
      <table className="dg-table">
        <thead>
          <tr><th>{t('customer-reports.item')}</th>{versions.map((version) => (
            <th key={version.version} style={{ textAlign: 'right', whiteSpace: 'nowrap' }}>{t('customer-reports.version-of', { version: version.version })}<div><ReportMark status={version.status} /></div><div className="dg-quiet"><DayText day={version.sentDay ?? version.compiledDay} weekday={false} /></div></th>
          ))}</tr>
        </thead>
        <tbody>{reportItems.map((item) => (
          <tr key={item}>
            <td>{t(`customer-reports.item.${item}`)}</td>
            {versions.map(({ version, figures }) => <td key={version} className="dg-number" style={{ textAlign: 'right' }}>{isCorrected(version, item) ? <mark title={t('customer-reports.corrected-items')} style={{ background: 'var(--dg-warn-soft)', color: 'var(--dg-warn)' }}><strong>{figures[item]}</strong></mark> : figures[item]}</td>)}
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}
