/**
 * The page of a stand-in window: a real Chromium page whose requests are answered by the shell's own protocol handler under the shell's own
 * request filter. Plain Chromium cannot be taught a scheme, so `app://name/` is shown to it as `https://name/` and translated back for the shell.
 */
import { readFileSync } from 'node:fs'
import type { BrowserContext, Frame, Page, Request as PageRequest } from 'playwright-core'
import { FakePort } from '#tests/desktop/stand-in/ports.ts'

/** What the page tells the shell. */
export type PageListener = {
  /** The shell's request filter: whether this may be loaded. */
  mayLoad(url: string): Promise<boolean>
  answer(request: Request): Promise<Response>
  /** A frame wants to leave its page; false to hold it. */
  mayNavigate(url: string, isMainFrame: boolean): boolean
  message(channel: string, body: unknown, ports: FakePort[], frame: Frame): void
  popup(url: string): void
}

const toChromium = (url: string) => url.replace(/^app:\/\//, 'https://')
export const toShell = (url: string) => url.replace(/^https:\/\/(dangui|paper)(?=[/:?#]|$)/, 'app://$1')

type Told = { readonly kind: 'message'; readonly channel: string; readonly body: unknown; readonly ports: readonly number[] } | { readonly kind: 'port'; readonly port: number; readonly data: Packed } | { readonly kind: 'close'; readonly port: number }
/** Binary messages cross as base64; Electron clones them. */
type Packed = { readonly text: string } | { readonly base64: string }

/** The preload script's surroundings in the page: a `require` that knows only `electron`, as Electron's sandbox has it. */
const surroundings = (preload: string): string => `(() => {
  if (window !== window.top) return
  const ports = new Map()
  const tell = (told) => window.tellStandIn(told)
  const pack = (data) => { if (typeof data === 'string') return { text: data }; let binary = ''; for (const byte of new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength)) binary += String.fromCharCode(byte); return { base64: btoa(binary) } }
  const unpack = (packed) => 'text' in packed ? packed.text : Uint8Array.from(atob(packed.base64), (letter) => letter.charCodeAt(0))
  window.toStandInPort = (id, packed) => ports.get(id)?.postMessage(unpack(packed))
  window.closeStandInPort = (id) => ports.get(id)?.close()
  const ipcRenderer = {
    send: (channel, body) => tell({ kind: 'message', channel, body, ports: [] }),
    postMessage(channel, body, transfer = []) {
      const ids = transfer.map((port) => { const id = ports.size + 1; ports.set(id, port); port.onmessage = (event) => tell({ kind: 'port', port: id, data: pack(event.data) }); port.addEventListener('close', () => tell({ kind: 'close', port: id })); return id })
      tell({ kind: 'message', channel, body, ports: ids })
    },
  }
  const require = (name) => { if (name === 'electron') return { ipcRenderer }; throw new Error('the sandbox has no ' + name) };
  ((require, module, exports) => {
${preload}
  })(require, { exports: {} }, {})
})()`

export type ChromiumPage = { readonly page: Page; load(url: string): Promise<void>; close(): Promise<void> }

/** Opens a page in the context; `preload` is the built preload script, or null. */
export async function openChromiumPage(context: BrowserContext, preload: string | null, listener: PageListener): Promise<ChromiumPage> {
  const page = await context.newPage()
  let loading: string | null = null
  const ports = new Map<number, FakePort>()
  const closePorts = () => { for (const port of ports.values()) port.disconnect(); ports.clear() }

  await page.route('**/*', async (route) => {
    const request = route.request()
    const url = toShell(request.url())
    // An aborted navigation leaves the page where it is, as Electron's prevented one does.
    if (!(await mayGo(request, url))) return route.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient')
    // Another document comes: the ports that the old one held are gone.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) closePorts()
    const answer = await listener.answer(new Request(url, { method: request.method() }))
    return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) })
  })
  async function mayGo(request: PageRequest, url: string): Promise<boolean> {
    const isMainFrame = request.frame() === page.mainFrame()
    const isOwn = loading !== null && request.isNavigationRequest() && isMainFrame && url === loading
    if (request.isNavigationRequest() && !isOwn && !listener.mayNavigate(url, isMainFrame)) return false
    return listener.mayLoad(url)
  }
  function hear(told: Told, frame: Frame): void {
    if (told.kind === 'port') { ports.get(told.port)?.receive('text' in told.data ? told.data.text : new Uint8Array(Buffer.from(told.data.base64, 'base64'))); return }
    if (told.kind === 'close') { ports.get(told.port)?.disconnect(); return }
    const handed = told.ports.map((id) => {
      const port = new FakePort((data) => void page.evaluate(([port, packed]) => (window as unknown as { toStandInPort(port: number, data: Packed): void }).toStandInPort(port, packed), [id, pack(data)] as const).catch(() => undefined),
        () => void page.evaluate((closed) => (window as unknown as { closeStandInPort(port: number): void }).closeStandInPort(closed), id).catch(() => undefined))
      ports.set(id, port)
      return port
    })
    listener.message(told.channel, told.body, handed, frame)
  }
  if (preload !== null) {
    await page.exposeBinding('tellStandIn', ({ frame }, told: Told) => { hear(told, frame) })
    await page.addInitScript(surroundings(readFileSync(preload, 'utf8')))
  }
  page.on('popup', (popup) => { listener.popup(popup.url()); void popup.close() })
  page.on('close', closePorts)
  return {
    page,
    async load(url) {
      loading = url
      try {
        await page.goto(toChromium(url), { waitUntil: 'load' })
      } finally {
        loading = null
      }
    },
    close: () => page.close(),
  }
}

function pack(data: unknown): Packed {
  if (typeof data === 'string') return { text: data }
  // oRPC sends text or bytes.
  return { base64: Buffer.from(data as Uint8Array).toString('base64') }
}
