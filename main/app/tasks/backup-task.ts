/** Writes and verifies a backup in the worker. */
import { writeBackup } from '#main/db/backup.ts'
import type { BackupResult } from '#main/db/backup.ts'
import type { TaskContext } from '#main/mechanisms/jobs/serve-tasks.ts'
import type { Progress } from '#shared/contract/archive.ts'

/** `name` is the backup folder's name, made of the office's day and the audit row that it ends with. */
export function backupTask(payload: { readonly name: string }, context: TaskContext): Promise<BackupResult> {
  context.report({ stage: 'copy', done: 0, total: null } satisfies Progress)
  const { folder, cipher, dataKey } = context.archive
  return Promise.resolve(writeBackup({ folder, cipher, dataKey: Buffer.from(dataKey) }, payload.name))
}
