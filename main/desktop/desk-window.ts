/** The desk's window: sandboxed, without Node, unable to leave its page or to open another; it stands where it stood last time. */
import { BrowserWindow, screen } from 'electron'
import type { WebContents } from 'electron'
import { mayNavigate, pageAddress } from '#main/desktop/page-address.ts'
import { readWindowPlace, writeWindowPlace } from '#main/desktop/window-memory.ts'
import { decideOpeningPlace, smallestWindow } from '#main/desktop/window-place.ts'

export type DeskWindowOptions = {
  /** The preload script's file. */
  readonly preload: string
  /** Where the window's place is remembered. */
  readonly placeFile: string
  readonly title: string
}

/** Opens the window, hidden until its page is drawn. The caller loads the page. */
export function createDeskWindow(options: DeskWindowOptions): BrowserWindow {
  const { isMaximized, ...bounds } = decideOpeningPlace(readWindowPlace(options.placeFile), workAreas())
  const window = new BrowserWindow({
    ...bounds, minWidth: Math.min(smallestWindow.width, bounds.width), minHeight: Math.min(smallestWindow.height, bounds.height),
    show: false, title: options.title, autoHideMenuBar: true, backgroundColor: '#f5f6f6',
    webPreferences: {
      preload: options.preload, sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, nodeIntegrationInWorker: false,
      webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, spellcheck: false, navigateOnDragDrop: false, safeDialogs: true,
    },
  })
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize()
    window.show()
  })
  const remember = () => { if (!window.isMinimized()) writeWindowPlace(options.placeFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() }) }
  window.on('close', remember)
  return window
}

/** Shows the page from its beginning. */
export function loadDesk(window: BrowserWindow): Promise<void> {
  return window.loadURL(pageAddress)
}

/** Holds any web contents, wanted or not, inside the program's page. */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-frame-navigate', (event) => { if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault() })
  contents.on('will-navigate', (event) => { if (!mayNavigate(event.url, true)) event.preventDefault() })
  contents.on('will-redirect', (event) => { event.preventDefault() })
  contents.on('will-attach-webview', (event) => { event.preventDefault() })
}

/** Screens without their task bars, the main one first. */
function workAreas() {
  const main = screen.getPrimaryDisplay()
  return [main, ...screen.getAllDisplays().filter((display) => display.id !== main.id)].map((display) => display.workArea)
}
