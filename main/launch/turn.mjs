/** Guarantees that of several starts at once only one installs or builds; the others wait for it. Plain Node 20, no dependency. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const pauseMs = 200
/** A slow line may need long to install; past this, whoever held the turn is taken to hang. */
const patienceMs = 20 * 60_000

/** Runs `work` while holding the turn named by a file. A turn whose holder has died is taken over. */
export function withTurn(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  const end = Date.now() + patienceMs
  while (!take(file)) {
    if (Date.now() > end) { rmSync(file, { force: true }); continue }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
  }
  try {
    return work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isHeld(file)) rmSync(file, { force: true })
    return false
  }
}

function isHeld(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    // Signal 0 only asks whether the process is there. An empty file is a holder who is just writing its number.
    if (holder > 0) process.kill(holder, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
