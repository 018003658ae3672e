import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromiumPackage from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentHtml, documentPdf } from '#main/mechanisms/documents/document.ts'
import { exportReport } from '#main/mechanisms/export/export-report.ts'
import { reportPage } from '#main/mechanisms/export/report-page.ts'
import { createChromiumPrinter, usualBrowserPaths } from '#main/platform/chromium-printer.ts'
import { readPdf } from '#tests/support/read-pdf.ts'
import { samplePapers } from '#tests/support/sample-papers.ts'
import { hostileTexts, sampleBatches, sampleReport, sampleRow } from '#tests/support/sample-report.ts'

const printer = createChromiumPrinter()
let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'dangui-pdf-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })
const limit = { rows: 100, exceeded: (): never => { throw new Error('too long') } }

describe('a register as pdf, printed by a real Chromium', { timeout: 60_000 }, () => {
  it('holds every line, its head on every page, page x of y, and who, when, which filter', async () => {
    const file = await exportReport({ report: sampleReport, batches: sampleBatches(120), format: 'pdf', targetPath: join(folder, '登记簿.pdf'), printer })
    const bytes = readFileSync(file.path)
    const { pages, widthPt, heightPt } = readPdf(bytes)
    expect(Math.round(widthPt)).toBe(842)
    expect(Math.round(heightPt)).toBe(595)
    const text = pages.join('\n')
    for (let index = 0; index < 120; index += 1) expect(text).toContain(String(sampleRow(index)['number']))
    expect(text.split('330102199005061234')).toHaveLength(121)
    expect(text.split('龘靐𠮷')).toHaveLength(121)
    expect(text).toContain('2026-03-01 14:42')
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`第 ${String(index + 1)} 页，共 ${String(pages.length)} 页`)
      expect(page).toContain('测试甲　2026-03-02 09:00')
      if (page.includes('JC2026')) expect(page).toContain('寄存人')
    }
    for (const line of ['单位：测试物业服务中心', '筛选条件：状态：寄存中', '共 120 行', '档案链：第 12 号 abc_DEF-123']) expect(text).toContain(line)
    expect(bytes.toString('latin1')).not.toMatch(/\/(?:JavaScript|JS|OpenAction|Launch|EmbeddedFile)\b/)
  })

  it('says the same to a second reader', async ({ skip }) => {
    const path = join(folder, 'second.pdf')
    writeFileSync(path, await documentPdf(samplePapers()['loan-slip'] ?? never(), printer))
    let text = ''
    try {
      text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
    } catch {
      skip('pdftotext is not installed here')
    }
    for (const fact of ['档案借阅登记表', 'JY2026-00007', '测试物业服务中心', '房屋租赁合同', '第 1 页，共 1 页']) expect(text).toContain(fact)
  })

  it('prints typed markup as text', async () => {
    const kept = hostileTexts.filter((text) => /^[\x20-\x7E]+$/.test(text) && text.trim() !== '')
    const file = await exportReport({ report: sampleReport, batches: sampleBatches(kept.length, { make: (index) => ({ note: kept[index] ?? '' }) }), format: 'pdf', targetPath: join(folder, 'hostile.pdf'), printer })
    const text = readPdf(readFileSync(file.path)).pages.join('').replaceAll(' ', '')
    for (const hostile of kept) expect(text).toContain(hostile.replaceAll(' ', ''))
  })

  it.each(Object.keys(samplePapers()))('prints %s on its own paper with its Chinese whole', async (name) => {
    const pdf = readPdf(await documentPdf(samplePapers()[name] ?? never(), printer))
    const text = pdf.pages.join('')
    expect(text).toMatch(name === 'badge' || name === 'form' || name === 'recovery' || name.startsWith('labels') ? /[\u4e00-\u9fff]{4}/ : /测试物业服务中心/)
    // A radical in place of a character would look right and be found by nobody.
    expect(text).not.toMatch(/[\u2E80-\u2FDF\uF900-\uFAFF\uFFFD]/)
    const widths: Readonly<Record<string, number>> = { 'ticket-80': 80, 'loan-register': 297, 'ticket-a5': 148, 'labels-roll': 60, badge: 86 }
    expect(Math.abs((pdf.widthPt / 72) * 25.4 - (widths[name] ?? 210))).toBeLessThan(0.6)
    const pages: Readonly<Record<string, number>> = { 'labels-sheet': 2, 'labels-roll': 2, form: 3 }
    expect(pdf.pages).toHaveLength(pages[name] ?? 1)
  })

  it('keeps Chinese whole on a machine without Chinese fonts, and only because the page carries its own', async () => {
    const fonts = join(folder, 'latin-fonts')
    mkdirSync(fonts)
    // The one Latin font that the packaged browser unpacks, and no other.
    await chromiumPackage.executablePath()
    writeFileSync(join(fonts, 'fonts.conf'), `<?xml version="1.0"?><fontconfig><dir>${join(tmpdir(), 'fonts')}</dir><cachedir>${fonts}</cachedir></fontconfig>`)
    const before = process.env['FONTCONFIG_FILE']
    process.env['FONTCONFIG_FILE'] = join(fonts, 'fonts.conf')
    try {
      const document = samplePapers()['loan-slip'] ?? never()
      expect(readPdf(await documentPdf(document, printer)).pages.join('')).toContain('档案借阅登记表')
      expect(readPdf(await printer.printToPdf(documentHtml(document))).pages.join('')).not.toContain('档案借阅登记表')
    } finally {
      if (before === undefined) delete process.env['FONTCONFIG_FILE']
      else process.env['FONTCONFIG_FILE'] = before
    }
  })
})

