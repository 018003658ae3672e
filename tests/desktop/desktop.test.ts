/** The built desktop shell on a stand-in of Electron, with a real Chromium page and a real encrypted archive. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { acquireArchiveLock } from '#main/db/archive-lock.ts'
import { createPortPair } from '#tests/desktop/stand-in/ports.ts'
import { preventable } from '#tests/desktop/stand-in/electron.ts'
import { startDesktop, until } from '#tests/desktop/stand-in/start.ts'
import type { Desktop } from '#tests/desktop/stand-in/start.ts'
import { logIn, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { Contract } from '#shared/contract/index.ts'

// A browser, an archive and several passwords take their time on a busy PC.
vi.setConfig({ testTimeout: 60_000 })

const home = mkdtempSync(join(tmpdir(), 'dangui-desktop-'))
const archiveFolder = join(home, 'archive')
let browser: Browser
let context: BrowserContext
let desktop: Desktop

beforeAll(async () => {
  browser = await startBrowser()
  // Both shells share a home, so the office is furnished through the host.
  const host = await startHostProcess({ data: home })
  await furnishOffice(host)
  await host.stop()
})
afterAll(async () => {
  await browser.close()
  rmSync(home, { recursive: true, force: true })
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  desktop = await startDesktop(context, home)
})
afterEach(async () => {
  desktop.electron.powerMonitor.emit('shutdown', preventable())
  await desktop.electron.ended
  desktop.release()
  await context.close()
})

/** The page would open its lost line again and take ours. */
const hushPage = () => desktop.page.close()
/** Speaks to the archive as the page would, over a port that the main frame hands in. */
function speakAsPage(from: Record<string, unknown> = {}) {
  const [ours, theirs] = createPortPair()
  const { webContents } = desktop.window
  desktop.electron.ipcMain.emit('dangui:want-port', { sender: webContents, senderFrame: webContents.mainFrame, ports: [theirs], ...from })
  ours.start()
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: ours }))
  return { client, ours, theirs }
}
async function logInAs(client: ContractRouterClient<Contract>, role: string): Promise<void> {
  const { users } = await client.session.status({})
  const person = users.find((user) => user.role === role)
  if (person === undefined) throw new Error(`nobody is ${role}`)
  await client.session.login({ userId: person.id, password: 'a-long-test-password' })
}
function isArchiveFree(): boolean {
  try {
    acquireArchiveLock(archiveFolder).release()
    return true
  } catch {
    return false
  }
}

