/** Guarantees that the desktop's page loads its own files and nothing else: no network, no permission, no foreign download. */
import type { Session } from 'electron'
import { isOwnRequest, pageOrigin, pageScheme } from '#main/desktop/page-address.ts'
import type { Program } from '#main/app/compose.ts'
import type { PageFile } from '#main/platform/page-files.ts'
import { pageHeaders } from '#main/platform/page-policy.ts'

export type GuardOptions = {
  /** The built renderer's files by path. */
  readonly pages: (path: string) => PageFile | null
  /** A finished export of one of the open desks, by its id. */
  readonly findExport: (id: string) => ReturnType<Program['exports']['find']>
  /** Reads a finished export. */
  readonly readExport: (path: string) => Promise<Uint8Array<ArrayBuffer>>
}

/** Puts the guard on a session, once, before any window uses it. */
export function guardSession(session: Session, options: GuardOptions): void {
  session.protocol.handle(pageScheme, (request) => answerPage(request, options))
  session.webRequest.onBeforeRequest((details, answer) => { answer({ cancel: !isOwnRequest(details.url) }) })
  session.setPermissionRequestHandler((_contents, _permission, answer) => { answer(false) })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => { answer(null) })
  session.setBluetoothPairingHandler((_details, answer) => { answer({ confirmed: false }) })
  // The spelling dictionaries of Chromium come from the network.
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event, item) => {
    // A file that the page made, or an export of this desk: the system asks where to put it. Anything else is not ours.
    if (!isOwnRequest(item.getURL()) || item.getURL().startsWith('data:')) event.preventDefault()
  })
}

async function answerPage(request: Request, options: GuardOptions): Promise<Response> {
  const headers = pageHeaders()
  const url = new URL(request.url)
  if (`${url.protocol}//${url.host}` !== pageOrigin || (request.method !== 'GET' && request.method !== 'HEAD')) return new Response(null, { status: 403, headers })
  if (url.pathname.startsWith('/exports/')) return answerExport(url.pathname.slice('/exports/'.length), options)
  const page = options.pages(url.pathname)
  if (page === null) return new Response(null, { status: 404, headers })
  return new Response(new Uint8Array(page.bytes), { status: 200, headers: { ...headers, 'content-type': page.mediaType, 'cache-control': 'no-store' } })
}

async function answerExport(id: string, options: GuardOptions): Promise<Response> {
  const found = options.findExport(id)
  if (found === null) return new Response(null, { status: 404, headers: pageHeaders() })
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName)}`
  return new Response(await options.readExport(found.path), { status: 200, headers: { ...pageHeaders(), 'content-type': found.mediaType, 'content-disposition': disposition, 'cache-control': 'no-store' } })
}
