/** The visitor badge: who is in the house, to whom, until when; a code closes the visit at the door. */
import { qrCode } from '#main/mechanisms/documents/codes.ts'
import { momentText } from '#main/mechanisms/documents/document.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { html } from '#main/mechanisms/paper/html.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

export type VisitorBadge = {
  readonly office: string
  readonly number: string
  readonly visitor: string
  readonly company: string
  readonly host: string
  readonly people: number
  readonly arrivedAt: InstantMs
}

const css = `
body{padding:0}
.badge{width:86mm;height:54mm;padding:3mm 4mm;display:grid;grid-template:auto 1fr auto/1fr 24mm;gap:1mm 3mm;overflow:hidden;line-height:1.35}
.badge .office{grid-column:1/3;font-size:9pt;border-bottom:.3mm solid #000;display:flex;justify-content:space-between}
.badge .who{font-size:20pt;font-weight:700;line-height:1.15;max-height:2.3em;overflow:hidden}
.badge p{margin:0;font-size:9.5pt;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.badge .qr svg{display:block;width:24mm;height:24mm}
.badge .foot{grid-column:1/3;display:flex;justify-content:space-between;font-size:8.5pt}
`

/** Builds the badge on a card of 86 x 54 mm. */
export function visitorBadge(badge: VisitorBadge, options: { readonly locale: Locale }): PrintableDocument {
  const t = (key: TextKey, params = {}) => translate(options.locale, key, params)
  const people = badge.people > 1 ? t('paper.badge.people', { people: badge.people }) : ''
  const body = html`<div class="badge"><div class="office"><span>${badge.office}</span><b>${t('paper.badge.visitor')}</b></div>
<div><div class="who">${badge.visitor}</div><p>${badge.company}</p><p>${badge.host === '' ? null : t('paper.badge.host', { host: badge.host })}</p><p>${people}</p></div>${qrCode(badge.number)}
<div class="foot"><span>${badge.number}　${momentText(badge.arrivedAt)}</span><span>${t('paper.badge.return')}</span></div></div>`
  return { title: `${t('paper.badge.title')} ${badge.number}`, locale: options.locale, size: '86mm 54mm', margin: '0', css, body }
}
