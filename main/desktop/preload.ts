/**
 * The one bridge between page and program. It gives the page nothing to call: it hands over a port when the page itself asks for one,
 * and tells the program which language the page speaks. It runs in Chromium's sandbox, in a world that the page cannot reach.
 */
import { ipcRenderer } from 'electron'
import { pageLanguage } from '#main/desktop/language.ts'
import { givePort, wantPort } from '#shared/contract/port-handshake.ts'

/** The few parts of the page that this script touches; the main process has no DOM types. */
type PageWindow = {
  readonly location: { readonly origin: string }
  readonly document: { readonly documentElement: { readonly lang: string } }
  addEventListener(type: 'message', listener: (event: { readonly source: unknown; readonly origin: string; readonly data: unknown }) => void): void
  addEventListener(type: 'DOMContentLoaded', listener: () => void): void
  postMessage(message: string, targetOrigin: string, transfer: readonly unknown[]): void
}
declare const window: PageWindow
declare const MutationObserver: new (callback: () => void) => { observe(node: unknown, options: { readonly attributes: true; readonly attributeFilter: readonly string[] }): void }

window.addEventListener('message', (event) => {
  // Frames inside the page and other windows may post too; only the page itself is answered.
  if (event.source !== window || event.origin !== window.location.origin || event.data !== wantPort) return
  const { port1, port2 } = new MessageChannel()
  ipcRenderer.postMessage(wantPort, null, [port2])
  window.postMessage(givePort, window.location.origin, [port1])
})

window.addEventListener('DOMContentLoaded', () => {
  const page = window.document.documentElement
  const tell = () => { ipcRenderer.send(pageLanguage, page.lang) }
  new MutationObserver(tell).observe(page, { attributes: true, attributeFilter: ['lang'] })
  tell()
})
