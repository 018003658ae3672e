/** What the import needs of the feature that a kind of line belongs to; the composition root builds one for each kind. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { Finding } from '#shared/domain/imports/cell.ts'
import type { Match } from '#shared/domain/imports/outcome.ts'
import type { ImportRecord } from '#shared/domain/imports/record.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** A kept record and how it would read afterwards, both as JSON. */
export type Change = { readonly subjectId: string; readonly before: string; readonly after: string }
export type Inserted = { readonly id: string; readonly number: string }
export type Batch = { readonly batchId: Id<'import'>; readonly reason: string }

export type ImportTarget = {
  /** What the feature's own contract refuses about a record; the line is then rejected. */
  check(record: ImportRecord): readonly Finding[]
  /** For each record the kept one that it may repeat, the surest, or null. */
  findMatches(reader: Reader, records: readonly ImportRecord[]): Promise<readonly (Match | null)[]>
  /** For each pair how the kept record would change, or null when the line says nothing new (or this kind is never changed). */
  prepareChanges(reader: Reader, pairs: readonly { readonly subjectId: string; readonly record: ImportRecord }[]): Promise<readonly (Change | null)[]>
  insert(unit: Unit, records: readonly ImportRecord[], batchId: Id<'import'>): Promise<readonly Inserted[]>
  applyChanges(unit: Unit, changes: readonly Change[], batch: Batch): Promise<void>
  /** Puts records back to how they read before; the book keeps both. */
  restore(unit: Unit, changes: readonly Pick<Change, 'subjectId' | 'before'>[], batch: Batch): Promise<void>
  /** Numbers of a batch's records that somebody has worked with since. */
  findTouched(reader: Reader, batchId: Id<'import'>, limit: number): Promise<readonly string[]>
  /** Numbers of other records that name one of the batch's. */
  findReferred(reader: Reader, batchId: Id<'import'>, limit: number): Promise<readonly string[]>
  remove(unit: Unit, batch: Batch): Promise<void>
}
