/** P6, P8: what one acknowledged action costs beside the bare disk and beside the same action unaudited, and what verification costs beside reading. */
import { spawnSync } from 'node:child_process'
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createKysely } from '#main/db/kysely.ts'
import { openConnection } from '#main/db/open.ts'
import { linkAudit, readAuditHead, verifyAudit } from '#main/db/audit.ts'
import { compareHead, readHeadFile } from '#main/db/head-file.ts'
import type { Schema } from '#main/db/schema.ts'
import type { RegisterEvent, Unit } from '#main/db/unit-of-work.ts'
import { takeDeposit } from '#main/features/deposits/deposits.service.ts'
import { depositInputSchema } from '#shared/contract/deposits.ts'
import { atLeast, atMost, millisecondsOf, ratioOf } from '#tests/bench/figure.ts'
import type { Figure, Scale } from '#tests/bench/figure.ts'
import { createBareArchive, testActor } from '#tests/support/bare-archive.ts'
import type { BareArchive } from '#tests/support/bare-archive.ts'
import { createSeededIds } from '#tests/support/fake-platform.ts'

const input = depositInputSchema.parse({ depositor: '测试乙', item: '合同一袋', phone: '13800000000', company: '测试公司', place: 'A-1' })
const actions = 300

export async function measureDurability(scale: Scale): Promise<readonly Figure[]> {
  const archive = createBareArchive()
  const take = () => archive.open().write({ actor: testActor, operation: 'deposits.take' }, (unit) => takeDeposit(unit, input)).then(() => undefined)
  const file = openSync(join(dirname(archive.folder), 'append'), 'w')
  const block = Buffer.alloc(4096, 7)
  const durable = await ratioOf(take, () => { writeSync(file, block); fdatasyncSync(file) }, actions)
  closeSync(file)
  const audit = await compareUnaudited(archive, take)
  const verification = await measureVerification(archive, scale)
  archive.remove()
  return [atMost('P6 durable action / 4 KB append', durable, 1.6), ...countSyncs(), atMost('P8 audited / unaudited action', audit, 1.1), ...verification]
}

/** Exactly one wait for the disk an action; counted by the system's own tracer where there is one. */
function countSyncs(): readonly Figure[] {
  const script = join(import.meta.dirname, 'sync-count.ts')
  const traced = (writes: number) => {
    const run = spawnSync('strace', ['-f', '-c', '-e', 'trace=fsync,fdatasync', process.execPath, script, String(writes)], { encoding: 'utf8' })
    if (run.error !== undefined || run.status !== 0) return null
    return [...run.stderr.matchAll(/^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?f(?:data)?sync$/gm)].reduce((sum, match) => sum + Number(match[1]), 0)
  }
  const [few, many] = [traced(10), traced(210)]
  return few === null || many === null ? [] : [atMost('P6 syncs of the disk for one action', (many - few) / 200, 1.05, 'syncs')]
}

/** The same statements on a connection of its own without chain and digest: what an archive without our audit would do. */
async function compareUnaudited(archive: BareArchive, audited: () => Promise<void>): Promise<number> {
  const other = createBareArchive()
  other.close()
  const connection = openConnection({ path: other.paths.database, dataKey: other.dataKey, cipher: 'aegis-256' })
  const kysely = createKysely<Schema>(connection)
  const ids = createSeededIds()
  const event = connection.prepare('INSERT INTO register_events (register, subject_id, kind, corrects, body, at, actor_id) VALUES (?, ?, ?, NULL, ?, ?, ?)')
  const tally = connection.prepare('INSERT INTO rollups (register, day, key, count) VALUES (?, ?, ?, ?) ON CONFLICT (register, day, key) DO UPDATE SET count = count + excluded.count')
  let last = 0
  const number = () => `JC2026-${String((last += 1)).padStart(5, '0')}`
  const bare = () => kysely.transaction().execute(async (write) => {
    const now = archive.clock.now()
    const unit: Unit = {
      read: write, write, actor: testActor, now, today: archive.clock.today(), newId: () => ids.next(now), touch: () => undefined,
      nextNumber: number, nextRegisterNumber: number, nextNumbers: (_series, count) => Array.from({ length: count }, number),
      recordEvent: (entry: RegisterEvent) => Number(event.run(entry.register, entry.subjectId, entry.kind, JSON.stringify(entry.body), now, testActor.userId).lastInsertRowid),
      tally: (register, day, key, change) => void tally.run(register, day, key, change),
    }
    await takeDeposit(unit, input)
  })
  const ratio = await ratioOf(audited, bare, actions)
  connection.close()
  other.remove()
  return ratio
}

async function measureVerification(archive: BareArchive, scale: Scale): Promise<readonly Figure[]> {
  const { connection, keys } = archive.open()
  const insert = connection.prepare('INSERT INTO audit (seq, body, h) VALUES (?, ?, ?)')
  connection.transaction(() => {
    const head = readAuditHead(connection)
    let previous = head.hash
    for (let index = 1; index <= scale.rows; index += 1) {
      const body = JSON.stringify({ at: 1_700_000_000_000 + index, by: testActor.userId, op: 'deposits.take', s: [testActor.userId], d: head.digest })
      previous = linkAudit(keys.auditKey, previous, body)
      insert.run(head.seq + index, body, previous)
    }
  })()
  const read = connection.prepare<[], { seq: number; body: string; h: string }>('SELECT seq, body, h FROM audit ORDER BY seq')
  const floor = await ratioOf(() => { for (const row of read.iterate()) if (row.seq < 0) throw new Error('never') }, () => { if (!verifyAudit(connection, keys.auditKey).verified) throw new Error('the chain is broken') }, 7)
  const million = (await millisecondsOf(() => { verifyAudit(connection, keys.auditKey) }, 3)) * (1_000_000 / scale.rows)
  const tail = await millisecondsOf(() => { compareHead(readHeadFile(archive.folder, keys.headKey), readAuditHead(connection)) }, 20)
  return [atLeast('P8 bare read / verification', floor, 0.4), atMost('P8 verification of a million rows', million / 1000, 2.5, 's'), atMost('P8 tail check at unlock', tail, 5, 'ms')]
}
