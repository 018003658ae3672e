/** Guarantees, on a bare PC with Node 20 and npm, that the dependencies are there and that the program runs on the Node that they bring. No dependency of its own. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const stampFile = join(root, 'node_modules', '.dangui-lock')

/** The Node of the npm package `node`, which the native modules were made for. */
export const nodeBinary = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Installs what the lock file names, unless exactly that is there already. Ends the process when npm fails. */
export function ensureInstalled() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const isInstalled = existsSync(nodeBinary) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock
  if (isInstalled) return
  process.stderr.write('Installing dependencies (once)…\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const installed = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
  if (installed.status !== 0) {
    process.stderr.write('npm could not install the dependencies; see its lines above.\n')
    process.exit(installed.status ?? 1)
  }
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, lock)
}
