import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { createBareArchive, testActor } from '#tests/support/bare-archive.ts'
import type { BareArchive } from '#tests/support/bare-archive.ts'

const pageBytes = 4096

/** What no cipher notices: bytes that were valid once, put back. */
describe('an archive that somebody changed from outside', () => {
  let archive: BareArchive
  afterEach(() => { archive.remove() })

  it('notices every old page that is put back, of tables, indexes and search alike', async () => {
    archive = createBareArchive()
    await archive.takeDeposits(120, '甲')
    archive.close()
    const old = readFileSync(archive.paths.database)
    const writer = archive.open()
    await writer.write({ actor: testActor, operation: 'deposits.correct' }, async (unit) => {
      await unit.write.updateTable('deposits').set({ note: '改过' }).execute()
    })
    archive.close()
    const now = readFileSync(archive.paths.database)
    let silent = 0
    let replayed = 0
    for (let page = 1; page < Math.min(old.length, now.length) / pageBytes; page += 1) {
      const range = [page * pageBytes, (page + 1) * pageBytes] as const
      if (old.subarray(...range).equals(now.subarray(...range))) continue
      replayed += 1
      writeFileSync(archive.paths.database, Buffer.concat([now.subarray(0, range[0]), old.subarray(...range), now.subarray(range[1])]))
      const noticed = (() => { try { return !archive.verify().verified } catch { return true } })()
      if (!noticed) silent += 1
      for (const rest of ['-wal', '-shm']) rmSync(`${archive.paths.database}${rest}`, { force: true })
    }
    writeFileSync(archive.paths.database, now)
    expect(replayed, 'pages that could be put back').toBeGreaterThan(5)
    expect(silent).toBe(0)
    expect(archive.verify().verified).toBe(true)
  }, 30_000)

  it('says how many acknowledged operations are missing when the write-ahead log was deleted', async () => {
    archive = createBareArchive()
    await archive.takeDeposits(3)
    archive.close()
    const database = readFileSync(archive.paths.database)
    await archive.takeDeposits(9)
    const head = readFileSync(archive.paths.head)
    archive.close()
    // What is left when the log was lost: the database as it was at the last checkpoint, and the head that went on.
    writeFileSync(archive.paths.database, database)
    writeFileSync(archive.paths.head, head)
    expect(archive.verify()).toMatchObject({ verified: false, firstBrokenSeq: 4 })
    expect(archive.open().alarm).toMatchObject({ code: 'operations-missing', facts: { missing: 9, lastSeq: 12 } })
    expect(existsSync(`${archive.paths.head}.kept`), 'the head is set aside before the next commit writes over it').toBe(true)
  })

  it('notices a whole archive folder that was put back, by the head in a later backup', async () => {
    archive = createBareArchive()
    await archive.takeDeposits(5)
    archive.close()
    copyFileSync(archive.paths.database, `${archive.paths.database}.old`)
    await archive.takeDeposits(2)
    archive.close()
    copyFileSync(`${archive.paths.database}.old`, archive.paths.database)
    rmSync(`${archive.paths.database}.old`)
    expect(archive.open().alarm?.code).toBe('operations-missing')
  })

  it('accuses nobody when the head merely lags behind, as after a power cut', async () => {
    archive = createBareArchive()
    await archive.takeDeposits(3)
    const lagging = readFileSync(archive.paths.head)
    await archive.takeDeposits(2)
    archive.close()
    writeFileSync(archive.paths.head, lagging)
    expect(archive.open().alarm).toBeNull()
    expect(archive.verify().verified).toBe(true)
  })

  it.each([
    ['is deleted', null],
    ['is empty', Buffer.alloc(0)],
    ['was written by somebody without the key', Buffer.from(`${JSON.stringify({ seq: 99, hash: 'x', digest: 'y', recordedAt: 1 })}\nAAAA\n`)],
    ['is noise', Buffer.from([0, 255, 10, 13, 128])],
  ])('says so when the head %s', async (_what, bytes) => {
    archive = createBareArchive()
    await archive.takeDeposits(3)
    archive.close()
    if (bytes === null) rmSync(archive.paths.head)
    else writeFileSync(archive.paths.head, bytes)
    expect(archive.open().alarm).toMatchObject({ code: 'seal-missing', facts: { lastSeq: 3 } })
    await archive.takeDeposits(1)
    archive.close()
    expect(archive.open().alarm, 'the next commit sealed it again').toBeNull()
  })

  it('notices a row that was changed, added or removed in any business table', async () => {
    archive = createBareArchive()
    await archive.takeDeposits(10)
    archive.close()
    const edits = [`UPDATE deposits SET depositor = '另一个人' WHERE number LIKE '%00004'`, `DELETE FROM deposits WHERE number LIKE '%00005'`, `UPDATE counters SET last = last - 1`, `INSERT INTO meta VALUES ('x', 'y')`]
    for (const edit of edits) {
      archive.close()
      const before = readFileSync(archive.paths.database)
      const thief = archive.connect()
      thief.exec(edit)
      thief.pragma('wal_checkpoint(TRUNCATE)')
      thief.close()
      expect(archive.verify(), edit).toMatchObject({ verified: false, stateMatches: false })
      writeFileSync(archive.paths.database, before)
    }
  })

  it('reports a clock that was set back a year, and nothing for a minute', async () => {
    archive = createBareArchive()
    await archive.takeDeposits(1)
    archive.close()
    archive.clock.set('2026-03-02', '08:59')
    expect(archive.open().alarm).toBeNull()
    archive.close()
    archive.clock.set('2025-03-02')
    expect(archive.open().alarm).toMatchObject({ code: 'clock-set-back', facts: { minutes: 365 * 24 * 60 } })
    await archive.takeDeposits(1)
    expect(archive.verify(), 'order comes from the numbers, never from the clock').toMatchObject({ verified: true, rows: 2 })
  })
})
