/** Opens the page in the person's browser with the system's own opener; failing to is no fault, the address is printed. */
import { spawn } from 'node:child_process'

/** Opens an address. The address holds a one-time code and is passed as one argument, never through a command line. */
export function openBrowser(url: string): void {
  const [command, ...args] = process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler', url] : process.platform === 'darwin' ? ['open', url] : ['xdg-open', url]
  const child = spawn(command ?? 'xdg-open', args, { detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
}
