/** The first start: key slots, database and the first administrator; what fails halfway leaves the folder as it was. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SessionParts } from '#main/app/session-door.ts'
import { createFolders, inspectFolder } from '#main/db/archive-folder.ts'
import { archiveFileNames } from '#main/db/archive-paths.ts'
import type { Archive } from '#main/db/archive.ts'
import { chooseCipher } from '#main/db/cipher.ts'
import { translateSqliteError } from '#main/db/faults.ts'
import { createKeySlots } from '#main/db/key-slots.ts'
import { changeSettings } from '#main/features/settings/settings.service.ts'
import { saveUser } from '#main/features/users/users.repository.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { refuse } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type NewArchive = { readonly folder: string; readonly officeName: string; readonly administratorName: string; readonly password: string }

/** Creates an archive and seats its first administrator. Refuses any folder that is not empty and local. */
export async function createArchive<Seated>(parts: SessionParts, input: NewArchive, seat: (archive: Archive, userId: Id<'user'>) => Promise<Seated>): Promise<Seated & { recoveryCode: string }> {
  const { keeper } = parts
  if (keeper.archive() !== null) refuse({ code: 'session.archive-open', facts: {}, remedy: { code: 'session.lock-first' } })
  const { folder, verdict, reason } = inspectFolder(input.folder)
  if (verdict !== 'empty') refuse({ code: `session.folder-${verdict}`, field: 'folder', facts: { folder, reason }, remedy: { code: 'session.choose-folder' } })
  const [wasThere, before] = [existsSync(folder), keeper.folder()]
  try {
    return await fillFolder(parts, folder, input, seat)
  } catch (error) {
    keeper.choose(before)
    for (const name of archiveFileNames) rmSync(join(folder, name), { recursive: true, force: true })
    if (!wasThere) rmSync(folder, { recursive: true, force: true })
    throw translateSqliteError(error)
  }
}

async function fillFolder<Seated>({ keeper, keyDerivation }: SessionParts, folder: string, input: NewArchive, seat: (archive: Archive, userId: Id<'user'>) => Promise<Seated>): Promise<Seated & { recoveryCode: string }> {
  const { clock, ids } = keeper.platform
  const now = clock.now()
  const [archiveId, userId] = [ids.next<'archive'>(now), ids.next<'user'>(now)]
  const cipher = chooseCipher()
  createFolders(folder)
  const actor: Actor = { userId, displayName: input.administratorName, role: 'system-administrator', department: '' }
  const { dataKey, recoveryCode } = await createKeySlots(folder, { archiveId, officeName: input.officeName, cipher, createdAt: now, firstUser: { userId, displayName: actor.displayName, role: actor.role }, password: input.password }, keyDerivation)
  keeper.choose(folder)
  return keeper.open(dataKey, cipher, async (archive) => {
    await archive.write({ actor, operation: 'session.createArchive' }, async (unit) => {
      await unit.write.insertInto('meta').values([{ key: 'archive-id', value: archiveId }, { key: 'cipher', value: cipher }]).execute()
      await saveUser(unit.write, { id: userId, displayName: actor.displayName, role: actor.role, department: '', disabledAt: null, createdAt: now })
      unit.recordEvent({ register: 'users', subjectId: userId, kind: 'added', body: { role: actor.role } })
      keeper.followSettings(await changeSettings(unit, { officeName: input.officeName }))
    })
    return { ...(await seat(archive, userId)), recoveryCode }
  }, true)
}
