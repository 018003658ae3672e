/** Guarantees, on a bare PC with Node 20 and npm, that the dependencies are there and that the program runs on the Node that they bring. No dependency of its own. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withTurn } from './turn.mjs'

/** The folder of package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const stampFile = join(root, 'node_modules', '.dangui-lock')

/** The Node of the npm package `node`, which the native modules were made for. */
export const nodeBinary = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Installs what the lock file names, unless exactly that is there already. Ends the process when npm fails. */
export function ensureInstalled() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  if (isInstalled(lock)) return
  const code = withTurn(join(root, '.cache', 'install.turn'), () => {
    // Another start may have installed while this one waited for its turn.
    if (isInstalled(lock)) return 0
    process.stderr.write('Installing dependencies (once)…\n')
    return install(lock)
  })
  if (code !== 0) process.exit(code)
}

function install(lock) {
  const isWindows = process.platform === 'win32'
  // npm's own lines go to stderr: stdout belongs to whoever started the program.
  const installed = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2], shell: isWindows })
  if (installed.status !== 0) {
    process.stderr.write('npm could not install the dependencies; see its lines above.\n')
    return installed.status ?? 1
  }
  if (!existsSync(nodeBinary)) {
    process.stderr.write('npm left out the install script of the package "node"; allow install scripts (ignore-scripts=false) and start again.\n')
    return 1
  }
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, lock)
  return 0
}

/** Whether exactly the packages of the lock file are installed, by this program or by a person's own `npm ci`. */
function isInstalled(lock) {
  if (!existsSync(nodeBinary)) return false
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock) return true
  try {
    const wanted = JSON.parse(lock).packages
    // npm writes this list last, when every package is in its place.
    const present = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages
    return isSameInstallation(wanted, present)
  } catch {
    return false
  }
}

/** Compares npm's list of what is installed with the lock file's. A package of another system is optional and may be absent; nothing may differ or be left over. */
export function isSameInstallation(wanted, present) {
  const paths = Object.keys(wanted).filter((path) => path !== '')
  const isComplete = paths.every((path) => {
    const [there, named] = [present[path], wanted[path]]
    return there === undefined ? named.optional === true || named.devOptional === true || named.peer === true : there.version === named.version && there.integrity === named.integrity
  })
  return isComplete && Object.keys(present).every((path) => path in wanted)
}
