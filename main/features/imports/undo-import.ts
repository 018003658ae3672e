/** Takes back everything that an import brought, in one unit of work; refused while anything of it was worked with since. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { ImportTarget } from '#main/features/imports/import-target.ts'
import { findImport, findImportFacts, findWorkedOn, listUpdated, markUndone } from '#main/features/imports/imports.repository.ts'
import type { ImportRow } from '#shared/contract/imports.ts'
import { decideUndo } from '#shared/domain/imports/undo.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'

const numbersListed = 20

/** The import, or a fault that names it as missing. */
export async function getImport(reader: Reader, id: Id<'import'>): Promise<ImportRow> {
  const found = await findImport(reader, id)
  if (found === undefined) throw new NotFoundError('import')
  return found
}

/** Undoes an import. New records go, changed ones read as before, the book keeps what they said. */
export async function undoImport(unit: Unit, target: ImportTarget, id: Id<'import'>, reason: string): Promise<void> {
  const batch = await getImport(unit.read, id)
  const lastSeq = (await findImportFacts(unit.read, id))?.lastSeq ?? 0
  const updated = await listUpdated(unit.read, id)
  const workedOn = await findWorkedOn(unit.read, updated.map((line) => line.subjectId), lastSeq)
  const touched = [...(await target.findTouched(unit.read, id, numbersListed)), ...updated.filter((line) => workedOn.has(line.subjectId)).map((line) => line.number)]
  orRefuse(decideUndo({ number: batch.number, status: batch.status, touched, referred: await target.findReferred(unit.read, id, numbersListed) }))

  await target.restore(unit, updated, { batchId: id, reason })
  await target.remove(unit, { batchId: id, reason })
  await markUndone(unit.write, id, unit.now, unit.actor.userId, reason)
  unit.recordEvent({ register: 'imports', subjectId: id, kind: 'undone', body: { number: batch.number, reason } })
}
