/** The loan register as a page for a printer: what was handed over in some days, line by line, with what is missing left empty to be written in. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { listRegisterLines } from '#main/features/lending/lending.repository.ts'
import type { LendingSources } from '#main/features/lending/lending.sources.ts'
import { documentHtml } from '#main/mechanisms/documents/document.ts'
import { loanRegisterPage } from '#main/mechanisms/documents/loan-register-page.ts'
import type { Day } from '#shared/kernel/days.ts'
import { findText } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

/** Lines of one print at most, the latest; more days make more prints. */
const printedLines = 200

export type RegisterPageRequest = { readonly from: Day | null; readonly to: Day | null; readonly onlyIncomplete: boolean; readonly locale: Locale }

/** Prints what was taken away in these days, in the order in which it went; reading on the spot has no line here. */
export async function printRegisterPage(reader: Reader, sources: LendingSources, request: RegisterPageRequest, today: Day): Promise<{ html: string; lines: number }> {
  const { from, to, locale } = request
  const rows = await listRegisterLines(reader, request, printedLines)
  const document = loanRegisterPage({
    office: await sources.officeName(reader), from, to, printedDay: today,
    lines: rows.map((row) => ({ ...row, signature: row.signatureWay === null ? '' : findText(locale, `lending.signature-${row.signatureWay}`) ?? '' })),
  }, { locale })
  return { html: documentHtml(document), lines: rows.length }
}
