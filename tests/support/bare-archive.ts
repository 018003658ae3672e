/** A real archive file without the program around it: what tests of keys, chain, faults and backups take apart. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFolders } from '#main/db/archive-folder.ts'
import { openArchive } from '#main/db/archive.ts'
import type { Archive } from '#main/db/archive.ts'
import { archivePaths } from '#main/db/archive-paths.ts'
import { openConnection } from '#main/db/open.ts'
import type { SqliteConnection } from '#main/db/open.ts'
import { verifyArchive } from '#main/db/verify.ts'
import type { ArchiveVerdict } from '#main/db/verify.ts'
import { takeDeposit } from '#main/features/deposits/deposits.service.ts'
import { depositInputSchema } from '#shared/contract/deposits.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { createFakeClock, createSeededIds } from '#tests/support/fake-platform.ts'
import type { FakeClock } from '#tests/support/fake-platform.ts'

/** Somebody who acts in tests below the session's doors. */
export const testActor: Actor = { userId: '01900000-0000-7000-8000-000000000001' as Id<'user'>, displayName: '测试甲', role: 'clerk', department: '测试部' }

export type BareArchive = {
  readonly folder: string
  readonly clock: FakeClock
  /** A copy of the key, for programs of their own. */
  readonly dataKey: Buffer
  readonly paths: ReturnType<typeof archivePaths>
  /** The open archive; reopens it when it was closed. */
  open(): Archive
  close(): void
  /** Takes this many deposits in, each in a transaction of its own; returns their numbers. */
  takeDeposits(count: number, depositor?: string): Promise<string[]>
  /** A plain connection with the key, as somebody who stole it would have. */
  connect(): SqliteConnection
  verify(): ArchiveVerdict
  remove(): void
}

/** Creates the archive in a temporary folder (or in `folder`). */
export function createBareArchive(folder = join(mkdtempSync(join(tmpdir(), 'dangui-bare-')), 'archive')): BareArchive {
  const clock = createFakeClock('2026-03-02')
  const ids = createSeededIds()
  const dataKey = randomBytes(32)
  const paths = archivePaths(folder)
  createFolders(folder)
  const openNow = (create: boolean) => openArchive({ folder, dataKey: Buffer.from(dataKey), cipher: 'aegis-256', clock, ids, create })
  let archive: Archive | null = openNow(true)
  const open = () => { archive ??= openNow(false); return archive }
  return {
    folder, clock, paths, open, dataKey: Buffer.from(dataKey),
    close() { archive?.close(); archive = null },
    async takeDeposits(count, depositor = '测试乙') {
      const numbers: string[] = []
      for (let index = 0; index < count; index += 1) {
        const input = depositInputSchema.parse({ depositor, item: `物品${String(index)}`, phone: '13800000000' })
        numbers.push((await open().write({ actor: testActor, operation: 'deposits.take' }, (unit) => takeDeposit(unit, input))).number)
      }
      return numbers
    },
    connect: () => openConnection({ path: paths.database, dataKey, cipher: 'aegis-256' }),
    verify: () => verifyArchive({ folder, cipher: 'aegis-256', dataKey }, { onRows: () => undefined, isAborted: () => false }),
    remove() { archive?.close(); archive = null; rmSync(join(folder, '..'), { recursive: true, force: true }) },
  }
}
