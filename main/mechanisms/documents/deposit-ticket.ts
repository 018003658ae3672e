/** The deposit ticket: one half stays with the item, the other is torn off for the depositor; both carry the number. */
import { barCode, qrCode } from '#main/mechanisms/documents/codes.ts'
import { momentText } from '#main/mechanisms/documents/document.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { html } from '#main/mechanisms/paper/html.ts'
import type { Html } from '#main/mechanisms/paper/html.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

export type DepositTicket = {
  readonly office: string
  readonly number: string
  readonly item: string
  readonly quantity: number
  readonly unit: string
  readonly place: string
  readonly depositor: string
  readonly company: string
  readonly phone: string
  readonly note: string
  readonly takenAt: InstantMs
  readonly takenBy: string
}

/** Roll paper of ticket printers, or half an A4 sheet. */
export type TicketPaper = '80mm' | 'a5'

const css = `
.half{padding:2mm 0}
.half h1{font-size:12pt}
.office{text-align:center;font-size:9pt}
.number{text-align:center;font-size:18pt;font-weight:700;letter-spacing:.5pt;line-height:1.3}
.bar svg{display:block;width:100%;max-width:64mm;height:13mm;margin:0 auto}
.stub{display:flex;gap:3mm;align-items:flex-start}.stub table{flex:1}
.qr svg{display:block;width:22mm;height:22mm}
.half th{font-weight:400;color:#333;text-align:left;vertical-align:top;white-space:nowrap;padding:.4mm 3mm .4mm 0;width:1%}
.half td{padding:.4mm 0}
.cut{border-top:.3mm dashed #000;text-align:center;font-size:8pt;height:0;margin:4mm 0 3mm}
.cut span{position:relative;top:-2.4mm;background:#fff;padding:0 2mm}
.hint{font-size:8.5pt;margin:1mm 0 0;text-align:center}
`
const pages: Readonly<Record<TicketPaper, Pick<PrintableDocument, 'size' | 'margin'>>> = {
  '80mm': { size: '80mm 180mm', margin: '3mm 5mm' }, a5: { size: 'A5 portrait', margin: '10mm 14mm' },
}

/** The last four digits, so that a ticket lying about tells no whole number. */
function phoneTail(phone: string): string {
  const digits = phone.normalize('NFKC').replaceAll(/\D/g, '')
  return digits === '' ? '' : `*${digits.slice(-4)}`
}

/** Builds the ticket of one deposit. */
export function depositTicket(ticket: DepositTicket, options: { readonly paper: TicketPaper; readonly locale: Locale }): PrintableDocument {
  const t = (key: TextKey, params = {}) => translate(options.locale, key, params)
  const line = (key: TextKey, value: string): Html | null => (value === '' ? null : html`<tr><th>${t(key)}</th><td>${value}</td></tr>`)
  const what = [line('paper.ticket.item', ticket.item), line('paper.ticket.quantity', `${String(ticket.quantity)} ${ticket.unit}`)]
  const whose = [line('paper.ticket.depositor', ticket.depositor), line('paper.ticket.company', ticket.company), line('paper.ticket.phone', phoneTail(ticket.phone))]
  const taken = [line('paper.ticket.taken-at', momentText(ticket.takenAt)), line('paper.ticket.taken-by', ticket.takenBy)]
  const body = html`<div class="half"><p class="office" style="margin:0">${ticket.office}</p><h1>${t('paper.ticket.item-half')}</h1><div class="number">${ticket.number}</div>${barCode(ticket.number)}
<table>${what}${line('paper.ticket.place', ticket.place)}${whose}${taken}${line('paper.ticket.note', ticket.note)}</table></div>
<div class="cut"><span>${t('paper.ticket.tear-here')}</span></div>
<div class="half"><p class="office" style="margin:0">${ticket.office}</p><h1>${t('paper.ticket.depositor-half')}</h1><div class="number">${ticket.number}</div><div class="stub">${qrCode(ticket.number)}<table>${what}${taken}</table></div><p class="hint">${t('paper.ticket.bring-this')}</p></div>`
  return { title: `${t('paper.ticket.title')} ${ticket.number}`, locale: options.locale, ...pages[options.paper], css, body }
}
