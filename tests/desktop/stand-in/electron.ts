/**
 * A stand-in for the part of Electron that the desktop shell uses, because Electron's own program is not everywhere: it records what the shell
 * sets, shows the page in a real Chromium, and lets a test be the system (quit, crash, a second start). What only Electron itself can prove
 * (that the recorded settings hold) is proven where Electron runs.
 */
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { openChromiumPage, toShell } from '#tests/desktop/stand-in/chromium-page.ts'
import type { ChromiumPage } from '#tests/desktop/stand-in/chromium-page.ts'

export type Preventable = { isPrevented: boolean; preventDefault(): void }
export const preventable = (): Preventable => ({ isPrevented: false, preventDefault() { this.isPrevented = true } })

export class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>()
  readonly denials: Record<string, (...args: any[]) => any> = {}
  beforeRequest: ((details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void) | null = null
  spellChecker = true
  readonly protocol = { handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => void this.handlers.set(scheme, handler) }
  readonly webRequest = { onBeforeRequest: (filter: NonNullable<FakeSession['beforeRequest']>) => { this.beforeRequest = filter } }
  setPermissionRequestHandler(handler: (...args: any[]) => void) { this.denials['request'] = handler }
  setPermissionCheckHandler(handler: () => boolean) { this.denials['check'] = handler }
  setDevicePermissionHandler(handler: () => boolean) { this.denials['device'] = handler }
  setDisplayMediaRequestHandler(handler: (...args: any[]) => void) { this.denials['display'] = handler }
  setBluetoothPairingHandler(handler: (...args: any[]) => void) { this.denials['bluetooth'] = handler }
  setSpellCheckerEnabled(isEnabled: boolean) { this.spellChecker = isEnabled }
  /** Asks the shell's filter. Without one, Electron would load everything. */
  mayLoad(url: string): Promise<boolean> {
    const filter = this.beforeRequest
    return filter === null ? Promise.resolve(true) : new Promise((resolve) => { filter({ url }, ({ cancel }) => { resolve(!cancel) }) })
  }
}

export type FakeContents = EventEmitter & { mainFrame: any; windowOpenHandler: ((details: { url: string }) => { action: string }) | null; isDestroyed(): boolean; crash(reason?: string): void }
export type FakeWindow = EventEmitter & { readonly options: any; readonly webContents: FakeContents; shown: string[]; chromium: ChromiumPage | null; close(): void; isDestroyed(): boolean }

export type FakeElectron = {
  /** What `import … from 'electron'` gives the shell. */
  readonly module: Record<string, unknown>
  readonly app: EventEmitter & Record<string, any>
  readonly ipcMain: EventEmitter
  readonly powerMonitor: EventEmitter
  readonly defaultSession: FakeSession
  readonly sessions: Map<string, FakeSession>
  readonly windows: FakeWindow[]
  readonly menus: any[][]
  readonly switches: string[]
  readonly schemes: any[]
  readonly paths: Record<string, string>
  readonly popups: { url: string; action: string }[]
  readonly boxes: any[]
  /** How the next dialogs are answered. */
  readonly answers: { box: number; folder: string | null; save: string | null; hasLock: boolean; keyring: string; /** What printing waits for. */ printing: Promise<void> }
  /** Resolves with the exit code when the process would end. */
  readonly ended: Promise<number>
}

