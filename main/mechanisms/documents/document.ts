/** What every printed form is: a page with a title, which a screen previews, a printer prints and a file keeps. */
import { html } from '#main/mechanisms/paper/html.ts'
import type { Html } from '#main/mechanisms/paper/html.ts'
import { paperPage } from '#main/mechanisms/paper/paper-page.ts'
import type { PaperPage } from '#main/mechanisms/paper/paper-page.ts'
import type { HtmlPrinter } from '#main/platform/html-printer.ts'
import { officeUtcOffsetMinutes } from '#shared/kernel/days.ts'
import { minuteMs } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** A form ready for paper; its title names the file too. */
export type PrintableDocument = PaperPage

/** The page for this machine's screen and printer; `embedFonts` when it leaves the machine or this one may lack Chinese fonts. */
export function documentHtml(document: PrintableDocument, options: { readonly embedFonts?: boolean } = {}): string {
  return paperPage(document, options)
}

/** The document as PDF, fonts inside. The printer must be available. */
export function documentPdf(document: PrintableDocument, printer: HtmlPrinter, signal?: AbortSignal): Promise<Uint8Array> {
  return printer.printToPdf(documentHtml(document, { embedFonts: true }), signal === undefined ? {} : { signal })
}

/** Many documents of one size as one print, each on its own page. */
export function documentStack(documents: readonly [PrintableDocument, ...PrintableDocument[]]): PrintableDocument {
  return { ...documents[0], body: html`${documents.map((document) => html`<section style="break-after:page">${document.body}</section>`)}` }
}

/** `2026-11-24 16:30` in the office's zone. */
export function momentText(instantMs: InstantMs): string {
  return new Date(instantMs + officeUtcOffsetMinutes * minuteMs).toISOString().slice(0, 16).replace('T', ' ')
}

/** A label and its value as two table cells; an empty value leaves room to write. */
export function labelled(label: string, value: string | number | null, span = 1): Html {
  return html`<th>${label}</th><td${span === 1 ? '' : html` colspan="${span}"`}>${value === null || value === '' ? html`&nbsp;` : value}</td>`
}
