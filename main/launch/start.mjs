/**
 * What `npm start` runs, on plain Node 20 with no dependency: installs and builds if needed, then opens the desktop window, or the host shell with
 * `--host` or where Electron cannot be had. stdout is the shell's alone; everything said here goes to stderr.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { readStartArguments } from './arguments.mjs'
import { findElectron } from './electron.mjs'
import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled, nodeBinary, root } from './install.mjs'

/** A window that ends with an error this soon was never seen: a library or a driver of the system is missing. */
const stillbornMs = 10_000
const parentCheckMs = 100

const read = readStartArguments(process.argv.slice(2))
if ('problem' in read) {
  process.stderr.write(`${read.problem}\n`)
  process.exit(2)
}
ensureInstalled()
ensureBuilt()
process.exitCode = read.values.host === true ? await runHost() : await runDesktop()

function runHost() {
  return run(nodeBinary, [join(root, 'out/main/host.js'), ...read.shared, ...read.hostOnly])
}

async function runDesktop() {
  const electron = await findElectron()
  if ('reason' in electron) return runHostInstead(electron.reason)
  const began = Date.now()
  const code = await run(electron.binary, [root, ...read.shared])
  return code !== 0 && Date.now() - began < stillbornMs ? runHostInstead('Electron ended at once; see its lines above') : code
}

function runHostInstead(reason) {
  process.stderr.write(`No desktop window: ${reason}; opening the same program in the browser.\n`)
  return runHost()
}

/**
 * npm runs this program through the system's command shell, and that shell does not pass on a SIGTERM: it dies, and this process would live on
 * with the archive open. So the death of npm's shell is taken for the signal. Started without npm, a program may well outlive its parent.
 */
function watchParent(end) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined
  const parent = process.ppid
  const timer = setInterval(() => { if (process.ppid !== parent || !isAlive(parent)) end() }, parentCheckMs)
  return () => clearInterval(timer)
}

function isAlive(pid) {
  try {
    // Signal 0 only asks; Windows keeps the number of a dead parent.
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Runs a shell to its end; what ends this process ends the shell first, and its exit code is ours. */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: process.cwd(), stdio: ['ignore', 'inherit', 'inherit'] })
    const unwatch = watchParent(() => child.kill('SIGTERM'))
    const pass = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
      const forward = () => child.kill(signal)
      process.on(signal, forward)
      return [signal, forward]
    })
    const end = (code) => {
      unwatch()
      for (const [signal, forward] of pass) process.off(signal, forward)
      resolve(code)
    }
    child.on('error', (error) => { process.stderr.write(`${error.message}\n`); end(1) })
    child.on('exit', (code) => { end(code ?? 1) })
  })
}
