/** The loan register 客户资料外借登记册 as a page: one line a document, with an empty cell where something is still to be written or signed (P07-19.5a). */
import { momentText } from '#main/mechanisms/documents/document.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

export type RegisterPageLine = {
  readonly number: string; readonly title: string; readonly copies: number | null; readonly issuedAt: InstantMs; readonly reason: string; readonly borrower: string
  /** How he signed, in words; empty to be signed on the page. */
  readonly signature: string
  readonly dueDay: Day | null; readonly struckOffAt: InstantMs | null
}
export type RegisterPage = { readonly office: string; readonly from: Day | null; readonly to: Day | null; readonly printedDay: Day; readonly lines: readonly RegisterPageLine[] }

/** Lines to write on by hand after the printed ones. */
const emptyLines = 3

/** Builds the page; it goes over as many sheets as its lines need. */
export function loanRegisterPage(page: RegisterPage, options: { readonly locale: Locale }): PrintableDocument {
  const t = (key: TextKey) => translate(options.locale, key)
  const columns: readonly (readonly [TextKey, number, true?])[] = [
    ['paper.loan-register.number', 13], ['paper.loan-register.item', 20], ['paper.loan-register.copies', 5, true], ['paper.loan-register.borrowed', 13], ['paper.loan-register.reason', 17],
    ['paper.loan-register.borrower', 13], ['paper.loan-register.signature', 13], ['paper.loan-register.due', 9], ['paper.loan-register.struck-off', 13],
  ]
  return formDocument({
    office: page.office, title: t('paper.loan-register.title'), number: '', locale: options.locale, isLandscape: true,
    fields: [
      { label: t('paper.loan-register.period'), value: `${page.from ?? ''} — ${page.to ?? ''}` }, { label: t('paper.loan-register.printed'), value: page.printedDay },
      { label: t('paper.loan-register.lines'), value: page.lines.length, wide: true },
    ],
    tables: [{
      title: '', emptyRows: emptyLines, columns: columns.map(([title, share, isNumber]) => ({ title: t(title), share, ...(isNumber === undefined ? {} : { isNumber }) })),
      rows: page.lines.map((line) => [
        line.number, line.title, line.copies, momentText(line.issuedAt), line.reason, line.borrower, line.signature, line.dueDay, line.struckOffAt === null ? null : momentText(line.struckOffAt),
      ]),
    }],
    signatures: [],
  })
}
