/** The port through which paper becomes PDF: Electron prints its own page, the host shell drives a Chromium that the PC has. */

export type PdfOptions = {
  readonly landscape?: boolean
  /** HTML of Chromium's header and footer bands; `pageNumber` and `totalPages` classes are filled in. */
  readonly headerHtml?: string
  readonly footerHtml?: string
  readonly signal?: AbortSignal
}

export type HtmlPrinter = {
  /** Whether an engine is there; without one, PDF exports are refused with the remedy. */
  available(): Promise<boolean>
  /** Prints a complete, self-contained HTML page (no network, no script) on A4. */
  printToPdf(html: string, options?: PdfOptions): Promise<Uint8Array>
}
