/** The frame of an office form on A4: office, title, number, fields, tables, signature boxes, page x of y. */
import { barCode } from '#main/mechanisms/documents/codes.ts'
import { labelled } from '#main/mechanisms/documents/document.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { html } from '#main/mechanisms/paper/html.ts'
import type { Html } from '#main/mechanisms/paper/html.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

export type FormField = { readonly label: string; readonly value: string | number | null; /** Takes the whole line. */ readonly wide?: boolean }

export type FormTable = {
  readonly title: string
  readonly columns: readonly { readonly title: string; /** Share of the width. */ readonly share: number; readonly isNumber?: boolean }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Lines to write on by hand, after the rows. */
  readonly emptyRows?: number
}

/** A box to sign in; what is already known (who decided, when, what was said) is printed in it. */
export type SignatureBox = { readonly label: string; readonly opinion?: string; readonly name?: string; readonly at?: string }

export type Form = {
  readonly office: string
  readonly title: string
  /** Printed and as a bar code; empty for a blank form. */
  readonly number: string
  readonly fields: readonly FormField[]
  readonly tables?: readonly FormTable[]
  /** Rules that the signer should read, under the tables. */
  readonly remarks?: readonly string[]
  readonly signatures: readonly SignatureBox[]
  readonly locale: Locale
  /** At the foot of every page; the office and title when absent. */
  readonly foot?: string
  /** A page of a register lies across. */
  readonly isLandscape?: boolean
}

const css = `
header{display:grid;grid-template-columns:48mm 1fr 48mm;align-items:end;margin-bottom:3mm}
header .office{font-size:10pt}header .code{text-align:right;font-size:9pt}
header .bar svg{display:block;width:46mm;height:9mm;margin-left:auto}header .qr svg{width:16mm;height:16mm}
table{table-layout:fixed;margin-bottom:3mm}
th,td{border:.25mm solid #000;padding:1.4mm 2mm;vertical-align:middle;text-align:left;min-height:8mm}
.fields{table-layout:auto}.fields th{font-weight:400;background:#f0f0f0;white-space:nowrap;width:1%}
.rows thead{display:table-header-group}.rows th{background:#f0f0f0;font-weight:600;text-align:center}.rows tr{break-inside:avoid;height:8mm}.rows .n{text-align:right}
caption{text-align:left;font-weight:600;padding:1mm 0}
.remarks{font-size:9pt;margin:0 0 3mm;padding-left:5mm}
.sign{display:grid;grid-template-columns:repeat(auto-fit,minmax(56mm,1fr));border:.25mm solid #000;border-width:.25mm 0 0 .25mm;break-inside:avoid}
.sign div{border:.25mm solid #000;border-width:0 .25mm .25mm 0;padding:1.5mm 2mm;min-height:26mm;display:flex;flex-direction:column}
.sign p{margin:0}.sign .below{margin-top:auto;font-size:9pt}
`

function fieldRows(fields: readonly FormField[]): Html[] {
  const rows: Html[] = []
  let waiting: FormField | null = null
  for (const field of fields) {
    if (field.wide === true) {
      if (waiting !== null) rows.push(html`<tr>${labelled(waiting.label, waiting.value, 3)}</tr>`)
      rows.push(html`<tr>${labelled(field.label, field.value, 3)}</tr>`)
      waiting = null
    } else if (waiting === null) waiting = field
    else {
      rows.push(html`<tr>${labelled(waiting.label, waiting.value)}${labelled(field.label, field.value)}</tr>`)
      waiting = null
    }
  }
  if (waiting !== null) rows.push(html`<tr>${labelled(waiting.label, waiting.value, 3)}</tr>`)
  return rows
}

function formTable(table: FormTable): Html {
  const total = table.columns.reduce((sum, column) => sum + column.share, 0)
  const rows = [...table.rows, ...Array.from({ length: table.emptyRows ?? 0 }, () => table.columns.map(() => null))]
  return html`<table class="rows"><caption>${table.title}</caption><colgroup>${table.columns.map((column) => html`<col style="width:${((column.share / total) * 100).toFixed(2)}%">`)}</colgroup>
<thead><tr>${table.columns.map((column) => html`<th>${column.title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, index) => html`<td class="${table.columns[index]?.isNumber === true ? 'n' : ''}">${cell}</td>`)}</tr>`)}</tbody></table>`
}

function signatureBox(box: SignatureBox, locale: Locale): Html {
  const signed = translate(locale, 'paper.form.signed', { name: box.name ?? '　　　　' })
  const dated = translate(locale, 'paper.form.dated', { at: box.at ?? '　　　　　　' })
  return html`<div><p>${box.label}</p>${box.opinion === undefined ? null : html`<p>${box.opinion}</p>`}<p class="below">${signed}</p><p style="font-size:9pt">${dated}</p></div>`
}

/** Builds a form. */
export function formDocument(form: Form): PrintableDocument {
  const body = html`<header><div class="office">${form.office}</div><h1>${form.title}</h1><div class="code">${form.number === '' ? null : html`${barCode(form.number)}${translate(form.locale, 'paper.form.number', { number: form.number })}`}</div></header>
<table class="fields"><tbody>${fieldRows(form.fields)}</tbody></table>${(form.tables ?? []).map(formTable)}
${form.remarks === undefined || form.remarks.length === 0 ? null : html`<ol class="remarks">${form.remarks.map((remark) => html`<li>${remark}</li>`)}</ol>`}
${form.signatures.length === 0 ? null : html`<div class="sign">${form.signatures.map((box) => signatureBox(box, form.locale))}</div>`}`
  return { title: `${form.title} ${form.number}`.trim(), locale: form.locale, size: form.isLandscape === true ? 'A4 landscape' : 'A4 portrait', margin: '14mm 16mm 16mm', css, body, foot: form.foot ?? `${form.office}　${form.title}` }
}
