/** The worker thread's entry: the long tasks of every room, each with a connection of its own. A thread loads only the task that it was started for. */
import { serveTasks } from '#main/mechanisms/jobs/serve-tasks.ts'
import type { TaskContext } from '#main/mechanisms/jobs/serve-tasks.ts'

type LoadedTask<Payload> = (payload: Payload, context: TaskContext) => Promise<unknown>

/** A task whose module is read when it is asked for. */
function lazily<Payload>(load: () => Promise<LoadedTask<Payload>>): LoadedTask<Payload> {
  return async (payload, context) => (await load())(payload, context)
}

serveTasks({
  verify: lazily(async () => (await import('#main/app/tasks/verify-task.ts')).verifyTask),
  backup: lazily(async () => (await import('#main/app/tasks/backup-task.ts')).backupTask),
  export: lazily(async () => (await import('#main/app/tasks/export-task.ts')).exportTask),
  'import-look': lazily(async () => (await import('#main/app/tasks/import-look.ts')).importLookTask),
  'import-rehearse': lazily(async () => (await import('#main/app/tasks/import-rehearse.ts')).importRehearseTask),
  'import-run': lazily(async () => (await import('#main/app/tasks/import-run.ts')).importRunTask),
  'import-undo': lazily(async () => (await import('#main/app/tasks/import-run.ts')).importUndoTask),
})
