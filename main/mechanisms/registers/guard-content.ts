/** Guarantees that important customer content leaves in a file only where it was allowed: refused by count and name, left out, or masked (P07-23.1). */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { ReportRow } from '#main/mechanisms/export/table-report.ts'
import type { GuardedFile, RegisterContext, RegisterFilter, RegisterRow, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { decideCopy } from '#shared/domain/disclosure.ts'
import { orRefuse } from '#shared/domain/refusal.ts'
import { translate } from '#shared/text/index.ts'

/** Rows that are looked at together. */
const scannedRows = 500
/** Names kept for a refusal. */
const namedFiles = 5

type Content = NonNullable<RegisterSource['content']>
type Marked = { readonly row: RegisterRow; readonly file: GuardedFile | undefined }

/** Refuses an export that holds important files which nobody allowed this person to take, all of them counted. */
export async function refuseImportant(source: RegisterSource, reader: Reader, filter: RegisterFilter, context: RegisterContext, actorId: string): Promise<void> {
  const { content } = source
  if (content === undefined || context.guard?.treat !== 'refuse') return
  const { allowed } = context.guard
  const named: GuardedFile[] = []
  let total = 0
  for await (const batch of marked(source, content, reader, filter, context)) {
    for (const { file } of batch) {
      if (file === undefined || allowed.includes(file.id)) continue
      total += 1
      if (named.length < namedFiles) named.push(file)
    }
  }
  orRefuse(decideCopy({ actorId, means: 'export', copies: 1, total, permission: null, material: named.map((file) => ({ ...file, isImportant: true })) }))
}

/** All rows of a filter for a file, important ones whole only where they are allowed; `onTaken` is told of each that is. */
export async function* readGuarded(source: RegisterSource, reader: Reader, filter: RegisterFilter, context: RegisterContext, onTaken: (file: GuardedFile) => void): AsyncGenerator<readonly ReportRow[], void, void> {
  const { content } = source
  const { guard } = context
  if (content === undefined || guard === undefined) throw new Error('this register holds no content of customer files')
  for await (const batch of marked(source, content, reader, filter, context)) {
    const rows = batch.flatMap(({ row, file }): ReportRow[] => {
      if (file === undefined) return [row.values]
      if (guard.allowed.includes(file.id)) { onTaken(file); return [row.values] }
      return guard.treat === 'mask' ? [content.mask(row.values, translate(context.locale, 'disclosure.masked'))] : []
    })
    if (rows.length > 0) yield rows
  }
}

/** Rows with the important file that each stands for; a register without any important file costs one question a page. */
async function* marked(source: RegisterSource, content: Content, reader: Reader, filter: RegisterFilter, context: RegisterContext): AsyncGenerator<readonly Marked[], void, void> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<RegisterSource['page']>> = await source.page(reader, filter, context, { cursor, size: scannedRows })
    const important = new Map((await content.importantOf(reader, page.rows.map((row) => row.id))).map((file) => [file.id, file]))
    if (page.rows.length > 0) yield page.rows.map((row) => ({ row, file: important.get(row.id) }))
    cursor = page.next
  } while (cursor !== null)
}
