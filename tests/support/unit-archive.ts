/** A real open archive with its unit of work, audit chain and digest, for tests of mechanisms that write as a person. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '#main/db/archive.ts'
import { createFolders } from '#main/db/archive-folder.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { Role } from '#shared/domain/access.ts'
import { createFakeClock, createSeededIds } from '#tests/support/fake-platform.ts'
import type { FakeClock } from '#tests/support/fake-platform.ts'

export type UnitArchive = {
  readonly clock: FakeClock
  readonly reader: Reader
  /** One unit of work as a person of this role. */
  write<T>(work: (unit: Unit) => Promise<T>, role?: Role): Promise<T>
  close(): void
}

/** Opens it at 09:00 of the given day; `close` removes the folder. */
export function openUnitArchive(options: { readonly today?: string } = {}): UnitArchive {
  const folder = mkdtempSync(join(tmpdir(), 'dangui-unit-'))
  const clock = createFakeClock(options.today)
  const ids = createSeededIds()
  createFolders(folder)
  const archive = openArchive({ folder, dataKey: randomBytes(32), cipher: 'aegis-256', clock, ids, create: true })
  const people = new Map<Role, ReturnType<typeof ids.next<'user'>>>()
  return {
    clock, reader: archive.reader,
    write(work, role = 'clerk') {
      const userId = people.get(role) ?? ids.next<'user'>(clock.now())
      people.set(role, userId)
      return archive.write({ actor: { userId, displayName: role, role, department: '' }, operation: 'test' }, work)
    },
    close() { archive.close(); rmSync(folder, { recursive: true, force: true }) },
  }
}
