/** The approval sheet 审批单 for signing on paper: the request, the chain so far, a box to sign in, and the one-time code that brings it back. */
import { qrCode } from '#main/mechanisms/documents/codes.ts'
import { momentText } from '#main/mechanisms/documents/document.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { SignatureBox } from '#main/mechanisms/documents/form-frame.ts'
import { html } from '#main/mechanisms/paper/html.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

export type ApprovalPaper = {
  readonly office: string
  readonly number: string
  readonly requester: string
  readonly requestedAt: InstantMs
  /** Label and value as the request was sent, in words. */
  readonly lines: readonly { readonly label: string; readonly value: string }[]
  /** Steps in order; what was said is printed in its box, the others are left to sign. */
  readonly boxes: readonly SignatureBox[]
  /** The step that is signed here, in words, and whom it falls to. */
  readonly step: string
  readonly people: readonly string[]
  /** As printed and typed back. */
  readonly code: string
  readonly printedAt: InstantMs
}

const css = `
.bridge{display:grid;grid-template-columns:30mm 1fr;gap:5mm;align-items:center;border:.4mm solid #000;padding:3mm;margin-top:4mm;break-inside:avoid}
.bridge .qr svg{width:28mm;height:28mm}.bridge b{font:600 15pt/1.4 Consolas,"SF Mono",Menlo,"DejaVu Sans Mono",monospace;letter-spacing:1pt}.bridge p{margin:1mm 0;font-size:9.5pt}
`

/** Builds the sheet. Its code stands on it in clear: whoever holds the paper can bring it back once. */
export function approvalSheet(paper: ApprovalPaper, options: { readonly locale: Locale }): PrintableDocument {
  const { locale } = options
  const form = formDocument({
    office: paper.office, title: translate(locale, 'approvals.sheet'), number: paper.number, locale,
    fields: [
      { label: translate(locale, 'approvals.requester'), value: paper.requester }, { label: translate(locale, 'approvals.requested'), value: momentText(paper.requestedAt) },
      ...paper.lines.map((line) => ({ ...line, wide: line.value.length > 18 })),
    ],
    signatures: paper.boxes,
  })
  const bridge = html`<section class="bridge">${qrCode(paper.code)}<div><p>${translate(locale, 'approvals.paper-step', { step: paper.step, people: paper.people.join('、') })}</p><b>${paper.code}</b>
<p>${translate(locale, 'approvals.paper-how')}</p><p>${translate(locale, 'approvals.paper-once', { at: momentText(paper.printedAt) })}</p></div></section>`
  return { ...form, css: `${form.css}${css}`, body: html`${form.body}${bridge}` }
}
