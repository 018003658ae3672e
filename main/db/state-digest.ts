/**
 * Guarantees that any business row changed outside the program is noticed: every audit row carries a digest over all business rows,
 * kept by TEMP triggers that no repository can forget (an old page put back passes every cipher but not this).
 */
import { createHmac, createSecretKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** Tables whose rows are derived, ephemeral or chained by themselves. */
const undigested = new Set(['audit', 'drafts', 'rollups', 'clause_firings'])

/** Whether a table's rows are part of the digest: business tables are; search structures, drafts and rollups are not. */
export function isDigested(table: string): boolean {
  return !undigested.has(table) && !table.startsWith('search_') && !table.startsWith('sqlite_')
}

/** Names of the digested tables of this archive, sorted. */
export function digestedTables(connection: Database): readonly string[] {
  const rows = connection.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all()
  return rows.map((row) => row.name).filter(isDigested)
}

/** One row as text, the same for triggers and for the full scan. */
function rowExpression(connection: Database, table: string, prefix: string): string {
  const columns = connection.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) ORDER BY cid').all(table)
  return columns.map((column) => `quote(${prefix}"${column.name}")`).join(` || ',' || `)
}

/** A key object is prepared once; handing the bytes over for each row would cost five times as much. */
function rowMac(key: KeyObject, table: string, row: string): Buffer {
  return createHmac('sha256', key).update(table).update('|').update(row).digest()
}

function xorInto(target: Buffer, other: Buffer): void {
  for (let index = 0; index < 32; index += 1) target[index] = (target[index] ?? 0) ^ (other[index] ?? 0)
}

export type DigestTracker = {
  /** Starts a transaction from the digest that the last audit row carries. */
  begin(digest: string): void
  /** The digest of the state as it is now, base64url. */
  current(): string
}

/** Installs the triggers on a writing connection; they live in its temporary schema and vanish with it. */
export function trackDigest(connection: Database, key: Buffer): DigestTracker {
  const state = Buffer.alloc(32)
  const rowKey = createSecretKey(key)
  connection.function('note_row', { deterministic: false, directOnly: false }, (table: unknown, row: unknown) => {
    xorInto(state, rowMac(rowKey, String(table), String(row)))
    return null
  })
  for (const table of digestedTables(connection)) {
    const [fresh, old] = [rowExpression(connection, table, 'new.'), rowExpression(connection, table, 'old.')]
    connection.exec(`CREATE TEMP TRIGGER "digest_insert_${table}" AFTER INSERT ON main."${table}" BEGIN SELECT note_row('${table}', ${fresh}); END`)
    connection.exec(`CREATE TEMP TRIGGER "digest_delete_${table}" AFTER DELETE ON main."${table}" BEGIN SELECT note_row('${table}', ${old}); END`)
    connection.exec(`CREATE TEMP TRIGGER "digest_update_${table}" AFTER UPDATE ON main."${table}" BEGIN SELECT note_row('${table}', ${old}), note_row('${table}', ${fresh}); END`)
  }
  return {
    begin: (digest) => void Buffer.from(digest, 'base64url').copy(state),
    current: () => state.toString('base64url'),
  }
}

/** Recomputes the digest from every business row; equals the last audit row's digest in an untouched archive. */
export function scanDigest(connection: Database, key: Buffer, onRows?: (rows: number) => void): string {
  const state = Buffer.alloc(32)
  const rowKey = createSecretKey(key)
  let rows = 0
  for (const table of digestedTables(connection)) {
    const select = connection.prepare<[], { row: string }>(`SELECT ${rowExpression(connection, table, '')} AS row FROM main."${table}"`)
    for (const { row } of select.iterate()) {
      xorInto(state, rowMac(rowKey, table, row))
      rows += 1
      if (rows % 20_000 === 0) onRows?.(rows)
    }
  }
  return state.toString('base64url')
}
