/** Joins the program to Electron once it is ready: the guard on the session, the line to the window, the menu, and every way to end. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { app, dialog, ipcMain, Menu, powerMonitor } from 'electron'
import type { BrowserWindow, Session } from 'electron'
import { composeProgram } from '#main/app/compose.ts'
import type { Program } from '#main/app/compose.ts'
import { programVersion } from '#main/app/version.ts'
import { watchFaults, watchPage } from '#main/desktop/breakdown.ts'
import { createDeskLines } from '#main/desktop/desk-lines.ts'
import type { DeskLines } from '#main/desktop/desk-lines.ts'
import { createDeskWindow, loadDesk } from '#main/desktop/desk-window.ts'
import { createSystemKeychain } from '#main/desktop/keychain.ts'
import { localeOfPage, pageLanguage } from '#main/desktop/language.ts'
import { createLeave } from '#main/desktop/leave.ts'
import type { Leave } from '#main/desktop/leave.ts'
import { createMenuTemplate } from '#main/desktop/native-menu.ts'
import { createPaperPrinter } from '#main/desktop/paper-printer.ts'
import { guardSession } from '#main/desktop/session-guard.ts'
import { createSystemDialogs } from '#main/desktop/system-dialogs.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createIdSource } from '#main/platform/ids.ts'
import { listPageFiles } from '#main/platform/page-files.ts'
import type { Log } from '#main/platform/platform.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

export type DeskOptions = {
  readonly home: string
  readonly exportsDir: string | undefined
  readonly log: Log
  readonly session: Session
  readonly preload: string
  readonly pageFolder: string
  readonly workerUrl: URL
  readonly readExport: (path: string) => Promise<Uint8Array<ArrayBuffer>>
  readonly openFolder: (folder: string) => void
}

/** Chinese until the page has said which language it speaks. */
const firstLocale: Locale = 'zh'

/** Composes the program and opens its window. */
export async function openDesk(options: DeskOptions): Promise<void> {
  let window: BrowserWindow | null = null
  let locale: Locale = firstLocale
  const text = (key: TextKey, params?: Record<string, string>) => translate(locale, key, params)
  const program = await composeProgram({
    home: options.home, exportsDir: options.exportsDir ?? join(app.getPath('documents'), 'Dangui'), workerUrl: options.workerUrl,
    platform: {
      clock: systemClock, ids: createIdSource(), log: options.log, printer: createPaperPrinter(), keychain: createSystemKeychain(),
      dialogs: createSystemDialogs(() => window, () => locale), shellName: 'desktop',
    },
  })
  const lines = createDeskLines(ipcMain, program, options.log)
  guardSession(options.session, {
    pages: listPageFiles(options.pageFolder), readExport: options.readExport,
    findExport: (id) => lines.desks().map((desk) => program.exports.find(desk, id)).find((found) => found !== null) ?? null,
  })
  const leave = createLeave({
    isBusy: () => program.isBusy(), askToStop: () => askToStop(window, text),
    async close() { lines.endAll(); await program.close() },
    exit: (code) => { if (code === 0) app.quit(); else app.exit(code) },
  })
  watchFaults(options.log, (reference) => {
    dialog.showErrorBox(text('desktop.broke.title'), text('desktop.broke.text', { reference }))
    void leave.leaveNow(1)
  })
  watchEnds(leave, () => window, () => { lockDesks(program, lines) })
  window = createDeskWindow({ preload: options.preload, placeFile: join(options.home, 'window.json'), title: text('shell.product') })
  lines.admit(window.webContents)
  window.on('close', (event) => { if (!leave.hasLeft()) { event.preventDefault(); void leave.leave() } })
  window.on('session-end', () => void leave.leaveNow())
  window.on('closed', () => { window = null })
  watchPage(window, { log: options.log, text, endLine: (contents) => { lines.end(contents) }, leave: () => void leave.leaveNow(1) })
  const drawMenu = () => { Menu.setApplicationMenu(Menu.buildFromTemplate(createMenuTemplate({ locale, isMac: process.platform === 'darwin', isPackaged: app.isPackaged, actions: menuActions(options, program, () => window, text) }))) }
  ipcMain.on(pageLanguage, (event, lang: unknown) => {
    const told = lines.isOwnSender(event) ? localeOfPage(lang) : null
    if (told === null || told === locale) return
    locale = told
    drawMenu()
  })
  drawMenu()
  await loadDesk(window)
}

type Text = (key: TextKey, params?: Record<string, string>) => string

async function askToStop(window: BrowserWindow | null, text: Text): Promise<boolean> {
  if (window === null) return true
  const answer = await dialog.showMessageBox(window, {
    type: 'warning', message: text('desktop.close-busy.text'), detail: text('desktop.close-busy.detail'),
    buttons: [text('desktop.close-busy.wait'), text('desktop.close-busy.stop')], defaultId: 0, cancelId: 0, noLink: true,
  })
  return answer.response === 1
}

/** Every way to end leads through the same door. */
function watchEnds(leave: Leave, window: () => BrowserWindow | null, lock: () => void): void {
  app.on('second-instance', () => {
    const open = window()
    if (open === null) return
    if (open.isMinimized()) open.restore()
    open.show()
    open.focus()
  })
  app.on('before-quit', (event) => { if (!leave.hasLeft()) { event.preventDefault(); void leave.leave() } })
  app.on('window-all-closed', () => { void leave.leaveNow() })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave.leaveNow())
  // The typed name of the event's argument differs by system; only that it can be held up matters.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => { event?.preventDefault(); void leave.leaveNow() })
  // Whoever locks the PC or closes its lid has left the desk.
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
}

function lockDesks(program: Program, lines: DeskLines): void {
  for (const desk of lines.desks()) void createRouterClient(program.router, { context: program.contextFor(desk) }).session.lock({}).catch(() => undefined)
}

function menuActions(options: DeskOptions, program: Program, window: () => BrowserWindow | null, text: Text) {
  return {
    showAbout() {
      const open = window()
      if (open !== null) void dialog.showMessageBox(open, { type: 'info', message: text('shell.product'), detail: text('desktop.about', { version: programVersion }), noLink: true })
    },
    openExportsFolder() { options.openFolder(program.exports.folder()) },
    openLogFolder() {
      const folder = join(options.home, 'logs')
      mkdirSync(folder, { recursive: true })
      options.openFolder(folder)
    },
  }
}
