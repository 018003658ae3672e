/** Marks of the import: what became of a line, and why. */
import { StatusTag, useLocale, useText } from '#renderer/ui/index.ts'
import type { Tone, Translate } from '#renderer/ui/index.ts'
import type { ImportCounts, ImportedLine, StagedLine } from '#shared/contract/imports.ts'
import type { LineOutcome } from '#shared/domain/imports/outcome.ts'
import { describeFinding, describeMatch } from '#shared/text/describe-import.ts'

const tones: Readonly<Record<LineOutcome, Tone>> = { new: 'ok', updated: 'accent', duplicate: 'neutral', rejected: 'danger' }

export function OutcomeTag({ outcome }: { readonly outcome: LineOutcome }) {
  const t = useText()
  return <StatusTag tone={tones[outcome]}>{t(`imports.outcome-${outcome}`)}</StatusTag>
}

/** Reasons first, then what it repeats, then what a person should look at. */
export function Reasons({ line }: { readonly line: Pick<ImportedLine | StagedLine, 'match' | 'findings'> }) {
  const t = useText()
  const locale = useLocale()
  const [rejects, notes] = [line.findings.filter((finding) => finding.weight === 'rejects'), line.findings.filter((finding) => finding.weight === 'notes')]
  const sentences = [...rejects.map((finding) => describeFinding(locale, finding)), ...(line.match === null ? [] : [describeMatch(locale, line.match)]), ...notes.map((finding) => describeFinding(locale, finding))]
  const text = sentences.join(t('common.clause-join'))
  return <span title={sentences.join('\n')}>{text}</span>
}

/** The sum that must add up, as parameters of its sentence. */
export function countParams(counts: ImportCounts): Readonly<Record<string, number>> {
  return { read: counts.read, new: counts.new, updated: counts.updated, duplicate: counts.duplicate, rejected: counts.rejected }
}

/** The choices of the outcome filter; with counts where they are known. */
export function outcomeChoices(t: Translate, counts?: Readonly<Record<string, number>>): { readonly value: string; readonly label: string }[] {
  return (['all', 'new', 'updated', 'duplicate', 'rejected', 'similar', 'noted'] as const).map((value) => {
    const count = counts?.[value]
    return { value, label: count === undefined ? t(`imports.outcome-${value}`) : `${t(`imports.outcome-${value}`)} ${String(count)}` }
  })
}
