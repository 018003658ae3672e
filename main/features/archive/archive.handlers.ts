/** Care of the archive: verification, backup, the audit log. */
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { streamJob } from '#main/mechanisms/jobs/stream-job.ts'
import { os } from '#main/rpc/chain.ts'
import type { Progress, Verdict } from '#shared/contract/archive.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Runs a worker task on the open archive; passed in by the composition root. */
export type ArchiveTask = <Result>(task: 'verify' | 'backup', report: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>

type AuditBody = { readonly at: number; readonly by: string; readonly op: string; readonly s: readonly string[] }

async function pageAudit(reader: Reader, cursor: string | null, size: number) {
  const before = decodeCursor(cursor)
  let select = reader.selectFrom('audit').select(['seq', 'body', 'h']).orderBy('seq', 'desc').limit(size + 1)
  if (before !== null) select = select.where('seq', '<', Number(before[0]))
  const [rows, people] = [await select.execute(), await reader.selectFrom('users').select(['id', 'display_name']).execute()]
  const names = new Map(people.map((person) => [person.id, person.display_name]))
  return cutPage(rows.map((row) => {
    // Written by the unit of work; a damaged body is what `verify` is for.
    const body = JSON.parse(row.body) as AuditBody
    return { seq: row.seq, at: body.at as InstantMs, by: names.get(body.by) ?? body.by, operation: body.op, subjects: [...body.s], hash: row.h }
  }), size, (row) => [row.seq, ''])
}

/** Builds the handlers around the worker. */
export function createArchiveHandlers(task: ArchiveTask) {
  return {
    verify: os.archive.verify.handler(({ signal }) => streamJob<Progress, Verdict>((report, aborted) => task('verify', report, aborted), signal)),
    backup: os.archive.backup.handler(({ signal }) => streamJob<Progress, { folder: string; bytes: number; verified: true; damagedAttachments: number }>((report, aborted) => task('backup', report, aborted), signal)),
    audit: os.archive.audit.handler(({ context, input }) => pageAudit(context.reader, input.cursor, input.size)),
  }
}
