/** The worker thread's side: opens nothing by itself, runs the one task that it was started for, answers, ends. */
import { parentPort } from 'node:worker_threads'
import type { WorkerAnswer, WorkerArchive, WorkerStart } from '#main/mechanisms/jobs/worker-protocol.ts'
import { NotFoundError, RefusedError } from '#shared/domain/refusal.ts'

export type TaskContext = {
  readonly archive: WorkerArchive
  report(progress: unknown): void
  isAborted(): boolean
  /** Fires soon after `isAborted` turns true, for code that waits rather than loops. */
  readonly signal: AbortSignal
}
/** A long piece of work; `payload` was made by the same build's main thread. */
export type Task = (payload: never, context: TaskContext) => Promise<unknown>

const abortPollMs = 50

/** Serves the tasks of a worker entry. */
export function serveTasks(tasks: Readonly<Record<string, Task>>): void {
  const port = parentPort
  if (port === null) throw new Error('this file runs in a worker thread')
  port.once('message', (start: WorkerStart) => {
    const flag = new Int32Array(start.abortFlag)
    const controller = new AbortController()
    const poll = setInterval(() => { if (Atomics.load(flag, 0) === 1) controller.abort() }, abortPollMs)
    const answer = (message: WorkerAnswer) => { port.postMessage(message) }
    const context: TaskContext = {
      archive: start.archive, signal: controller.signal,
      report: (progress) => { answer({ kind: 'progress', progress }) },
      isAborted: () => Atomics.load(flag, 0) === 1,
    }
    const task = tasks[start.task]
    // The payload's type is the task's own: the main thread's typed caller built it.
    const run = task === undefined ? Promise.reject(new Error(`no task ${start.task}`)) : task(start.payload as never, context)
    run.then((result) => { answer({ kind: 'result', result }) }, (error: unknown) => { answer(describeFailure(error)) })
      .finally(() => { clearInterval(poll); start.archive.dataKey.fill(0); port.close() })
  })
}

function describeFailure(error: unknown): WorkerAnswer {
  if (error instanceof RefusedError) return { kind: 'refused', refusals: error.refusals }
  if (error instanceof NotFoundError) return { kind: 'not-found', subject: error.subject }
  if (!(error instanceof Error)) return { kind: 'fault', name: 'Error', code: null, message: 'unknown' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { kind: 'fault', name: error.name, code, message: error.message }
}
