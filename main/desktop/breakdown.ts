/** What happens when something breaks: a dead page is loaded again, a hanging one is asked about, a fault of the program is named and ends it cleanly. */
import { randomBytes } from 'node:crypto'
import { dialog } from 'electron'
import type { BrowserWindow, WebContents } from 'electron'
import { loadDesk } from '#main/desktop/desk-window.ts'
import type { Log } from '#main/platform/platform.ts'
import type { TextKey } from '#shared/text/index.ts'

export type PageWatch = {
  readonly log: Log
  readonly text: (key: TextKey) => string
  /** Closes the desk of a page that is gone. */
  readonly endLine: (contents: WebContents) => void
  /** Ends the program when its page cannot be kept alive. */
  readonly leave: () => void
}

/** More deaths than this within the time below, and loading again is no help. */
const deathsBorne = 2
const deathsWithinMs = 60_000

/** Watches the window's page. */
export function watchPage(window: BrowserWindow, watch: PageWatch): void {
  const deaths: number[] = []
  let isAsking = false
  window.webContents.on('render-process-gone', (_event, details) => {
    watch.endLine(window.webContents)
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    watch.log.info('page-gone', { reason: details.reason, exitCode: details.exitCode })
    deaths.push(performance.now())
    if (deaths.filter((at) => performance.now() - at < deathsWithinMs).length <= deathsBorne) {
      // A page that dies again while it loads is heard here once more.
      loadDesk(window).catch((error: unknown) => { watch.log.fault('PAGE', error) })
      return
    }
    void dialog.showMessageBox(window, { type: 'error', message: watch.text('desktop.page-lost.text'), detail: watch.text('desktop.page-lost.detail'), noLink: true }).then(watch.leave)
  })
  window.on('unresponsive', () => {
    if (isAsking) return
    isAsking = true
    void dialog.showMessageBox(window, {
      type: 'warning', message: watch.text('desktop.page-hangs.text'), detail: watch.text('desktop.page-hangs.detail'),
      buttons: [watch.text('desktop.page-hangs.wait'), watch.text('desktop.page-hangs.reload')], defaultId: 0, cancelId: 0, noLink: true,
    }).then((answer) => {
      isAsking = false
      // A page that hangs cannot be asked to reload; it is ended, and loaded again like any dead one.
      if (answer.response === 1) window.webContents.forcefullyCrashRenderer()
    })
  })
}

/** Logs a fault of the program once, under a reference that the person is shown, and calls `end` for the first one only. */
export function watchFaults(log: Log, end: (reference: string) => void): void {
  let isEnding = false
  const hear = (error: unknown) => {
    const reference = randomBytes(4).toString('hex').toUpperCase()
    log.fault(reference, error)
    if (isEnding) return
    isEnding = true
    end(reference)
  }
  process.on('uncaughtException', hear)
  process.on('unhandledRejection', hear)
}
