/** Runs one task in a worker thread, so that a long read or import never freezes a window. */
import { Worker } from 'node:worker_threads'
import type { WorkerAnswer, WorkerArchive, WorkerStart } from '#main/mechanisms/jobs/worker-protocol.ts'
import { NotFoundError, RefusedError } from '#shared/domain/refusal.ts'
import type { Refusal } from '#shared/domain/refusal.ts'

/** A fault that happened in the worker, under its own name; its message is for the log, never for the screen. */
export class WorkerFault extends Error {
  readonly code: string
  constructor(name: string, code: string | null, message: string) {
    super(message)
    this.name = name
    this.code = code ?? 'unknown'
  }
}

export type RunTask = <Result, Progress>(
  task: string, archive: WorkerArchive, payload: unknown, report: (progress: Progress) => void, signal: AbortSignal, transfer?: readonly ArrayBuffer[],
) => Promise<Result>

/** A worker that neither answers nor stops this long after an abort is ended by force. */
const abortGraceMs = 5_000

/** Builds the runner for the worker's entry; each task has a thread of its own, with the data key copied to it and wiped when it ends. */
export function createTaskRunner(workerUrl: URL): RunTask {
  return function runTask<Result, Progress>(
    task: string, archive: WorkerArchive, payload: unknown, report: (progress: Progress) => void, signal: AbortSignal, transfer: readonly ArrayBuffer[] = [],
  ): Promise<Result> {
    const abortFlag = new SharedArrayBuffer(4)
    const start: WorkerStart = { task, archive: { ...archive, dataKey: Uint8Array.from(archive.dataKey) }, payload, abortFlag }
    const worker = new Worker(workerUrl, { name: task })
    return new Promise<Result>((resolve, reject) => {
      let force: ReturnType<typeof setTimeout> | undefined
      const abort = () => {
        Atomics.store(new Int32Array(abortFlag), 0, 1)
        force = setTimeout(() => void worker.terminate(), abortGraceMs)
      }
      if (signal.aborted) abort()
      else signal.addEventListener('abort', abort, { once: true })
      worker.on('message', (answer: WorkerAnswer) => {
        // The worker's tasks are typed by their callers; both sides ship in one build.
        if (answer.kind === 'progress') report(answer.progress as Progress)
        else if (answer.kind === 'result') resolve(answer.result as Result)
        else if (answer.kind === 'refused') reject(new RefusedError(answer.refusals as readonly Refusal[]))
        else if (answer.kind === 'not-found') reject(new NotFoundError(answer.subject))
        else reject(new WorkerFault(answer.name, answer.code, answer.message))
      })
      worker.on('error', reject)
      worker.on('exit', () => {
        clearTimeout(force)
        signal.removeEventListener('abort', abort)
        reject(new WorkerFault('WorkerEnded', 'unknown', `the ${task} worker ended without an answer`))
      })
      worker.postMessage(start, [...transfer])
    })
  }
}