describe('the engine that prints', { timeout: 60_000 }, () => {
  it('runs no script and asks no network, even for a page that has no policy of its own', async () => {
    let requests = 0
    const server = createServer((_request, response) => { requests += 1; response.end('x') })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // An address that listens on a port is an AddressInfo.
    const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
    try {
      const page = `<link rel="stylesheet" href="${address}"><img src="${address}"><iframe src="${address}"></iframe><p id="p">before</p><script>document.getElementById('p').textContent='after';fetch('${address}')</script>`
      expect(readPdf(await printer.printToPdf(page)).pages.join('')).toContain('before')
      expect(requests).toBe(0)
      await fetch(address)
      expect(requests).toBe(1)
    } finally {
      server.close()
    }
  })

  it('stops at a cancel in the middle of printing and leaves no file', async () => {
    const controller = new AbortController()
    const before = readdirSync(folder)
    const printing = exportReport({ report: sampleReport, batches: sampleBatches(4_000), format: 'pdf', targetPath: join(folder, 'cancelled.pdf'), printer, signal: controller.signal })
    setTimeout(() => { controller.abort() }, 700)
    await expect(printing).rejects.toMatchObject({ name: 'AbortError' })
    expect(readdirSync(folder)).toEqual(before)
  })

  it('says that there is none, and knows where the systems keep browsers', async () => {
    expect(await createChromiumPrinter({ executablePath: null }).available()).toBe(false)
    expect(await createChromiumPrinter({ executablePath: '/nowhere/chrome' }).available()).toBe(false)
    expect(await printer.available()).toBe(true)
    const windows = usualBrowserPaths('win32', { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)', LOCALAPPDATA: 'C:\\Users\\x\\AppData\\Local' }, 'C:\\Users\\x')
    expect(windows).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe')
    expect(windows).toContain('C:\\Users\\x\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe')
    expect(usualBrowserPaths('darwin', {}, '/Users/x')).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(usualBrowserPaths('linux', { PATH: '/opt/bin:relative' }, '/home/x')).toContain('/opt/bin/chromium')
    expect(usualBrowserPaths('linux', { PATH: 'relative' }, '/home/x').every((path) => path.startsWith('/'))).toBe(true)
  })
})

describe('stored text in a browser that would run it', { timeout: 60_000 }, () => {
  it('opens no dialog, asks for nothing and makes no script element; the same eye sees a planted one', async () => {
    const installed = usualBrowserPaths(process.platform, process.env, '').find((path) => existsSync(path))
    const browser = await chromium.launch({ executablePath: installed ?? (await chromiumPackage.executablePath()), args: ['--no-sandbox', '--disable-gpu'] })
    try {
      const seen: string[] = []
      const page = await browser.newPage()
      let served = ''
      await page.route('**/*', (route) => (route.request().url() === 'http://desk.invalid/' ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: served }) : route.abort()))
      page.on('dialog', (dialog) => { seen.push('dialog'); void dialog.dismiss() })
      page.on('request', (request) => { if (request.url() !== 'http://desk.invalid/' && /^https?:/.test(request.url())) seen.push('request') })
      // Escaping alone must hold: the page's own policy is taken out.
      const open = async (source: string) => {
        served = source.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
        await page.goto('http://desk.invalid/')
        const counts = await page.evaluate(() => [document.querySelectorAll('script,iframe,object,embed,img,link,form').length, [...document.querySelectorAll('*')].filter((element) => [...element.attributes].some((attribute) => attribute.name.startsWith('on'))).length])
        return counts.reduce((sum, count) => sum + count, 0)
      }
      const attacks = hostileTexts.filter((text) => /[<>"'&]/.test(text))
      for (const attack of [...attacks, '<svg onload=alert(1)>', '"><svg/onload=alert(1)>', '<math><mtext></table><img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;', 'javascript:alert(1)']) {
        for (const document of Object.values(samplePapers((example) => (example === '' ? '' : attack)))) expect(await open(documentHtml(document)), attack).toBe(0)
        const report = { ...sampleReport, title: attack, filterText: attack, office: attack, columns: sampleReport.columns.map((column) => ({ ...column, title: attack })) }
        expect(await open((await reportPage(report, sampleBatches(2, { make: () => ({ name: attack, note: attack }) }), limit)).html), attack).toBe(0)
      }
      expect(seen).toEqual([])
      expect(await open('<script>alert(1)</script><img src="http://127.0.0.1:9/x" onerror="alert(2)">')).toBeGreaterThan(0)
      expect(new Set(seen)).toEqual(new Set(['dialog', 'request']))
    } finally {
      await browser.close()
    }
  })
})

function never(): never {
  throw new Error('no such paper')
}
