/** Labels for shelves, boxes and items: number, what it is, where it stands, and a code that the desk's scanner reads. */
import { barCode, qrCode } from '#main/mechanisms/documents/codes.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { html } from '#main/mechanisms/paper/html.ts'
import type { Html } from '#main/mechanisms/paper/html.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

export type ItemLabel = {
  /** What the code says; printed under it. */
  readonly number: string
  readonly title: string
  /** Second line: the customer, the shelf's contents. */
  readonly subtitle: string
  readonly place: string
  /** In words; printed in a box when it is not empty. */
  readonly secrecy: string
}

/** A label printer's roll of 60 x 40 mm, or A4 sheets of 3 x 8 labels of 70 x 37 mm. */
export type LabelPaper = 'roll-60x40' | 'a4-3x8'

const css = `
body{padding:0}
.label{overflow:hidden;padding:2mm 3mm;display:flex;flex-direction:column;gap:.6mm;line-height:1.25}
.label>*{flex-shrink:0}
.label b{font-size:11pt;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.label span{font-size:8.5pt;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.label .where{display:flex;justify-content:space-between;gap:2mm;font-size:8.5pt}
.label .secrecy{border:.3mm solid #000;padding:0 1mm;font-weight:700;flex-shrink:0}
.label .bar{margin-top:auto}.label .bar svg{display:block;width:100%;height:8mm}
.label .qr{margin-top:auto}.label .qr svg{display:block;width:14mm;height:14mm}
.label .number{font-size:9pt;text-align:center;letter-spacing:.4pt}
.roll .label{width:60mm;height:40mm;break-after:page}
.sheet{display:grid;grid-template-columns:repeat(3,70mm);grid-auto-rows:37.1mm}
.sheet .label{break-inside:avoid}
`
const pages: Readonly<Record<LabelPaper, Pick<PrintableDocument, 'size' | 'margin'>>> = { 'roll-60x40': { size: '60mm 40mm', margin: '0' }, 'a4-3x8': { size: 'A4 portrait', margin: '0' } }

function oneLabel(label: ItemLabel): Html {
  const code = label.number.length > 28 ? qrCode(label.number) : barCode(label.number)
  const secrecy = label.secrecy === '' ? null : html`<span class="secrecy">${label.secrecy}</span>`
  return html`<div class="label"><b>${label.title}</b><span>${label.subtitle}</span><div class="where"><span>${label.place}</span>${secrecy}</div>${code}<span class="number">${label.number}</span></div>`
}

/** Builds the labels in the order given; `skip` leaves the first labels of a used sheet empty. */
export function itemLabels(labels: readonly ItemLabel[], options: { readonly paper: LabelPaper; readonly locale: Locale; readonly skip?: number }): PrintableDocument {
  const isSheet = options.paper === 'a4-3x8'
  const used = isSheet ? Array.from({ length: Math.min(Math.max(options.skip ?? 0, 0), 23) }, () => html`<div class="label"></div>`) : []
  const body = html`<div class="${isSheet ? 'sheet' : 'roll'}">${used}${labels.map(oneLabel)}</div>`
  return { title: translate(options.locale, 'paper.label.title'), locale: options.locale, ...pages[options.paper], css, body }
}
