/** The worker thread's entry: the long tasks of every room, each with a connection of its own. */
import { backupTask } from '#main/app/tasks/backup-task.ts'
import { exportTask } from '#main/app/tasks/export-task.ts'
import { importLookTask } from '#main/app/tasks/import-look.ts'
import { importRehearseTask } from '#main/app/tasks/import-rehearse.ts'
import { importRunTask, importUndoTask } from '#main/app/tasks/import-run.ts'
import { verifyTask } from '#main/app/tasks/verify-task.ts'
import { serveTasks } from '#main/mechanisms/jobs/serve-tasks.ts'

serveTasks({ verify: verifyTask, backup: backupTask, export: exportTask, 'import-look': importLookTask, 'import-rehearse': importRehearseTask, 'import-run': importRunTask, 'import-undo': importUndoTask })
