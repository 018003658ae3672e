/** Guarantees that the three prohibitions of P07-26 read the same at login, on every print of customer content and in every file of it. */
import { texts } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/text-table.ts'

/** The three, in the order of the clause. */
export function prohibitionTexts(locale: Locale): readonly string[] {
  return [texts['disclosure.prohibition.private'][locale], texts['disclosure.prohibition.public'][locale], texts['disclosure.prohibition.channel'][locale]]
}
