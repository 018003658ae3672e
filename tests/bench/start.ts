/** From the start of the host's process to its login screen in a real Chromium, beside an empty page from an empty server. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser } from 'playwright-core'
import { atMost, ratioOf } from '#tests/bench/figure.ts'
import type { Figure } from '#tests/bench/figure.ts'
import { startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'

const builtHost = join(process.env['DANGUI_OUT'] ?? join(import.meta.dirname, '../../out'), 'main', 'host.js')
/** The bare shell: a process that serves one empty page. */
const bareShell = `const s = require('node:http').createServer((q, r) => { r.setHeader('content-type', 'text/html'); r.end('<!doctype html><p class="dg-person">x') }); s.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: 'http://127.0.0.1:' + s.address().port + '/' })))`

async function timeToScreen(browser: Browser, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [line] = await new Promise<string[]>((resolve) => { createInterface({ input: child.stdout }).once('line', (text) => { resolve([text]) }) })
    const page = await browser.newPage()
    // Both programs print their address as one JSON line when they are ready.
    await page.goto((JSON.parse(line ?? '{}') as { url: string }).url)
    await page.locator('.dg-person').first().waitFor()
    await page.close()
  } finally {
    child.kill('SIGKILL')
  }
}

export async function measureStart(): Promise<readonly Figure[]> {
  if (!existsSync(builtHost)) throw new Error('the program is not built: npm run build')
  const data = mkdtempSync(join(tmpdir(), 'dangui-bench-start-'))
  const first = await startHostProcess({ data })
  await furnishOffice(first)
  await first.stop()
  const browser = await startBrowser()
  const ratio = await ratioOf(() => timeToScreen(browser, [builtHost, '--data', data, '--no-open']), () => timeToScreen(browser, ['-e', bareShell]), 5, 1)
  await browser.close()
  rmSync(data, { recursive: true, force: true })
  return [atMost('start to login screen / bare shell', ratio, 4)]
}
