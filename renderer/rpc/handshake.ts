/**
 * The only file that knows how the desktop shell hands over its message port: this page asks with `want-port`,
 * the preload script answers with `port` and one transferred MessagePort. Every ask yields a fresh port.
 */
import { desktopPageName, givePort, wantPort } from '#shared/contract/port-handshake.ts'

/** Whether this page runs inside the desktop shell (its own name) and not in a browser on the loopback host. */
export function isDesktopPage(hostname: string): boolean {
  return hostname === desktopPageName
}

/** Asks for a port; rejects after `timeoutMs` when nobody answers. Messages from other windows or origins are not heard. */
export function askForPort(timeoutMs = 10_000): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      window.removeEventListener('message', hear)
      reject(new Error('no port was handed over'))
    }, timeoutMs)
    function hear(event: MessageEvent) {
      const port = event.ports[0]
      if (event.source !== window || event.data !== givePort || port === undefined) return
      clearTimeout(timer)
      window.removeEventListener('message', hear)
      resolve(port)
    }
    window.addEventListener('message', hear)
    window.postMessage(wantPort, window.location.origin)
  })
}
