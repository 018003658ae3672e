/** P13: what unlocking costs beyond the key derivation, and what a guess costs beside the least that is recommended. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashRaw } from '@node-rs/argon2'
import { openArchive } from '#main/db/archive.ts'
import { createFolders } from '#main/db/archive-folder.ts'
import { deriveFromSecret, productionKeyDerivation } from '#main/db/key-derivation.ts'
import { createKeySlots, readKeySlots, unlockWithPassword } from '#main/db/key-slots.ts'
import { atLeast, atMost, millisecondsOf, ratioOf } from '#tests/bench/figure.ts'
import type { Figure } from '#tests/bench/figure.ts'
import { createFakeClock, createSeededIds } from '#tests/support/fake-platform.ts'

const password = 'a-long-test-password'
/** OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. */
const leastRecommended = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const

export async function measureUnlock(): Promise<readonly Figure[]> {
  const folder = join(mkdtempSync(join(tmpdir(), 'dangui-bench-unlock-')), 'archive')
  createFolders(folder)
  const production = productionKeyDerivation()
  const firstUser = { userId: 'u-1', displayName: '管理员', role: 'system-administrator' as const }
  const { dataKey } = await createKeySlots(folder, { archiveId: 'a-1', officeName: '', cipher: 'aegis-256', createdAt: 1, firstUser, password }, production)
  const parts = { folder, cipher: 'aegis-256' as const, clock: createFakeClock(), ids: createSeededIds() }
  openArchive({ ...parts, dataKey, create: true }).close()
  const salt = Buffer.alloc(16, 1)
  const derive = () => deriveFromSecret(password, salt, production, production)
  const key = await unlockWithPassword(folder, 'u-1', password, production)
  if (key === null) throw new Error('the slot did not open')
  // What is left of an unlock without the derivation: the slots from the disk, the archive with its key, its tail and its head.
  const beyond = await millisecondsOf(() => { readKeySlots(folder); openArchive({ ...parts, dataKey: Buffer.from(key) }).close() }, 9)
  const guess = await ratioOf(async () => { await derive() }, async () => { await hashRaw(password, { ...leastRecommended, salt }) }, 5)
  rmSync(join(folder, '..'), { recursive: true, force: true })
  return [
    atMost('P13 unlock beyond the key derivation', beyond, 50, 'ms'),
    atLeast('P13 key derivation / OWASP minimum', guess, 20),
  ]
}
