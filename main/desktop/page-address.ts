/** Decides which addresses the desktop knows: its own page under `app://dangui/`, and nothing else. */
import { desktopPageName } from '#shared/contract/port-handshake.ts'

export const pageScheme = 'app'
export const pageOrigin = `${pageScheme}://${desktopPageName}`
export const pageAddress = `${pageOrigin}/`

/** Whether this address is the program's page itself: the only one that may hold a port. What stands after `#` is the page's own route. */
export function isPageAddress(address: string): boolean {
  const url = parse(address)
  return url !== null && originOf(url) === pageOrigin && (url.pathname === '/' || url.pathname === '/index.html') && url.search === '' && url.username === ''
}

/** Whether the page may load this at all. Everything else, and so every network, is cancelled. */
export function isOwnRequest(address: string): boolean {
  const url = parse(address)
  if (url === null) return false
  if (url.protocol === 'blob:') return address.startsWith(`blob:${pageOrigin}/`)
  return url.protocol === 'data:' || originOf(url) === pageOrigin
}

/** Whether a frame may go there: the page itself at the top; below it only papers that the page wrote into its own frames. */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  return isMainFrame ? isPageAddress(address) : address === 'about:srcdoc' || address === 'about:blank'
}

/** Node gives schemes that it does not know the origin `null`, so the parts are compared. */
function originOf(url: URL): string {
  return `${url.protocol}//${url.host}`
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}
