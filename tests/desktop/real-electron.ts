/**
 * Starts the built desktop shell in the real Electron and looks at it through the window: for PCs that have Electron's binary (the workflow's three systems).
 * Ends with exit code 0 and one line when the window is the page of our protocol, sandboxed, and can reach neither Node nor a network.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'

const root = join(import.meta.dirname, '../..')
const pathFile = join(root, 'node_modules/electron/path.txt')
if (!existsSync(pathFile)) {
  process.stderr.write('Electron\'s binary is not on this PC; run `node node_modules/electron/install.js` first.\n')
  process.exit(2)
}
const home = mkdtempSync(join(tmpdir(), 'dangui-electron-'))
const program = await _electron.launch({ executablePath: join(root, 'node_modules/electron/dist', readFileSync(pathFile, 'utf8').trim()), args: [root, '--data', home], timeout: 60_000 })
try {
  const page = await program.firstWindow({ timeout: 60_000 })
  // The first-start screen asks the archive for its state, so a heading proves the whole line: preload, port, router.
  await page.locator('h1, h2').first().waitFor({ timeout: 60_000 })
  const seen = await page.evaluate(async () => ({
    address: `${location.protocol}//${location.host}`, hasNode: 'require' in globalThis || 'process' in globalThis,
    network: await fetch('https://example.com/').then(() => 'reached', () => 'held'), popup: window.open('https://example.com/') === null ? 'denied' : 'opened',
    inlineScript: (() => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.inlineRan = true'
      document.body.append(script)
      return 'inlineRan' in globalThis ? 'ran' : 'held'
    })(),
    notification: await Notification.requestPermission(),
  }))
  const isSandboxed = await program.evaluate(({ app }) => app.getAppMetrics().filter((metric) => metric.type === 'Tab').every((metric) => metric.sandboxed !== false))
  const wanted = { address: 'app://dangui', hasNode: false, network: 'held', popup: 'denied', inlineScript: 'held', notification: 'denied' }
  if (JSON.stringify(seen) !== JSON.stringify(wanted) || !isSandboxed) throw new Error(`not as it should be: ${JSON.stringify({ seen, isSandboxed })}`)
  process.stdout.write('The desktop window stands in a real Electron: own protocol, sandbox, no Node, no network.\n')
} finally {
  await program.close()
  rmSync(home, { recursive: true, force: true })
}
