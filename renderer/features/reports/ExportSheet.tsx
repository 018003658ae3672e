/** Which file? One key each; Enter takes the first. */
import { Button } from 'antd'
import { useText, KeyCap, Overlay } from '#renderer/ui/index.ts'
import type { ReportFormat } from '#renderer/features/reports/use-report-export.ts'

const formats: readonly { readonly format: ReportFormat; readonly key: string }[] = [{ format: 'xlsx', key: 'X' }, { format: 'csv', key: 'C' }, { format: 'pdf', key: 'P' }]

type ExportSheetProps = { readonly title: string; readonly counted: string; readonly onChoose: (format: ReportFormat) => void; readonly onClose: () => void }

export function ExportSheet({ title, counted, onChoose, onClose }: ExportSheetProps) {
  const t = useText()
  function hear(event: React.KeyboardEvent): void {
    const chosen = formats.find(({ key }) => key === event.key.toUpperCase())
    if (chosen !== undefined && !event.ctrlKey && !event.altKey) { event.preventDefault(); onChoose(chosen.format) }
  }
  const label = t('reports.export-what', { title, rows: counted })
  return (
    <Overlay label={label} className="dg-sheet" onClose={onClose}>
      <div className="dg-stack" onKeyDown={hear} style={{ gap: 10 }}>
        <div><h2 style={{ margin: 0 }}>{label}</h2><p className="dg-quiet">{t('reports.export-filter')}</p></div>
        {formats.map(({ format, key }, index) => (
          <div key={format} className="dg-row">
            <Button {...(index === 0 ? { 'data-first': 'true', type: 'primary' as const } : {})} style={{ minWidth: 150, justifyContent: 'space-between' }} onClick={() => onChoose(format)}>{t('reports.export-as', { format })}<KeyCap name={key} /></Button>
            <span className="dg-quiet">{t(`reports.format.${format}`)}</span>
          </div>
        ))}
        <div><Button onClick={onClose}>{t('common.cancel')}<KeyCap name="Esc" /></Button></div>
      </div>
    </Overlay>
  )
}
