/** The recovery-code sheet: the one paper that opens the archive when passwords are lost; to be sealed and locked away. */
import { momentText } from '#main/mechanisms/documents/document.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { html } from '#main/mechanisms/paper/html.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

export type RecoverySheet = {
  readonly office: string
  /** As shown on the screen, in groups divided by dashes or blanks. Never stored or logged. */
  readonly code: string
  readonly madeAt: InstantMs
  readonly administrator: string
}

const css = `
.code{border:.5mm solid #000;margin:8mm 0;padding:6mm;display:grid;grid-template-columns:repeat(4,1fr);gap:4mm;font:600 17pt/1.4 Consolas,"SF Mono",Menlo,"DejaVu Sans Mono",monospace;text-align:center;letter-spacing:1pt}
.facts th{text-align:left;font-weight:400;width:1%;white-space:nowrap;padding:1mm 4mm 1mm 0}
ol{padding-left:6mm}li{margin:1.5mm 0}
.seal{border:.25mm solid #000;display:grid;grid-template-columns:1fr 1fr;margin-top:10mm}
.seal div{padding:3mm;min-height:24mm}.seal div+div{border-left:.25mm solid #000}
`
const rules: readonly TextKey[] = ['paper.recovery.rule-opens', 'paper.recovery.rule-seal', 'paper.recovery.rule-no-copy', 'paper.recovery.rule-type', 'paper.recovery.rule-renew']

/** Builds the sheet. The code stands on it in clear: print it, never keep the page. */
export function recoverySheet(sheet: RecoverySheet, options: { readonly locale: Locale }): PrintableDocument {
  const t = (key: TextKey, params = {}) => translate(options.locale, key, params)
  const groups = sheet.code.split(/[\s-]+/).filter((group) => group !== '')
  const body = html`<h1>${t('paper.recovery.title')}</h1><div class="code">${groups.map((group) => html`<span>${group}</span>`)}</div>
<table class="facts"><tr><th>${t('paper.recovery.office')}</th><td>${sheet.office}</td></tr><tr><th>${t('paper.recovery.made-at')}</th><td>${momentText(sheet.madeAt)}</td></tr><tr><th>${t('paper.recovery.administrator')}</th><td>${sheet.administrator}</td></tr></table>
<ol>${rules.map((rule) => html`<li>${t(rule)}</li>`)}</ol>
<div class="seal"><div>${t('paper.recovery.sealed-by')}</div><div>${t('paper.recovery.kept-by')}</div></div>`
  return { title: t('paper.recovery.title'), locale: options.locale, size: 'A4 portrait', margin: '20mm', css, body }
}
