/**
 * Takes screenshots of screens for a person to look at: `node main/launch/run.mjs tests/support/look.ts --out DIR [--role clerk] [--seed FILE.ts] /today /deposits …`.
 * Light and dark at 1366x768. `--seed` names a module whose default export fills the office first. Build before.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { openDeskPage, startBrowser } from '#tests/support/desk-browser.ts'
import { furnishOffice, startHostProcess } from '#tests/support/host-process.ts'
import type { HostProcess } from '#tests/support/host-process.ts'
import type { Role } from '#shared/domain/access.ts'

/** Fills the office through its own operations. */
export type Seed = (host: HostProcess, tokens: Record<Role, string>) => Promise<void>

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: '.cache/look' }, role: { type: 'string', default: 'clerk' }, seed: { type: 'string' }, locale: { type: 'string', default: 'zh' } } })
const out = resolve(values.out)
mkdirSync(out, { recursive: true })
const host = await startHostProcess()
const browser = await startBrowser()
try {
  const tokens = await furnishOffice(host)
  // A seed module of this repository exports a `Seed` by default.
  if (values.seed !== undefined) await ((await import(pathToFileURL(resolve(values.seed)).href)) as { default: Seed }).default(host, tokens)
  for (const dark of [false, true]) {
    const page = await openDeskPage(browser, host, { role: values.role as Role, dark, locale: values.locale === 'en' ? 'en' : 'zh' })
    page.on('pageerror', (error) => { process.stderr.write(`page error: ${error.message}\n`) })
    page.on('console', (message) => { if (message.type() === 'error') process.stderr.write(`console: ${message.text()}\n`) })
    for (const path of positionals.length === 0 ? ['/today'] : positionals) {
      await page.goto(`${host.origin}/#${path}`)
      await page.waitForTimeout(700)
      const file = join(out, `${path.replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}-${dark ? 'dark' : 'light'}.png`)
      await page.screenshot({ path: file })
      process.stdout.write(`${file}\n`)
    }
  }
} finally {
  await browser.close()
  await host.stop()
}
