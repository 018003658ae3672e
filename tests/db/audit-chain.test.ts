import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveArchiveKeys } from '#main/db/archive.ts'
import { linkAudit, verifyAudit } from '#main/db/audit.ts'
import type { AuditVerdict } from '#main/db/audit.ts'
import type { SqliteConnection } from '#main/db/open.ts'
import { createBareArchive } from '#tests/support/bare-archive.ts'
import type { BareArchive } from '#tests/support/bare-archive.ts'

const rows = 60

/** The same numbers every time, so that a failing edit fails again. */
function createDice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

type Edit = { readonly name: string; readonly firstBroken: number; readonly apply: (connection: SqliteConnection) => void }

/** One random edit of somebody who holds the data key and may drop triggers, and the seq at which the chain stops following. */
function drawEdit(dice: (below: number) => number): Edit {
  const at = 1 + dice(rows - 1)
  const other = at + 1 + dice(rows - at)
  const shift = (from: number, by: number) => (connection: SqliteConnection) => {
    connection.prepare('UPDATE audit SET seq = -(seq + ?) WHERE seq >= ?').run(by, from)
    connection.prepare('UPDATE audit SET seq = -seq WHERE seq < 0').run()
  }
  const edits: readonly Edit[] = [
    { name: 'a body is changed', firstBroken: at, apply: (c) => { c.prepare(`UPDATE audit SET body = replace(body, '"op":"', '"op":"x') WHERE seq = ?`).run(at) } },
    { name: 'a moment is changed', firstBroken: at, apply: (c) => { c.prepare(`UPDATE audit SET body = json_set(body, '$.at', json_extract(body, '$.at') + 1) WHERE seq = ?`).run(at) } },
    { name: 'a link is changed', firstBroken: at, apply: (c) => { c.prepare(`UPDATE audit SET h = CASE WHEN substr(h, 1, 1) = 'A' THEN 'B' ELSE 'A' END || substr(h, 2) WHERE seq = ?`).run(at) } },
    { name: 'a row is deleted', firstBroken: at, apply: (c) => { c.prepare('DELETE FROM audit WHERE seq = ?').run(at) } },
    { name: 'a row is deleted and the rest renumbered', firstBroken: at, apply: (c) => { c.prepare('DELETE FROM audit WHERE seq = ?').run(at); shift(at + 1, -1)(c) } },
    // The inserted copy still follows from the row before it; the original after it does not follow from its own copy.
    { name: 'a row is inserted', firstBroken: at + 1, apply: (c) => { shift(at, 1)(c); c.prepare('INSERT INTO audit (seq, body, h) SELECT ?, body, h FROM audit WHERE seq = ?').run(at, at + 1) } },
    { name: 'two rows change places', firstBroken: at, apply: (c) => {
      c.prepare('UPDATE audit SET seq = -1 WHERE seq = ?').run(at)
      c.prepare('UPDATE audit SET seq = ? WHERE seq = ?').run(at, other)
      c.prepare('UPDATE audit SET seq = ? WHERE seq = -1').run(other)
    } },
    { name: 'the rows are renumbered', firstBroken: at, apply: shift(at, 5) },
  ]
  const edit = edits[dice(edits.length)]
  if (edit === undefined) throw new Error('the dice have more sides than there are edits')
  return edit
}

describe('the audit chain', () => {
  let archive: BareArchive
  let connection: SqliteConnection
  let auditKey = ''
  beforeAll(async () => {
    archive = createBareArchive()
    await archive.takeDeposits(rows)
    auditKey = archive.open().keys.auditKey
    archive.close()
    connection = archive.connect()
    connection.exec('DROP TRIGGER audit_keeps_rows; DROP TRIGGER audit_keeps_words')
  })
  afterAll(() => { connection.close(); archive.remove() })

  function verifyAfter(edit: (connection: SqliteConnection) => void): AuditVerdict {
    connection.exec('BEGIN')
    try {
      edit(connection)
      return verifyAudit(connection, auditKey)
    } finally {
      connection.exec('ROLLBACK')
    }
  }

  it('verifies as it was written, with one row for each action', () => {
    expect(verifyAudit(connection, auditKey)).toMatchObject({ verified: true, rows })
  })

  it('finds 200 random edits and names the first broken row of each', () => {
    const dice = createDice(20_260_302)
    const seen = new Set<string>()
    for (let index = 0; index < 200; index += 1) {
      const edit = drawEdit(dice)
      seen.add(edit.name)
      expect(verifyAfter(edit.apply), `${String(index)}: ${edit.name}`).toMatchObject({ verified: false, firstBrokenSeq: edit.firstBroken })
    }
    expect(seen.size, 'every kind of edit was drawn').toBe(8)
  })

  it('cannot be continued by somebody without the key', () => {
    const forged = linkAudit('a guessed key', '', '{}')
    expect(verifyAfter((c) => { c.prepare('UPDATE audit SET body = ?, h = ? WHERE seq = 1').run('{}', forged) })).toMatchObject({ verified: false, firstBrokenSeq: 1 })
  })
})

describe('the head kept outside the database', () => {
  it('names the first missing row when the tail is cut off, and when the whole log is written anew with the key', async () => {
    const archive = createBareArchive()
    await archive.takeDeposits(20)
    const { auditKey } = deriveArchiveKeys(Buffer.from(archive.open().keys.dataKey))
    archive.close()
    expect(archive.verify()).toMatchObject({ verified: true, rows: 20, firstBrokenSeq: null })

    const thief = archive.connect()
    thief.exec('DROP TRIGGER audit_keeps_rows; DROP TRIGGER audit_keeps_words')
    thief.exec('BEGIN; DELETE FROM audit WHERE seq > 17; COMMIT')
    thief.close()
    expect(archive.verify()).toMatchObject({ verified: false, firstBrokenSeq: 18, stateMatches: false })
    expect(archive.open().alarm).toMatchObject({ code: 'operations-missing', facts: { missing: 3, lastSeq: 20 } })
    archive.close()

    const forger = archive.connect()
    let previous = ''
    for (const row of forger.prepare<[], { seq: number; body: string }>('SELECT seq, body FROM audit ORDER BY seq').all()) {
      const body = row.body.replace('deposits.take', 'deposits.correct')
      previous = linkAudit(auditKey, previous, body)
      forger.prepare('UPDATE audit SET body = ?, h = ? WHERE seq = ?').run(body, previous, row.seq)
    }
    forger.close()
    expect(archive.verify()).toMatchObject({ verified: false, firstBrokenSeq: 18 })
    archive.remove()
  })
})
