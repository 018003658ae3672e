/**
 * The desktop shell's entry: one window on one archive. Electron waits until this module has run before it becomes ready, so nothing here awaits at
 * the top level; what must happen before that moment (schemes, paths, the single instance) happens at once.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, dialog, protocol, session, shell } from 'electron'
import { readDesktopArguments } from '#main/desktop/command-line.ts'
import { openDesk } from '#main/desktop/desk.ts'
import { confine } from '#main/desktop/desk-window.ts'
import { pageScheme } from '#main/desktop/page-address.ts'
import { createFileLog } from '#main/platform/file-log.ts'
import { translate } from '#shared/text/index.ts'

const args = readDesktopArguments(process.argv.slice(1))
const log = createFileLog(args.home)

app.setName('Dangui')
app.setAppUserModelId('cn.dangui.desk')
// One program at a time on one home; the archive's own lock keeps out programs of other homes and the host shell.
app.setPath('userData', join(args.home, 'desktop'))
app.enableSandbox()
// The desk has no business on any network: no name is resolved, and Chromium's own errands are off.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
for (const errand of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'no-pings']) app.commandLine.appendSwitch(errand)
protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
app.on('web-contents-created', (_event, contents) => { confine(contents) })

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => openDesk({
    ...args, log, session: session.defaultSession,
    preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
    pageFolder: fileURLToPath(new URL('../renderer', import.meta.url)),
    workerUrl: new URL('./worker.js', import.meta.url),
    readExport: async (path) => new Uint8Array(await readFile(path)),
    openFolder: (folder) => void shell.openPath(folder),
  })).catch((error: unknown) => {
    log.fault('START', error)
    dialog.showErrorBox(translate('zh', 'desktop.broke.title'), translate('zh', 'desktop.broke.text', { reference: 'START' }))
    app.exit(1)
  })
} else {
  // The running program is told and shows its window.
  app.quit()
}
