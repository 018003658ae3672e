/** The loan slip 借阅登记表: who borrows what, for how long, who allowed it, page counts out and back, signatures. */
import { momentText } from '#main/mechanisms/documents/document.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { SignatureBox } from '#main/mechanisms/documents/form-frame.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { translate } from '#shared/text/index.ts'
import { prohibitionTexts } from '#shared/text/prohibitions.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

export type LoanSlipLine = {
  readonly number: string
  readonly title: string
  readonly copies: number
  /** In words. */
  readonly secrecy: string
  readonly pagesAtIssue: number | null
  readonly pagesAtReturn: number | null
}

export type LoanSlip = {
  readonly office: string
  readonly number: string
  /** Reading on the spot, or taking away. */
  readonly kind: 'consultation' | 'loan'
  readonly customer: string
  readonly borrowerName: string
  readonly borrowerUnit: string
  readonly borrowerPhone: string
  /** An outside reader's letter or card; empty for colleagues. */
  readonly letter: string
  readonly purpose: string
  readonly reason: string
  readonly requestedAt: InstantMs
  /** The unit's stamp and its head's signature: what is known of them, else boxes to stamp and sign in; null where a letter stands in their place. */
  readonly seal: { readonly headName: string; readonly signedDay: Day | null; readonly inWords: string } | null
  readonly days: number
  readonly dueDay: Day | null
  readonly lines: readonly LoanSlipLine[]
  /** Steps as they were decided, in order; a step that waits has no name. */
  readonly approvals: readonly { readonly step: string; readonly opinion: string; readonly name: string; readonly at: InstantMs | null }[]
  readonly issuedBy: string
  readonly issuedAt: InstantMs | null
  readonly returnedAt: InstantMs | null
}

/** Lines to write on when the slip lists fewer. */
const fewestLines = 5

/** Where the unit stamps and its head signs; what was entered already is printed in the boxes. */
function sealBoxes(seal: NonNullable<LoanSlip['seal']>, t: (key: TextKey) => string): readonly SignatureBox[] {
  const words = seal.inWords === '' ? {} : { opinion: seal.inWords }
  const signed = { ...(seal.headName === '' ? {} : { name: seal.headName }), ...(seal.signedDay === null ? {} : { at: seal.signedDay }) }
  return [{ label: t('paper.loan.stamp'), ...words }, { label: t('paper.loan.sign-head'), ...signed }]
}

/** Builds the slip of one request or loan. */
export function loanSlip(slip: LoanSlip, options: { readonly locale: Locale }): PrintableDocument {
  const t = (key: TextKey, params = {}) => translate(options.locale, key, params)
  const moment = (at: InstantMs | null) => (at === null ? {} : { at: momentText(at) })
  const person = (name: string) => (name === '' ? {} : { name })
  return formDocument({
    office: slip.office, title: t('paper.loan.title'), number: slip.number, locale: options.locale,
    fields: [
      { label: t('paper.loan.kind'), value: t(slip.kind === 'loan' ? 'paper.loan.kind-loan' : 'paper.loan.kind-consultation') }, { label: t('paper.loan.requested-at'), value: momentText(slip.requestedAt) },
      { label: t('paper.loan.borrower'), value: slip.borrowerName }, { label: t('paper.loan.unit'), value: slip.borrowerUnit },
      { label: t('paper.loan.phone'), value: slip.borrowerPhone }, { label: t('paper.loan.letter'), value: slip.letter },
      { label: t('paper.loan.customer'), value: slip.customer }, { label: t('paper.loan.purpose'), value: slip.purpose },
      { label: t('paper.loan.days'), value: slip.days }, { label: t('paper.loan.due-day'), value: slip.dueDay },
      { label: t('paper.loan.reason'), value: slip.reason, wide: true },
    ],
    tables: [{
      title: t('paper.loan.lines'), emptyRows: Math.max(0, fewestLines - slip.lines.length),
      columns: [
        { title: t('paper.loan.line-number'), share: 22 }, { title: t('paper.loan.line-title'), share: 40 }, { title: t('paper.loan.line-copies'), share: 8, isNumber: true },
        { title: t('paper.loan.line-secrecy'), share: 10 }, { title: t('paper.loan.line-pages-out'), share: 12, isNumber: true }, { title: t('paper.loan.line-pages-back'), share: 12, isNumber: true },
      ],
      rows: slip.lines.map((line) => [line.number, line.title, line.copies, line.secrecy, line.pagesAtIssue, line.pagesAtReturn]),
    }],
    remarks: prohibitionTexts(options.locale),
    signatures: [
      ...(slip.seal === null ? [] : sealBoxes(slip.seal, t)),
      ...slip.approvals.map((approval) => ({ label: approval.step, ...(approval.opinion === '' ? {} : { opinion: approval.opinion }), ...person(approval.name), ...moment(approval.at) })),
      { label: t('paper.loan.sign-borrower'), ...moment(slip.issuedAt) }, { label: t('paper.loan.sign-issuer'), ...person(slip.issuedBy), ...moment(slip.issuedAt) },
      { label: t('paper.loan.sign-returner'), ...moment(slip.returnedAt) }, { label: t('paper.loan.sign-checker'), ...moment(slip.returnedAt) },
    ],
  })
}
