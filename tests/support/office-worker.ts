/** Starts the program that works in an archive by itself (`tests/faults/worker-of-the-office.ts`) and listens to what it acknowledges. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type Said = { readonly open?: true; readonly taken?: string; readonly handedBack?: string; readonly closed?: true; readonly fault?: string }
export type OfficeWorker = {
  /** Everything it said so far, in order. */
  readonly said: readonly Said[]
  /** Resolves at the first line for which `isIt` holds, or when it ended. */
  until(isIt: (line: Said) => boolean): Promise<void>
  kill(): void
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>
}

const script = join(import.meta.dirname, '../faults/worker-of-the-office.ts')

/** `prefix` is put before the command, e.g. a limit of the shell; `asNobody` runs it as a user without rights (needs root). */
export function startOfficeWorker(folder: string, dataKey: Buffer, options: { readonly writes?: number; readonly prefix?: string; readonly asNobody?: boolean } = {}): OfficeWorker {
  const args = [script, folder, dataKey.toString('hex'), String(options.writes ?? 0)]
  const identity = options.asNobody === true ? { uid: 65_534, gid: 65_534 } : {}
  const child = options.prefix === undefined
    ? spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], ...identity })
    : spawn('/bin/sh', ['-c', `${options.prefix}; exec "$0" "$@"`, process.execPath, ...args], { stdio: ['ignore', 'pipe', 'inherit'], ...identity })
  const said: Said[] = []
  const waiting = new Set<() => void>()
  const wake = () => { for (const check of waiting) check() }
  createInterface({ input: child.stdout }).on('line', (line) => {
    // A killed program may leave half a line; only whole ones are acknowledgements.
    try { said.push(JSON.parse(line) as Said) } catch { return }
    wake()
  })
  let isEnded = false
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => { child.on('close', (code, signal) => { isEnded = true; resolve({ code, signal }); wake() }) })
  return {
    said, ended,
    until: (isIt) => new Promise((resolve) => {
      const check = () => { if (isEnded || said.some(isIt)) { waiting.delete(check); resolve() } }
      waiting.add(check)
      check()
    }),
    kill: () => void child.kill('SIGKILL'),
  }
}
