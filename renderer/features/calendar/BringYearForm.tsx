/** Types or pastes a year's official calendar; a line that cannot be read is named where it stands. */
import { client } from '#renderer/rpc/index.ts'
import { readYearLines } from '#shared/domain/calendar-lines.ts'
import { RegisterForm, useText } from '#renderer/ui/index.ts'

type Values = { readonly source: string; readonly lines: string }

export function BringYearForm({ year, done }: { readonly year: number; readonly done: () => void }) {
  const t = useText()
  function fault({ lines }: Values): string | null {
    const read = readYearLines(lines)
    return read.ok ? null : t(read.fault === 'day-twice' ? 'calendar.bring-day-twice' : 'calendar.bring-bad-line', { n: read.lineNumber, line: read.line })
  }
  async function bring({ source, lines }: Values) {
    const read = readYearLines(lines)
    if (read.ok) await client.calendar.bringYear({ year, source, days: read.days })
    return {}
  }
  return (
    <RegisterForm<Values>
      formId={`calendar.year.${String(year)}`} title={`${t('calendar.bring')} ${String(year)}`} once initial={() => ({ source: '', lines: '' })} saveLabel={t('calendar.bring-save')}
      fields={[{ kind: 'text', name: 'source', label: t('calendar.bring-source'), required: true, max: 200, span: 12 }, { kind: 'lines', name: 'lines', label: t('calendar.bring'), hint: t('calendar.bring-hint'), required: true, rows: 8, max: 8000, enter: 'newline', span: 12, check: fault }]}
      save={bring} onSaved={done} onEscape={done}
    />
  )
}
