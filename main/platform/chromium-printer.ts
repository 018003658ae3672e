/** Guarantees that the host shell prints with a browser that the PC already has, in a page that runs no script and reaches no network. */
import type * as Playwright from 'playwright-core'
import { existsSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { HtmlPrinter } from '#main/platform/html-printer.ts'

/** A browser that can print, and how it may be started. */
type Engine = { readonly executablePath: string; readonly isSandboxed: boolean; readonly fontFolder?: string }

export type ChromiumPrinterOptions = {
  /** Use this browser and look for no other; null means that there is none. */
  readonly executablePath?: string | null
}

const pageTimeoutMs = 180_000
const quietFlags = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run', '--font-render-hinting=none']

const windowsBrowsers = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'Chromium\\Application\\chrome.exe']
const macBrowsers = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Chromium.app/Contents/MacOS/Chromium']
const linuxBrowsers = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable']

/** Where browsers are usually installed on this system, the likeliest first. */
export function usualBrowserPaths(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>, home: string): readonly string[] {
  if (platform === 'win32') {
    const roots = [environment['ProgramFiles'], environment['ProgramFiles(x86)'], environment['LOCALAPPDATA']].filter((root) => root !== undefined)
    return windowsBrowsers.flatMap((browser) => roots.map((root) => `${root}\\${browser}`))
  }
  if (platform === 'darwin') return macBrowsers.flatMap((browser) => [`/Applications/${browser}`, `${home}/Applications/${browser}`])
  const folders = [...(environment['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter((folder) => folder.startsWith('/'))
  return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', ...linuxBrowsers.flatMap((browser) => folders.map((folder) => join(folder, browser)))]
}

/** Chromium's sandbox does not start for the superuser of Linux; there the page's own limits must do. */
function canSandbox(): boolean {
  return !(process.platform === 'linux' && process.getuid?.() === 0)
}

async function findEngine(options: ChromiumPrinterOptions): Promise<Engine | null> {
  if (options.executablePath === null) return null
  const paths = options.executablePath === undefined ? usualBrowserPaths(process.platform, process.env, homedir()) : [options.executablePath]
  const executablePath = paths.find((path) => existsSync(path))
  if (executablePath !== undefined) return { executablePath, isSandboxed: canSandbox() }
  return options.executablePath === undefined ? packagedEngine() : null
}

/** The Chromium that comes with the development packages (Linux only); a release does not carry it. */
async function packagedEngine(): Promise<Engine | null> {
  if (process.platform !== 'linux') return null
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const executablePath = await chromium.executablePath()
    // A machine without any font draws nothing, not even a page's own fonts; the package unpacks one Latin font beside its browser.
    return { executablePath, isSandboxed: false, ...(existsSync('/etc/fonts/fonts.conf') ? {} : { fontFolder: join(tmpdir(), 'fonts') }) }
  } catch {
    return null
  }
}

async function loadDriver(): Promise<typeof Playwright | null> {
  return import('playwright-core').catch(() => null)
}

/** Builds the printer; nothing is looked for or started before the first question. */
export function createChromiumPrinter(options: ChromiumPrinterOptions = {}): HtmlPrinter {
  let found: Promise<Engine | null> | undefined
  const engine = () => (found ??= findEngine(options))
  return {
    available: async () => (await engine()) !== null && (await loadDriver()) !== null,
    async printToPdf(html, printing = {}) {
      printing.signal?.throwIfAborted()
      const [browserFound, driver] = [await engine(), await loadDriver()]
      if (browserFound === null || driver === null) throw new Error('no browser to print with')
      const browser = await driver.chromium.launch({
        executablePath: browserFound.executablePath, chromiumSandbox: browserFound.isSandboxed, args: quietFlags, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
        ...(browserFound.fontFolder === undefined ? {} : { env: { ...process.env, FONTCONFIG_PATH: browserFound.fontFolder } }),
      })
      const stop = () => void browser.close()
      printing.signal?.addEventListener('abort', stop, { once: true })
      try {
        const context = await browser.newContext({ javaScriptEnabled: false, offline: true, acceptDownloads: false, serviceWorkers: 'block' })
        await context.route('**/*', (route) => route.abort())
        const page = await context.newPage()
        page.setDefaultTimeout(pageTimeoutMs)
        await page.setContent(html, { waitUntil: 'load' })
        await page.evaluate('document.fonts.ready.then(() => undefined)')
        const bands = { headerTemplate: printing.headerHtml ?? '<span></span>', footerTemplate: printing.footerHtml ?? '<span></span>' }
        return await page.pdf({
          preferCSSPageSize: true, printBackground: true, landscape: printing.landscape === true, format: 'A4',
          ...(printing.headerHtml === undefined && printing.footerHtml === undefined ? {} : { displayHeaderFooter: true, ...bands }),
        })
      } catch (error) {
        printing.signal?.throwIfAborted()
        throw error
      } finally {
        printing.signal?.removeEventListener('abort', stop)
        await browser.close().catch(() => undefined)
      }
    },
  }
}
