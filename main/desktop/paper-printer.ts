/** Guarantees that paper is printed by Electron's own engine in a hidden page that runs no script of the paper and reaches no network. */
import { randomUUID } from 'node:crypto'
import { BrowserWindow, session as sessions } from 'electron'
import type { Session } from 'electron'
import { pageScheme } from '#main/desktop/page-address.ts'
import type { HtmlPrinter, PdfOptions } from '#main/platform/html-printer.ts'

const paperPolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
const paperHost = 'paper'
/** A world of our own inside the page, in which its content policy and its scripts have no say. */
const ownWorld = 999
const blankBand = '<span></span>'

/** Builds the printer. Papers wait in memory under an address that only the hidden window knows, because a `data:` address is too short for a long register. */
export function createPaperPrinter(): HtmlPrinter {
  const papers = new Map<string, string>()
  let guarded: Session | undefined

  function paperSession(): Session {
    if (guarded !== undefined) return guarded
    // Without `persist:` the session lives in memory only.
    guarded = sessions.fromPartition('paper')
    guarded.protocol.handle(pageScheme, (request) => {
      const paper = papers.get(request.url)
      return new Response(paper ?? null, { status: paper === undefined ? 404 : 200, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': paperPolicy } })
    })
    guarded.webRequest.onBeforeRequest((details, answer) => { answer({ cancel: !papers.has(details.url) && !details.url.startsWith('data:') }) })
    guarded.setPermissionRequestHandler((_contents, _permission, answer) => { answer(false) })
    guarded.setPermissionCheckHandler(() => false)
    return guarded
  }
  function openHiddenWindow(): BrowserWindow {
    return new BrowserWindow({
      show: false,
      webPreferences: { session: paperSession(), sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false, devTools: false, backgroundThrottling: false, disableDialogs: true },
    })
  }
  return {
    available: () => Promise.resolve(true),
    async printToPdf(html, printing = {}) {
      printing.signal?.throwIfAborted()
      const address = `${pageScheme}://${paperHost}/${randomUUID()}`
      papers.set(address, html)
      const window = openHiddenWindow()
      const stop = () => { if (!window.isDestroyed()) window.destroy() }
      printing.signal?.addEventListener('abort', stop, { once: true })
      try {
        await window.loadURL(address)
        await window.webContents.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: 'document.fonts.ready.then(() => undefined)' }])
        return new Uint8Array(await window.webContents.printToPDF(pdfOptions(printing)))
      } catch (error) {
        printing.signal?.throwIfAborted()
        throw error
      } finally {
        printing.signal?.removeEventListener('abort', stop)
        papers.delete(address)
        stop()
      }
    },
  }
}

/** The same paper as the host shell's printer makes: A4 unless the page's own CSS says otherwise. */
export function pdfOptions(printing: PdfOptions): Electron.PrintToPDFOptions {
  const hasBands = printing.headerHtml !== undefined || printing.footerHtml !== undefined
  return {
    preferCSSPageSize: true, printBackground: true, landscape: printing.landscape === true, pageSize: 'A4',
    ...(hasBands ? { displayHeaderFooter: true, headerTemplate: printing.headerHtml ?? blankBand, footerTemplate: printing.footerHtml ?? blankBand } : {}),
  }
}
