/** Guarantees that the three prohibitions of P07-26 read the same at login, on every print of customer content and in every file of it. */
import { prohibitions } from '#shared/domain/disclosure-outside.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/text-table.ts'

/** The three, in the order of the clause. */
export function prohibitionTexts(locale: Locale): readonly string[] {
  return prohibitions.map((key) => translate(locale, key))
}
