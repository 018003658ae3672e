/** Guarantees that counts typed at the desk reach the archive line by line: one number a document, and whether it is among them. */
import type { FieldValue, FormField, Translate } from '#renderer/ui/index.ts'
import type { LoanLineRow } from '#shared/contract/lending.ts'
import type { PageCount, ReturnCorrection } from '#shared/domain/lending-return.ts'

/** `pages-3`, `take-3`, `out-3` by position, and the form's own words. */
export type CountValues = { readonly [name: string]: FieldValue }
type Field = FormField<CountValues>

function pagesName(line: LoanLineRow): string {
  return `pages-${String(line.position)}`
}

/** A count for each line, as it is known so far. */
export function freshCounts(lines: readonly LoanLineRow[], known: (line: LoanLineRow) => number | null): CountValues {
  return Object.fromEntries([...lines.flatMap((line) => [[pagesName(line), known(line)], [`take-${String(line.position)}`, true], [`out-${String(line.position)}`, false]] as const), ['reason', '']])
}

/** One count a document. */
export function countFields(t: Translate, lines: readonly LoanLineRow[]): Field[] {
  return lines.map((line) => ({ kind: 'number', name: pagesName(line), label: t('lending.pages-of', { title: line.title }), min: 0, maxValue: 99_999, whole: true, span: 3 }))
}

/** A count for each document, and whether it came back now; one document alone needs no tick. */
export function returnFields(t: Translate, lines: readonly LoanLineRow[]): Field[] {
  if (lines.length < 2) return countFields(t, lines)
  return lines.flatMap((line): Field[] => [
    ...countFields(t, [line]).map((field): Field => ({ ...field, when: (values) => values[`take-${String(line.position)}`] !== false })),
    { kind: 'check', name: `take-${String(line.position)}`, label: `${t('lending.take-line')}${t('common.colon')}${line.title}`, preset: true, span: 3 },
  ])
}

/** A new count, or not back after all; the reason is asked. */
export function correctionFields(t: Translate, lines: readonly LoanLineRow[]): Field[] {
  return [
    ...lines.flatMap((line): Field[] => [
      ...countFields(t, [line]).map((field): Field => ({ ...field, when: (values) => values[`out-${String(line.position)}`] !== true })),
      { kind: 'check', name: `out-${String(line.position)}`, label: `${t('lending.still-out')}${t('common.colon')}${line.title}`, preset: true, span: 3 },
    ]),
    { kind: 'text', name: 'reason', label: t('lending.correction-reason'), required: true, max: 300 },
  ]
}

function numberOf(value: FieldValue | undefined): number | null {
  return typeof value === 'number' ? value : null
}

/** The counts of these lines. */
export function countsOf(lines: readonly LoanLineRow[], values: CountValues): PageCount[] {
  return lines.map((line) => ({ position: line.position, pages: numberOf(values[pagesName(line)]) }))
}

/** The lines whose return is corrected; when nothing was changed, all of them as they stand. */
export function correctionsOf(lines: readonly LoanLineRow[], values: CountValues): ReturnCorrection[] {
  const all = countsOf(lines, values).map((count) => ({ ...count, stillOut: values[`out-${String(count.position)}`] === true }))
  const changed = all.filter((count) => count.stillOut || count.pages !== lines.find((line) => line.position === count.position)?.pagesAtReturn)
  return changed.length > 0 ? changed : all
}

/** Lines whose count is unexplained. */
export function openDifferences(lines: readonly LoanLineRow[]): LoanLineRow[] {
  return lines.filter((line) => line.difference === 'open')
}