describe('the window', () => {
  it('is sandboxed and isolated, has no Node, and shows the page of its own protocol', () => {
    expect(desktop.window.options.webPreferences).toMatchObject({
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, nodeIntegrationInWorker: false,
      webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, spellcheck: false, navigateOnDragDrop: false,
    })
    expect(desktop.electron.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
    expect(desktop.window.webContents.mainFrame.url).toMatch(/^app:\/\/dangui\/(#.*)?$/)
    expect(desktop.electron.paths['userData']).toBe(join(home, 'desktop'))
    expect(desktop.electron.switches).toEqual(expect.arrayContaining(['sandbox', 'host-resolver-rules=MAP * ~NOTFOUND', 'disable-background-networking', 'disable-component-update']))
  })

  it('denies every permission, asked or checked, and every device', () => {
    const { denials, spellChecker } = desktop.electron.defaultSession
    const heard: unknown[] = []
    denials['request']?.({}, 'media', (isGranted: boolean) => heard.push(isGranted))
    denials['display']?.({}, (streams: unknown) => heard.push(streams))
    denials['bluetooth']?.({}, (answer: unknown) => heard.push(answer))
    expect([...heard, denials['check']?.(), denials['device']?.(), spellChecker]).toEqual([false, null, { confirmed: false }, false, false, false])
  })

  it('loads its own files, and no address of any network', async () => {
    const session = desktop.electron.defaultSession
    const verdicts = await Promise.all(['app://dangui/', 'app://dangui/assets/x.js', 'blob:app://dangui/5', 'data:text/plain,x', 'https://example.com/', 'http://127.0.0.1/', 'ws://127.0.0.1/', 'file:///etc/passwd', 'app://other/', 'blob:https://example.com/5', 'chrome://version', 'devtools://x'].map((url) => session.mayLoad(url)))
    expect(verdicts).toEqual([true, true, true, true, false, false, false, false, false, false, false, false])
    const reached = await desktop.page.evaluate(() => fetch('https://example.com/').then(() => 'reached', () => 'held'))
    expect(reached).toBe('held')
  })

  it('serves the page under a strict policy, and nothing beside it', async () => {
    const serve = desktop.electron.defaultSession.handlers.get('app')
    const page = await serve?.(new Request('app://dangui/'))
    expect(page?.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; .*connect-src 'self'; .*frame-ancestors 'none'$/)
    expect(page?.headers.get('x-content-type-options')).toBe('nosniff')
    const statuses = await Promise.all(['app://dangui/../main/desktop.js', 'app://dangui/%2e%2e/main/desktop.js', 'app://other/', 'app://dangui/exports/unknown', 'app://dangui/none.js'].map(async (url) => (await serve?.(new Request(url)))?.status))
    expect(statuses).toEqual([404, 404, 403, 404, 404])
    expect((await serve?.(new Request('app://dangui/', { method: 'POST' })))?.status).toBe(403)
  })

  it('does not leave its page, opens no other and takes no download from elsewhere', async () => {
    await desktop.page.evaluate(() => { window.location.href = 'https://example.com/' })
    await desktop.page.evaluate(() => { window.open('https://example.com/') })
    await until(() => desktop.electron.popups[0])
    expect(desktop.electron.popups[0]?.action).toBe('deny')
    expect(new URL(desktop.page.url()).hostname).toBe('dangui')
    const outcomes = ['https://example.com/a.exe', 'data:text/plain,x', 'blob:app://dangui/1'].map((url) => {
      const event = preventable()
      desktop.electron.defaultSession.emit('will-download', event, { getURL: () => url })
      return event.isPrevented
    })
    expect(outcomes).toEqual([true, true, false])
    const [webview, redirect] = [preventable(), preventable()]
    desktop.window.webContents.emit('will-attach-webview', webview)
    desktop.window.webContents.emit('will-redirect', redirect)
    expect([webview.isPrevented, redirect.isPrevented]).toEqual([true, true])
  })

  it('has a menu in Chinese that takes no key from the desk, and speaks English when the page does', async () => {
    const labels = () => desktop.electron.menus.at(-1)?.map((entry) => entry.label as string)
    expect(labels()).toEqual(['文件', '编辑', '视图', '窗口', '帮助'])
    expect(JSON.stringify(desktop.electron.menus)).not.toMatch(/accelerator|reload|toggleDevTools/)
    await desktop.page.evaluate(() => { document.documentElement.lang = 'en' })
    await until(() => labels()?.[0] === 'File')
    desktop.electron.ipcMain.emit('dangui:language', { sender: {}, senderFrame: null }, 'zh-CN')
    expect(labels()?.[0]).toBe('File')
  })
})

describe('the line to the archive', () => {
  it('lets a clerk log in and take a deposit by keyboard, and hands the same archive to nobody else', async () => {
    const { page } = desktop
    await logIn(page, 'clerk')
    await page.keyboard.press('F4')
    await page.getByLabel('寄存人').fill('测试甲')
    await page.getByLabel('物品', { exact: false }).first().fill('黑色雨伞')
    await page.keyboard.press('Control+Enter')
    await page.getByText('黑色雨伞').first().waitFor()
    expect(isArchiveFree()).toBe(false)
    await hushPage()
    const { client } = speakAsPage()
    await logInAs(client, 'clerk')
    expect((await client.deposits.list({ text: '黑色雨伞' })).rows).toHaveLength(1)
  })

  it('is refused to other windows, frames inside the page, foreign addresses and messages without exactly one port', () => {
    const { webContents } = desktop.window
    const main = webContents.mainFrame
    const attempts = [
      { sender: {} }, { senderFrame: null }, { senderFrame: { ...main, parent: main } }, { senderFrame: { ...main, frameTreeNodeId: 999 } },
      { senderFrame: { ...main, url: 'https://example.com/' } }, { senderFrame: { ...main, url: 'app://dangui/other.html' } }, { senderFrame: { ...main, url: 'app://dangui.example/' } },
    ]
    for (const attempt of attempts) expect([attempt, speakAsPage(attempt).theirs.isClosed]).toEqual([attempt, true])
    const [, first] = createPortPair()
    const [, second] = createPortPair()
    desktop.electron.ipcMain.emit('dangui:want-port', { sender: webContents, senderFrame: main, ports: [first, second] })
    desktop.electron.ipcMain.emit('dangui:want-port', { sender: webContents, senderFrame: main, ports: [] })
    expect([first.isClosed, second.isClosed]).toEqual([true, true])
  })

  it('is one a window: a reloaded page gets a new one, and the desk of the old one is closed', async () => {
    await logIn(desktop.page, 'clerk')
    expect(isArchiveFree()).toBe(false)
    await desktop.page.reload()
    await desktop.page.locator('.dg-person').first().waitFor()
    await until(isArchiveFree)
    await hushPage()
    const older = speakAsPage()
    await logInAs(older.client, 'clerk')
    const newer = speakAsPage()
    expect([older.theirs.isClosed, newer.theirs.isClosed]).toEqual([true, false])
    expect((await newer.client.session.status({})).state).toBe('locked')
  })

  it('ends with its port', async () => {
    await hushPage()
    const { client, ours } = speakAsPage()
    await logInAs(client, 'clerk')
    expect(isArchiveFree()).toBe(false)
    ours.close()
    await until(isArchiveFree)
  })

  it('locks when the PC is locked or put to sleep', async () => {
    await hushPage()
    for (const event of ['lock-screen', 'suspend']) {
      const { client } = speakAsPage()
      await logInAs(client, 'clerk')
      desktop.electron.powerMonitor.emit(event)
      await until(isArchiveFree)
      expect((await client.session.status({})).state).toBe('locked')
    }
  })
})

describe('paper and files', () => {
  it('asks where to save, and writes a register as PDF with Electron\'s own printer in a page that runs nothing', async () => {
    const target = join(home, '寄存.pdf')
    desktop.electron.answers.save = target
    await hushPage()
    const { client } = speakAsPage()
    await logInAs(client, 'clerk')
    await client.deposits.take({ depositor: '测试乙', item: '一箱资料' })
    let last: unknown
    const events = await client.reports.export({ register: 'deposits', format: 'pdf' })
    for (;;) {
      const step = await events.next()
      last = step.value
      if (step.done === true) break
    }
    expect(last).toMatchObject({ path: target })
    expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-')
    const paper = desktop.electron.sessions.get('paper')
    if (paper === undefined) throw new Error('paper has no session of its own')
    expect(await Promise.all(['https://example.com/', 'app://paper/unknown', 'data:font/woff2;base64,AA'].map((url) => paper.mayLoad(url)))).toEqual([false, false, true])
    const hidden = desktop.electron.windows.at(-1)
    expect([hidden?.options.show, hidden?.options.webPreferences.sandbox, hidden?.isDestroyed()]).toEqual([false, true, true])
    // The desk that made the file may fetch it; the page has no other way to a file.
    const id = (last as { id: string }).id
    const fetched = await desktop.electron.defaultSession.handlers.get('app')?.(new Request(`app://dangui/exports/${id}`))
    expect([fetched?.status, fetched?.headers.get('content-disposition')]).toEqual([200, `attachment; filename*=UTF-8''${encodeURIComponent('寄存.pdf')}`])
  })

  it('gives the folder that a person chooses, and nothing when the dialog is cancelled', async () => {
    await hushPage()
    const { client } = speakAsPage()
    expect((await client.session.chooseFolder({})).folder).toBeNull()
    desktop.electron.answers.folder = home
    expect((await client.session.chooseFolder({})).folder).toBe(home)
  })
})

describe('the end', () => {
  it('closes the archive, remembers the window and ends well when the window is closed', async () => {
    await logIn(desktop.page, 'clerk')
    desktop.window.close()
    expect(await desktop.electron.ended).toBe(0)
    expect(isArchiveFree()).toBe(true)
    expect(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))).toMatchObject({ x: 10, y: 20, isMaximized: false })
  })

  it('asks before it stops a running export, waits when told to, and leaves no half file when told to stop', async () => {
    let release: () => void = () => undefined
    desktop.electron.answers.printing = new Promise((resolve) => { release = resolve })
    desktop.electron.answers.save = join(home, '中止.pdf')
    await hushPage()
    const { client } = speakAsPage()
    await logInAs(client, 'clerk')
    const events = await client.reports.export({ register: 'deposits', format: 'pdf' })
    const run = (async () => { for await (const event of events) void event })().then(() => 'whole', () => 'stopped')
    await until(() => desktop.electron.windows.length > 1)
    desktop.window.close()
    await until(() => desktop.electron.boxes[0])
    expect(desktop.electron.boxes[0].buttons).toEqual(['继续等待', '中止并关闭'])
    expect([desktop.window.isDestroyed(), isArchiveFree()]).toEqual([false, false])
    desktop.electron.answers.box = 1
    desktop.window.close()
    await until(() => desktop.electron.boxes[1])
    release()
    expect([await desktop.electron.ended, await run]).toEqual([0, 'stopped'])
    expect(readdirSync(home).filter((name) => name.includes('中止'))).toEqual([])
    expect(isArchiveFree()).toBe(true)
  })

  it('asks nobody when Windows ends the session', async () => {
    desktop.window.emit('session-end')
    expect([await desktop.electron.ended, desktop.electron.boxes, isArchiveFree()]).toEqual([0, [], true])
  })

  it('shows the running window when the program is started again, and lets the second start go', async () => {
    desktop.electron.app.emit('second-instance')
    expect(desktop.window.shown.slice(-2)).toEqual(['show', 'focus'])
    const second = await startDesktop(context, home, (electron) => { electron.answers.hasLock = false })
    expect(await second.electron.ended).toBe(0)
    expect(second.electron.windows).toHaveLength(0)
    second.release()
  })

  it('loads a page that died again, without its desk, and gives up after the third death in a minute', async () => {
    await logIn(desktop.page, 'clerk')
    desktop.window.webContents.crash()
    await until(isArchiveFree)
    await desktop.page.locator('.dg-person').first().waitFor()
    desktop.window.webContents.crash()
    desktop.window.webContents.crash()
    expect(await desktop.electron.ended).toBe(1)
    expect(desktop.electron.boxes.at(-1).message).toContain('程序将关闭')
  })

  it('asks about a page that hangs, once, and ends it only when told to', async () => {
    desktop.window.emit('unresponsive')
    desktop.window.emit('unresponsive')
    expect(desktop.electron.boxes).toHaveLength(1)
    expect(desktop.electron.boxes[0].buttons).toEqual(['再等一等', '重新载入'])
  })
})
