/** A list of duties: what, whose, due when, by which clause, and a key to act. */
import { DurationText, StatusTag, placeOfSubject, useGo, useLocale, useLooseText } from '#renderer/ui/index.ts'
import type { TodayLine } from '#shared/contract/today.ts'

type DutyPanelProps = { readonly title: string; readonly lines: readonly TodayLine[]; readonly nothing: string }

export function DutyPanel({ title, lines, nothing }: DutyPanelProps) {
  return (
    <section className="dg-panel">
      <div className="dg-panel-head">{title}<span className="dg-count dg-number">{lines.length}</span></div>
      {lines.length === 0 ? <div className="dg-panel-body dg-quiet">{nothing}</div> : lines.map((line) => <DutyLine key={`${line.kind}-${line.subjectId}`} line={line} />)}
    </section>
  )
}

function DutyLine({ line }: { readonly line: TodayLine }) {
  const loose = useLooseText()
  const go = useGo()
  const locale = useLocale()
  const place = placeOfSubject(line.kind, line.subjectId)
  return (
    <button type="button" className="dg-line" onClick={() => { if (place !== null) go(place.path, place.search) }}>
      <StatusTag {...(line.kind.startsWith('leak-') ? { tone: 'danger' as const } : {})}>{loose(`today.kind.${line.kind}`) ?? line.kind}</StatusTag>
      <span className="dg-number dg-quiet">{line.number}</span>
      <span className="dg-grow">{locale === 'en' ? line.titleEn ?? line.title : line.title}{line.person !== '' && <span className="dg-quiet"> · {line.person}</span>}</span>
      {line.dueDay !== null && (line.daysLate > 0 ? <DurationText lateDays={line.daysLate} /> : <DurationText dueDay={line.dueDay} />)}
      {line.clause !== null && <span className="dg-number dg-quiet">{line.clause}</span>}
    </button>
  )
}
