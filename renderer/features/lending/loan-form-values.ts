/** Guarantees that counts typed at the desk reach the archive line by line: one number a document, and whether it is among them. */
import type { FieldValue, FormField, Translate } from '#renderer/ui/index.ts'
import type { LoanLineRow, SignatureInput } from '#shared/contract/lending.ts'
import { keepPaper } from '#renderer/features/lending/loan-papers.ts'
import type { ReturnCorrection } from '#shared/domain/lending-return.ts'

/** `pages-3`, `take-3`, `out-3` by position, and the form's own words. */
export type CountValues = { readonly [name: string]: FieldValue }
type Field = FormField<CountValues>

function pagesName(line: LoanLineRow): string {
  return `pages-${String(line.position)}`
}

function copiesName(line: LoanLineRow): string {
  return `copies-${String(line.position)}`
}

/** Copies still out; null when nobody wrote down how many went. */
export function restOf(line: LoanLineRow): number | null {
  return line.copiesOut === null ? null : line.copiesOut - line.copiesBack
}

/** The copies of each line as they are known so far. */
export function freshCopies(lines: readonly LoanLineRow[], known: (line: LoanLineRow) => number | null): CountValues {
  return Object.fromEntries(lines.map((line) => [copiesName(line), known(line)]))
}

/** One number of copies a document. */
export function copiesFields(lines: readonly LoanLineRow[], label: (line: LoanLineRow) => string, least = 1): Field[] {
  return lines.map((line) => ({ kind: 'number', name: copiesName(line), label: label(line), min: least, maxValue: 999, whole: true, span: 6 }))
}

/** The copies that were typed, by position; an empty box is a gap. */
export function copiesOf(lines: readonly LoanLineRow[], values: CountValues): { position: number; copies: number | null }[] {
  return lines.map((line) => ({ position: line.position, copies: numberOf(values[copiesName(line)]) }))
}

/** How the borrower signs: on the screen, on paper, or not yet, which leaves the line open. */
export function signatureFields(t: Translate): Field[] {
  return [
    { kind: 'choice', name: 'signatureWay', label: t('lending.signature'), preset: true, span: 6, choices: [{ value: '', label: t('lending.signature-none') }, { value: 'screen', label: t('lending.signature-screen') }, { value: 'paper', label: t('lending.signature-paper') }] },
    { kind: 'signature', name: 'drawing', label: t('lending.signature-draw'), preset: true, required: true, when: (values) => values['signatureWay'] === 'screen' },
    { kind: 'photo', name: 'signaturePhoto', label: t('lending.signature-scan'), preset: true, when: (values) => values['signatureWay'] === 'paper' },
  ]
}
export const unsigned: CountValues = { signatureWay: '', drawing: '', signaturePhoto: '' }

/** The signature that the form holds; the picture is kept first. Null: not signed yet. */
export async function signatureOf(values: CountValues): Promise<SignatureInput | null> {
  const way = values['signatureWay']
  if (way !== 'screen' && way !== 'paper') return null
  const picture = values[way === 'screen' ? 'drawing' : 'signaturePhoto']
  return { way, attachmentId: await keepPaper(typeof picture === 'string' ? picture : '') }
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
  const copies = (line: LoanLineRow) => copiesFields((restOf(line) ?? 0) > 1 ? [line] : [], () => t('lending.copies-back-of', { title: line.title }))
  if (lines.length < 2) return lines.flatMap((line) => [...copies(line), ...countFields(t, [line])])
  return lines.flatMap((line): Field[] => [
    ...copies(line).map((field): Field => ({ ...field, when: (values) => values[`take-${String(line.position)}`] !== false })),
    ...countFields(t, [line]).map((field): Field => ({ ...field, when: (values) => values[`take-${String(line.position)}`] !== false })),
    { kind: 'check', name: `take-${String(line.position)}`, label: `${t('lending.take-line')}${t('common.colon')}${line.title}`, preset: true, span: 3 },
  ])
}

/** A new count, or not back after all; the reason is asked. */
export function correctionFields(t: Translate, lines: readonly LoanLineRow[]): Field[] {
  return [
    ...lines.flatMap((line): Field[] => [
      ...copiesFields((line.copiesOut ?? 1) > 1 ? [line] : [], () => t('lending.copies-in-truth', { title: line.title }), 0),
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
export function countsOf(lines: readonly LoanLineRow[], values: CountValues): { position: number; pages: number | null; copies: number | null }[] {
  return copiesOf(lines, values).map((count, index) => ({ ...count, pages: numberOf(values[`pages-${String(lines[index]?.position ?? 0)}`]) }))
}

/** The lines whose return is corrected; when nothing was changed, all of them as they stand. */
export function correctionsOf(lines: readonly LoanLineRow[], values: CountValues): ReturnCorrection[] {
  const all = countsOf(lines, values).map((count) => ({ ...count, stillOut: values[`out-${String(count.position)}`] === true }))
  const changed = all.filter((count) => {
    const line = lines.find((candidate) => candidate.position === count.position)
    return count.stillOut || count.pages !== line?.pagesAtReturn || count.copies !== line.copiesBack
  })
  return changed.length > 0 ? changed : all
}

/** Lines that somebody may end in words: an unexplained count, or copies that do not come back. */
export function endable(lines: readonly LoanLineRow[]): LoanLineRow[] {
  const open = lines.filter((line) => line.difference === 'open')
  return open.length > 0 ? open : lines.filter((line) => line.state === 'out')
}
