/** Verifies the audit chain, the state digest, every attachment and the kept head with a read-only connection, in the worker. */
import { verifyArchive } from '#main/db/verify.ts'
import type { TaskContext } from '#main/mechanisms/jobs/serve-tasks.ts'
import type { Progress, Verdict } from '#shared/contract/archive.ts'

/** Reports progress per stage; the verdict names the first broken link. */
export function verifyTask(_payload: Record<string, never>, context: TaskContext): Promise<Verdict> {
  return Promise.resolve(verifyArchive(context.archive, {
    onRows: (stage, done, total) => { context.report({ stage, done, total } satisfies Progress) },
    isAborted: () => context.isAborted(),
  }))
}
