/** Care of the archive: verification and backup run in the worker while the archive is held open. */
import type { Keeper } from '#main/app/keeper.ts'
import type { ArchiveTask } from '#main/features/archive/archive.handlers.ts'
import type { Archive } from '#main/db/archive.ts'
import type { RunTask } from '#main/mechanisms/jobs/run-task.ts'
import type { WorkerArchive } from '#main/mechanisms/jobs/worker-protocol.ts'

/** What a worker needs to open this archive by itself. */
export function workerArchive(archive: Archive): WorkerArchive {
  return { folder: archive.folder, cipher: archive.cipher, dataKey: archive.keys.dataKey }
}

/** Runs `verify` or `backup` on the open archive, which stays open until the task has ended. */
export function createArchiveTask(keeper: Keeper, runTask: RunTask): ArchiveTask {
  return (task, report, signal) => keeper.hold((archive) => {
    const { clock } = keeper.platform
    const payload = task === 'backup' ? { name: `${clock.today()}-${String(clock.now())}` } : {}
    return runTask(task, workerArchive(archive), payload, report, signal)
  })
}
