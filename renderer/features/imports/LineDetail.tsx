/** One line at the right: every reason and note in full, and the record that it repeats or became. */
import { OutcomeTag } from '#renderer/features/imports/import-marks.tsx'
import { DetailPane, placeOfSubject, useGo, useLocale, useText } from '#renderer/ui/index.ts'
import type { ImportedLine, StagedLine } from '#shared/contract/imports.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'
import { describeFinding, describeMatch } from '#shared/text/describe-import.ts'

const subjectOf: Readonly<Record<ImportKind, string>> = { customers: 'customer', 'vehicle-files': 'customer', deposits: 'deposit', loans: 'loan' }

export function LineDetail({ line, kind }: { readonly line: StagedLine | ImportedLine | undefined; readonly kind: ImportKind | undefined }) {
  const t = useText()
  const go = useGo()
  const locale = useLocale()
  if (line === undefined) return null
  const subjectId = ('subjectId' in line ? line.subjectId : null) ?? line.match?.subjectId ?? null
  const place = subjectId === null || kind === undefined ? null : placeOfSubject(subjectOf[kind], subjectId)
  const number = ('number' in line && line.number !== '' ? line.number : line.match?.number) ?? ''
  const [rejects, notes] = [line.findings.filter((finding) => finding.weight === 'rejects'), line.findings.filter((finding) => finding.weight === 'notes')]
  return (
    <DetailPane title={line.title === '' ? t('imports.line-n', { n: line.line }) : line.title} subtitle={<>{t('imports.line-n', { n: line.line })} <OutcomeTag outcome={line.outcome} /></>} actions={place === null ? [] : [{ key: 'O', label: `${t('common.open')} ${number}`, run: () => go(place.path, place.search) }]}>
      <ul className="dg-stack" style={{ gap: 8, margin: 0, paddingLeft: 18 }}>
        {rejects.map((finding, index) => <li key={`r${String(index)}`} style={{ color: 'var(--dg-danger)' }}>{describeFinding(locale, finding)}</li>)}
        {line.match !== null && <li>{describeMatch(locale, line.match)}</li>}
        {notes.map((finding, index) => <li key={`n${String(index)}`}>{describeFinding(locale, finding)}</li>)}
      </ul>
      {line.findings.length === 0 && line.match === null && <p className="dg-quiet">{t('imports.no-notes')}</p>}
    </DetailPane>
  )
}
