/** Columns of the lists of imports and of their lines. */
import { OutcomeTag, Reasons } from '#renderer/features/imports/import-marks.tsx'
import { MomentText, StatusTag } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import type { ImportRow, ImportedLine, StagedLine } from '#shared/contract/imports.ts'
import type { LineOutcome } from '#shared/domain/imports/outcome.ts'

/** One import a row; its numbers add up from left to right. `narrow`: a record stands at the right. */
export function importColumns(t: Translate, narrow: boolean): readonly Column<ImportRow>[] {
  const count = (key: LineOutcome): Column<ImportRow> => ({ key, title: t(`imports.outcome-${key}`), width: 70, align: 'right', cell: (row) => row.counts[key], className: (row) => (row.counts[key] === 0 ? 'dg-quiet' : '') })
  return [
    { key: 'number', title: t('imports.number'), width: 116, cell: (row) => row.number },
    { key: 'file', title: t('imports.file'), grow: 2, cell: (row) => <span title={row.fileName}>{row.fileName}</span> },
    ...(narrow ? [] : [{ key: 'kind', title: t('imports.kind'), width: 130, cell: (row: ImportRow) => t(`imports.kind.${row.kind}`) }]),
    { key: 'read', title: t('imports.read'), width: 70, align: 'right', cell: (row) => row.counts.read },
    count('new'), count('updated'), count('duplicate'), count('rejected'),
    { key: 'when', title: t('imports.when'), width: 130, cell: (row) => <MomentText at={row.importedAt} /> },
    ...(narrow ? [] : [{ key: 'who', title: t('imports.who'), width: 100, cell: (row: ImportRow) => row.importedBy }]),
    { key: 'state', title: t('imports.state'), width: 76, cell: (row) => <StatusTag tone={row.status === 'done' ? 'ok' : 'neutral'}>{t(`imports.state-${row.status}`)}</StatusTag> },
  ]
}

/** One line of the sheet a row: what becomes of it and why. */
export function lineColumns(t: Translate, narrow: boolean): readonly Column<StagedLine | ImportedLine>[] {
  return [
    { key: 'line', title: t('imports.line'), width: 64, align: 'right', cell: (row) => row.line },
    { key: 'outcome', title: t('imports.outcome'), width: 150, cell: (row) => <><OutcomeTag outcome={row.outcome} />{row.outcome === 'new' && row.match?.certainty === 'similar' && <> <StatusTag tone="warn">{t('imports.outcome-similar')}</StatusTag></>}{'choice' in row && row.choice !== null && <span className="dg-quiet">{t('imports.chosen')}</span>}</> },
    { key: 'title', title: t('imports.what'), width: narrow ? 180 : 260, cell: (row) => <span title={row.title}>{row.title}</span> },
    { key: 'reasons', title: t('imports.reasons'), grow: 1, cell: (row) => <Reasons line={row} /> },
  ]
}