/** Builds it around a browser context. */
export function createElectron(context: BrowserContext, documents: string): FakeElectron {
  let end: (code: number) => void = () => undefined
  const ended = new Promise<number>((resolve) => { end = resolve })
  const [ipcMain, powerMonitor, defaultSession] = [new EventEmitter(), new EventEmitter(), new FakeSession()]
  const sessions = new Map<string, FakeSession>()
  const record = { windows: [] as FakeWindow[], menus: [] as any[][], switches: [] as string[], schemes: [] as any[], paths: {} as Record<string, string>, popups: [] as { url: string; action: string }[], boxes: [] as any[] }
  const answers = { box: 0, folder: null as string | null, save: null as string | null, hasLock: true, keyring: 'gnome_libsecret', printing: Promise.resolve() }
  let isQuitting = false
  let nextFrame = 1

  const app: FakeElectron['app'] = Object.assign(new EventEmitter(), {
    isPackaged: true,
    setName: () => undefined, setAppUserModelId: () => undefined, enableSandbox: () => { record.switches.push('sandbox') },
    setPath: (name: string, path: string) => { record.paths[name] = path },
    getPath: (name: string) => (name === 'documents' ? documents : join(documents, name)),
    commandLine: { appendSwitch: (name: string, value?: string) => { record.switches.push(value === undefined ? name : `${name}=${value}`) } },
    requestSingleInstanceLock: () => answers.hasLock,
    whenReady: () => Promise.resolve(),
    exit: (code: number) => { end(code) },
    quit() {
      const event = preventable()
      app.emit('before-quit', event)
      if (event.isPrevented) return
      isQuitting = true
      for (const window of record.windows.filter((open) => !open.isDestroyed())) window.close()
      if (record.windows.every((window) => window.isDestroyed())) end(0)
    },
  })

  class BrowserWindow extends EventEmitter {
    readonly options: any
    readonly webContents: FakeContents
    readonly shown: string[] = []
    readonly #session: FakeSession
    readonly #page: Promise<ChromiumPage>
    #isDestroyed = false
    chromium: ChromiumPage | null = null

    constructor(options: any) {
      super()
      this.options = options
      this.#session = options.webPreferences.session ?? defaultSession
      const frame = { frameTreeNodeId: nextFrame++, parent: null, url: '' }
      const contents: FakeContents = Object.assign(new EventEmitter(), {
        mainFrame: frame, windowOpenHandler: null as FakeContents['windowOpenHandler'], isDestroyed: () => this.#isDestroyed,
        setWindowOpenHandler: (handler: FakeContents['windowOpenHandler']) => { contents.windowOpenHandler = handler },
        executeJavaScriptInIsolatedWorld: async (_world: number, [script]: { code: string }[]) => (await this.#page).page.evaluate(script?.code ?? ''),
        printToPDF: async (paper: any) => (await answers.printing.then(() => this.#page)).page.pdf({
          preferCSSPageSize: paper.preferCSSPageSize, printBackground: paper.printBackground, landscape: paper.landscape, format: paper.pageSize,
          ...(paper.displayHeaderFooter === true ? { displayHeaderFooter: true, headerTemplate: paper.headerTemplate, footerTemplate: paper.footerTemplate } : {}),
        }),
        crash: (reason = 'crashed') => { contents.emit('render-process-gone', {}, { reason, exitCode: 5 }) },
        forcefullyCrashRenderer: () => { contents.crash('killed') },
      })
      this.webContents = contents
      this.#page = openChromiumPage(context, options.webPreferences.preload ?? null, {
        mayLoad: (url) => this.#session.mayLoad(url),
        answer: async (request) => (await this.#session.handlers.get(new URL(request.url).protocol.slice(0, -1))?.(request)) ?? new Response(null, { status: 404 }),
        mayNavigate: (url, isMainFrame) => {
          const event = Object.assign(preventable(), { url, isMainFrame })
          contents.emit('will-frame-navigate', event)
          if (isMainFrame) contents.emit('will-navigate', event)
          return !event.isPrevented
        },
        message: (channel, body, ports, from) => {
          frame.url = toShell(from.page().mainFrame().url())
          const senderFrame = from.parentFrame() === null ? frame : { frameTreeNodeId: nextFrame++, parent: frame, url: toShell(from.url()) }
          ipcMain.emit(channel, { sender: contents, senderFrame, ports }, body)
        },
        popup: (url) => { record.popups.push({ url, action: contents.windowOpenHandler?.({ url }).action ?? 'allow' }) },
      })
      record.windows.push(this)
      app.emit('web-contents-created', {}, contents)
    }
    async loadURL(url: string) {
      this.chromium = await this.#page
      await this.chromium.load(url)
      this.webContents.mainFrame.url = url
      this.emit('ready-to-show')
    }
    show() { this.shown.push('show') }
    focus() { this.shown.push('focus') }
    maximize() { this.shown.push('maximize') }
    restore() { this.shown.push('restore') }
    isMinimized() { return false }
    isMaximized() { return this.shown.includes('maximize') }
    getNormalBounds() { return { x: 10, y: 20, width: this.options.width as number, height: this.options.height as number } }
    isDestroyed() { return this.#isDestroyed }
    close() {
      const event = preventable()
      this.emit('close', event)
      if (!event.isPrevented) this.destroy()
    }
    destroy() {
      if (this.#isDestroyed) return
      this.#isDestroyed = true
      this.webContents.emit('destroyed')
      void this.#page.then((page) => page.close()).catch(() => undefined)
      this.emit('closed')
      const isLast = record.windows.every((window) => window.isDestroyed())
      if (isLast && isQuitting) end(0)
      else if (isLast && this.options.webPreferences.session === undefined) app.emit('window-all-closed')
    }
  }
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
  const answerBox = (...args: any[]) => { record.boxes.push(args.at(-1)); return Promise.resolve({ response: answers.box }) }
  const module = {
    app, BrowserWindow, ipcMain, powerMonitor,
    protocol: { registerSchemesAsPrivileged: (schemes: any[]) => void record.schemes.push(...schemes) },
    session: { defaultSession, fromPartition(name: string) { const known = sessions.get(name) ?? new FakeSession(); sessions.set(name, known); return known } },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    Menu: { buildFromTemplate: (template: any[]) => template, setApplicationMenu: (template: any[]) => void record.menus.push(template) },
    dialog: {
      showMessageBox: answerBox, showErrorBox: (title: string, content: string) => void record.boxes.push({ title, content }),
      showOpenDialog: () => Promise.resolve(answers.folder === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [answers.folder] }),
      showSaveDialog: () => Promise.resolve(answers.save === null ? { canceled: true, filePath: '' } : { canceled: false, filePath: answers.save }),
    },
    safeStorage: {
      isAsyncEncryptionAvailable: () => Promise.resolve(true), getSelectedStorageBackend: () => answers.keyring,
      encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(text)), decryptStringAsync: (blob: Buffer) => Promise.resolve({ result: blob.toString(), shouldReEncrypt: false }),
    },
    shell: { openPath: () => Promise.resolve('') },
  }
  return { module, app, ipcMain, powerMonitor, defaultSession, sessions, answers, ended, ...record }
}
