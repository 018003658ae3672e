/** Puts findings and matches of an import into sentences, for the screen and for the file of rejected lines alike. */
import type { Finding } from '#shared/domain/imports/cell.ts'
import type { Match } from '#shared/domain/imports/outcome.ts'
import { findText, translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

/** The name of a field; a column of the office's own is called by its heading. */
export function nameOfField(locale: Locale, field: string): string {
  return findText(locale, `imports.field.${field}`) ?? field
}

/** One finding as a sentence. */
export function describeFinding(locale: Locale, finding: Pick<Finding, 'code' | 'field' | 'facts'>): string {
  const facts = Object.fromEntries(Object.entries(finding.facts).map(([name, fact]) => [name, typeof fact === 'number' ? fact : String(fact ?? '')]))
  return findText(locale, `imports.finding.${finding.code}`, { ...facts, field: nameOfField(locale, finding.field) }) ?? finding.code
}

/** What a line repeats, and why. */
export function describeMatch(locale: Locale, match: Pick<Match, 'reasons' | 'number' | 'name' | 'line'>): string {
  const reasons = match.reasons.slice(0, 2).map((reason) => translate(locale, `imports.reason.${reason}`)).join('、')
  if (match.line !== null) return translate(locale, 'imports.match-line', { line: match.line, name: match.name, reasons })
  return translate(locale, 'imports.match-archive', { number: match.number, name: match.name, reasons })
}
