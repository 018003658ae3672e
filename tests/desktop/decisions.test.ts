/** What the desktop shell decides without Electron: addresses, the window's place, the menu, the arguments, the way out. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDesktopArguments } from '#main/desktop/command-line.ts'
import { localeOfPage } from '#main/desktop/language.ts'
import { createLeave } from '#main/desktop/leave.ts'
import { createMenuTemplate } from '#main/desktop/native-menu.ts'
import { isOwnRequest, isPageAddress, mayNavigate } from '#main/desktop/page-address.ts'
import { readWindowPlace, writeWindowPlace } from '#main/desktop/window-memory.ts'
import { decideOpeningPlace, smallestWindow } from '#main/desktop/window-place.ts'
import type { Rectangle } from '#main/desktop/window-place.ts'

describe('an address', () => {
  it('is the page only as the page itself, whatever route stands behind the hash', () => {
    for (const own of ['app://dangui/', 'app://dangui/index.html', 'app://dangui/#/deposits?open=1']) expect([own, isPageAddress(own)]).toEqual([own, true])
    for (const foreign of ['app://dangui/assets/x.js', 'app://dangui/?x=1', 'app://dangui.example/', 'app://user@dangui/', 'https://dangui/', 'file:///app://dangui/', 'about:blank', '', 'app:dangui', 'javascript:app://dangui/']) expect([foreign, isPageAddress(foreign)]).toEqual([foreign, false])
  })

  it('of any network is no request of ours', () => {
    fc.assert(fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => !isOwnRequest(url) && !isPageAddress(url) && !mayNavigate(url, true) && !mayNavigate(url, false)))
  })

  it('inside the page may only be a paper that the page wrote itself', () => {
    expect(['about:srcdoc', 'about:blank', 'app://dangui/', 'data:text/html,x', 'blob:app://dangui/1'].map((url) => mayNavigate(url, false))).toEqual([true, true, false, false, false])
    expect(['about:srcdoc', 'about:blank', 'app://dangui/'].map((url) => mayNavigate(url, true))).toEqual([false, false, true])
  })
})

describe('the window', () => {
  const screen: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }
  const second: Rectangle = { x: 1920, y: 0, width: 1366, height: 728 }

  it('opens the first time in the middle of the main screen, at the size that the desk was drawn for', () => {
    expect(decideOpeningPlace(null, [screen])).toEqual({ width: 1366, height: 768, isMaximized: false })
    expect(decideOpeningPlace(null, [{ ...screen, width: 1280, height: 700 }])).toEqual({ width: 1280, height: 700, isMaximized: false })
  })

  it('opens where it stood, also on the second screen and maximised', () => {
    const place = { x: 2000, y: 40, width: 1200, height: 680, isMaximized: true }
    expect(decideOpeningPlace(place, [screen, second])).toEqual(place)
  })

  it('comes back to the middle when its screen is gone', () => {
    expect(decideOpeningPlace({ x: 2000, y: 40, width: 1200, height: 680, isMaximized: false }, [screen])).toEqual({ width: 1200, height: 680, isMaximized: false })
    expect(decideOpeningPlace({ x: 100, y: -900, width: 1200, height: 680, isMaximized: false }, [screen])).not.toHaveProperty('x')
  })

  it('can always be grasped by its title bar and never exceeds its screen', () => {
    const number = fc.integer({ min: -6000, max: 6000 })
    fc.assert(fc.property(fc.record({ x: number, y: number, width: number, height: number, isMaximized: fc.boolean() }), (remembered) => {
      const place = decideOpeningPlace(remembered, [screen, second])
      const isSized = place.width >= smallestWindow.width && place.height >= smallestWindow.height && place.width <= 1920 && place.height <= 1040
      if (place.x === undefined || place.y === undefined) return isSized
      const { x, y } = place
      return isSized && [screen, second].some((area) => y >= area.y && y < area.y + area.height && x + place.width > area.x && x < area.x + area.width)
    }))
  })

  it('forgets a broken note of its place, and a note that cannot be written keeps nobody from closing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dangui-place-'))
    const file = join(folder, 'deeper', 'window.json')
    expect(readWindowPlace(file)).toBeNull()
    const place = { x: 1, y: 2, width: 1200, height: 700, isMaximized: false }
    writeWindowPlace(file, place)
    expect([readWindowPlace(file), readdirSync(join(folder, 'deeper'))]).toEqual([place, ['window.json']])
    for (const broken of ['', '{', '{"x":"1"}', '{"x":1e9,"y":0,"width":1,"height":1,"isMaximized":false}']) {
      writeFileSync(file, broken)
      expect(readWindowPlace(file)).toBeNull()
    }
    writeFileSync(join(folder, 'file'), '')
    expect(() => { writeWindowPlace(join(folder, 'file', 'window.json'), place) }).not.toThrow()
    rmSync(folder, { recursive: true })
  })
})

describe('the menu', () => {
  const actions = { showAbout: () => undefined, openExportsFolder: () => undefined, openLogFolder: () => undefined }
  const labels = (isMac: boolean, locale: 'zh' | 'en', isPackaged = true) => createMenuTemplate({ locale, isMac, isPackaged, actions })

  it('speaks Chinese first and English when asked, on every system', () => {
    expect(labels(false, 'zh').map((entry) => entry.label)).toEqual(['文件', '编辑', '视图', '窗口', '帮助'])
    expect(labels(true, 'zh').map((entry) => entry.label)).toEqual(['档柜', '文件', '编辑', '视图', '窗口'])
    expect(JSON.stringify(labels(false, 'en'))).not.toMatch(/[\u4E00-\u9FFF]/)
  })

  it('offers developer tools only to developers, and a reload to nobody', () => {
    expect(JSON.stringify(labels(false, 'zh'))).not.toContain('toggleDevTools')
    expect(JSON.stringify(labels(false, 'zh', false))).toContain('toggleDevTools')
    expect(JSON.stringify([labels(false, 'zh', false), labels(true, 'zh', false)])).not.toMatch(/reload|accelerator/i)
  })

  it('knows a page\'s language by its lang and nothing else', () => {
    expect(['zh-CN', 'en', 'fr', '', 7, null].map(localeOfPage)).toEqual(['zh', 'en', null, null, null, null])
  })
})

describe('the arguments', () => {
  it('choose the home, and leave what Electron adds alone', () => {
    expect(readDesktopArguments(['.', '--no-sandbox-x', '--data', '/a', '--exports=/b'])).toEqual({ home: '/a', exportsDir: '/b' })
    expect(readDesktopArguments(['--data=/a'])).toEqual({ home: '/a', exportsDir: join('/a', 'exports') })
    expect(readDesktopArguments(['--data', '--exports'])).toEqual({ home: join(homedir(), '.dangui'), exportsDir: undefined })
  })
})

describe('the way out', () => {
  function leaving(isBusy: boolean, answer: boolean) {
    const said: string[] = []
    const leave = createLeave({
      isBusy: () => isBusy, askToStop: () => { said.push('ask'); return Promise.resolve(answer) },
      close: () => { said.push('close'); return Promise.resolve() }, exit: (code) => { said.push(`exit ${String(code)}`) },
    })
    return { leave, said }
  }

  it('closes the archive and then ends, without a question when nothing runs', async () => {
    const { leave, said } = leaving(false, false)
    await leave.leave()
    expect([said, leave.hasLeft()]).toEqual([['close', 'exit 0'], true])
  })

  it('asks when work runs, and stays when told to wait', async () => {
    const { leave, said } = leaving(true, false)
    await leave.leave()
    expect([said, leave.hasLeft()]).toEqual([['ask'], false])
  })

  it('stops the work when told to, and asks only once however often the cross is clicked', async () => {
    const { leave, said } = leaving(true, true)
    await Promise.all([leave.leave(), leave.leave(), leave.leave()])
    expect(said).toEqual(['ask', 'close', 'exit 0'])
  })

  it('asks nobody when the PC shuts down, even while a question stands', async () => {
    const said: string[] = []
    let answer: (isWanted: boolean) => void = () => undefined
    const leave = createLeave({ isBusy: () => true, askToStop: () => new Promise((resolve) => { answer = resolve }), close: () => { said.push('close'); return Promise.resolve() }, exit: (code) => { said.push(`exit ${String(code)}`) } })
    const asked = leave.leave()
    await new Promise((resolve) => { setTimeout(resolve, 250) })
    await leave.leaveNow(0)
    answer(true)
    await asked
    expect(said).toEqual(['close', 'exit 0'])
  })

  it('ends with its code even when closing fails', async () => {
    const said: string[] = []
    const leave = createLeave({ isBusy: () => false, askToStop: () => Promise.resolve(true), close: () => Promise.reject(new Error('disk')), exit: (code) => { said.push(`exit ${String(code)}`) } })
    await leave.leaveNow(1)
    expect(said).toEqual(['exit 1'])
  })
})
