/** Finds Electron's own program, fetches it once if it is missing, and says in one sentence why there is none. Plain Node 20, no dependency. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeBinary, root } from './install.mjs'

const packageFolder = join(root, 'node_modules', 'electron')
/** The last attempt to fetch that failed, so that a PC without that line does not wait at every start. */
const attemptFile = join(root, '.cache', 'electron-attempt')
const probeMs = 5_000
const fetchMs = 10 * 60_000
const retryAfterMs = 24 * 3_600_000

/** Answers `{ binary }`, or `{ reason }` when the window cannot be opened on this PC. */
export async function findElectron() {
  const noScreen = whyNoWindow(process.platform, process.env, process.getuid?.())
  if (noScreen !== null) return { reason: noScreen }
  const installed = installedBinary()
  if (installed !== null) return { binary: installed }
  if (hasJustFailed()) return { reason: `Electron could not be fetched within the last day (delete ${attemptFile} to try again)` }
  if (!(await isReachable())) return noteFailure('Electron is not installed and cannot be reached for download')
  process.stderr.write('Fetching Electron (once, about 120 MB)…\n')
  const isFetched = await fetchElectron()
  const fetched = installedBinary()
  return isFetched && fetched !== null ? { binary: fetched } : noteFailure('Electron could not be downloaded')
}

/** Why no window can open at all, or null. */
export function whyNoWindow(platform, environment, userId) {
  if (platform !== 'linux') return null
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)'
  // Chromium's sandbox does not start for the superuser, and this program does not run without it.
  return userId === 0 ? 'Electron does not run its sandbox as root' : null
}

/** The binary as electron's own package finds it, without its download on the way. */
function installedBinary() {
  const pathFile = join(packageFolder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist')
  if (name === null && process.env.ELECTRON_OVERRIDE_DIST_PATH === undefined) return null
  const binary = join(folder, name ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'))
  return existsSync(binary) ? binary : null
}

function hasJustFailed() {
  return existsSync(attemptFile) && Date.now() - Number(readFileSync(attemptFile, 'utf8')) < retryAfterMs
}

function noteFailure(reason) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(attemptFile, String(Date.now()))
  return { reason }
}

/** A PC without that line is told in seconds, not after the download's own patience. */
async function isReachable() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/'
  // Behind a proxy this question says nothing; the package's own download knows the proxy.
  if (process.env.ELECTRON_GET_USE_PROXY) return true
  return fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeMs) }).then(() => true, () => false)
}

/** Runs the package's own download, which checks the file against the sums that came with the package. */
function fetchElectron() {
  return new Promise((resolve) => {
    const child = spawn(nodeBinary, [join(packageFolder, 'install.js')], { cwd: root, stdio: ['ignore', 2, 2] })
    const timer = setTimeout(() => child.kill(), fetchMs)
    child.on('error', () => { clearTimeout(timer); resolve(false) })
    child.on('exit', (code) => {
      clearTimeout(timer)
      if (code === 0) rmSync(attemptFile, { force: true })
      resolve(code === 0)
    })
  })
}
