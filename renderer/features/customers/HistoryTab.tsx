/** The story of a file from all sources in one list. */
import { historyLines } from '#renderer/features/customers/history-lines.ts'
import { fileSearch, historySources } from '#renderer/features/customers/customers-search.ts'
import { FilterChoice, Timeline, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { CustomerSheet } from '#shared/contract/customers.ts'

const tones: Readonly<Record<string, Tone>> = { opened: 'ok', imported: 'ok', closed: 'danger', reopened: 'ok', issued: 'warn' }

export function HistoryTab({ sheet }: { readonly sheet: CustomerSheet }) {
  const t = useText()
  const loose = useLooseText()
  const { search } = usePlace(fileSearch)
  const lines = historyLines(sheet, { t, loose }, search.source)
  return (
    <div className="dg-page-body">
      <div className="dg-stack" style={{ maxWidth: 900 }}>
        <div><FilterChoice name="source" label={t('common.filter')} choices={historySources.map((value) => ({ value, label: t(`customers.history.${value}`) }))} /></div>
        <Timeline items={lines.map((line) => ({
          key: line.key, at: line.at, who: line.who, ...(tones[line.kind] === undefined ? {} : { tone: tones[line.kind] ?? 'neutral' }),
          text: <>{line.text}{line.details.map((detail) => <div key={detail} className="dg-quiet" style={{ fontSize: 13 }}>{detail}</div>)}</>,
        }))} />
      </div>
    </div>
  )
}
