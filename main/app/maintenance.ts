/** Care of the archive: verification and backup run in the worker while the archive is held open. */
import type { Keeper } from '#main/app/keeper.ts'
import type { Archive } from '#main/db/archive.ts'
import type { RunTask } from '#main/mechanisms/jobs/run-task.ts'
import type { WorkerArchive } from '#main/mechanisms/jobs/worker-protocol.ts'

/** What a worker needs to open this archive by itself. */
export function workerArchive(archive: Archive): WorkerArchive {
  return { folder: archive.folder, cipher: archive.cipher, dataKey: archive.keys.dataKey }
}

/** Runs a worker task on the open archive, which stays open until the task has ended. */
export function createArchiveTask(keeper: Keeper, runTask: RunTask) {
  return function archiveTask<Result, Progress>(task: string, payload: unknown, report: (progress: Progress) => void, signal: AbortSignal): Promise<Result> {
    return keeper.hold((archive) => runTask<Result, Progress>(task, workerArchive(archive), payload, report, signal))
  }
}
