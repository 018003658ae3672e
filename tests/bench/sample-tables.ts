/** The program's own schema in an encrypted file and in a plain one, filled with the same deposits and the same search index. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Database as SqliteConnection } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import { createKysely } from '#main/db/kysely.ts'
import { migrate } from '#main/db/migrate.ts'
import { openConnection } from '#main/db/open.ts'
import type { Schema } from '#main/db/schema.ts'
import { indexMany } from '#main/mechanisms/search/search-index.ts'

export type SampleTables = { readonly connection: SqliteConnection; readonly kysely: Kysely<Schema>; readonly path: string; close(): void }

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国小红文斌宇浩然子涵一诺'
const firstAt = 1_700_000_000_000

/** The same invented person for the same number. */
export function sampleName(index: number): string {
  const at = (text: string, seed: number) => [...text][seed % [...text].length] ?? ''
  return `${at(surnames, index * 7)}${at(given, index * 13)}${index % 3 === 0 ? '' : at(given, Math.floor(index / 5))}`
}
export const samplePhone = (index: number): string => `13${String((index * 7_919_537) % 1_000_000_000).padStart(9, '0')}`
export const sampleId = (index: number): string => `01900000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`

const insertSql = `INSERT INTO deposits (id, number, status, customer_id, depositor, phone, company, item, quantity, unit, place, note, photo_id, taken_at, taken_by)
  VALUES (?, ?, 'held', NULL, ?, ?, ?, ?, 1, '件', ?, '', NULL, ?, 'u')`

/** Inserts deposits in transactions of ten thousand, as an import does. */
export function insertDeposits(connection: SqliteConnection, from: number, count: number): void {
  const insert = connection.prepare(insertSql)
  const batch = connection.transaction((start: number, end: number) => {
    for (let index = start; index < end; index += 1) {
      insert.run(sampleId(index), `JC2026-${String(index + 1).padStart(7, '0')}`, sampleName(index), samplePhone(index), `测试公司${String(index % 5000)}`, `物品${String(index % 97)}`, `A-${String(index % 300)}`, firstAt + index * 1000)
    }
  })
  for (let start = from; start < from + count; start += 10_000) batch(start, Math.min(start + 10_000, from + count))
}

async function indexDeposits(kysely: Kysely<Schema>, count: number): Promise<void> {
  for (let start = 0; start < count; start += 5_000) {
    const documents = Array.from({ length: Math.min(5_000, count - start) }, (_, offset) => {
      const index = start + offset
      return { kind: 'deposit', subjectId: sampleId(index), title: `物品${String(index % 97)}`, subtitle: sampleName(index), atMs: firstAt + index * 1000, fields: { names: [sampleName(index)], companies: [], phones: [samplePhone(index)], numbers: [], texts: [] } }
    })
    await kysely.transaction().execute((writer) => indexMany(writer, documents))
  }
}

/** Pages in the cache: 2 MB, so that most reads fetch and decrypt their pages and the cipher's price is seen. */
const smallCache = 'cache_size = -2000'

/** Opens both files empty, side by side, under the same settings. */
export function openPair(): { readonly encrypted: SampleTables; readonly plain: SampleTables; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'dangui-bench-'))
  const encryptedPath = join(folder, 'encrypted.db')
  const encrypted = openConnection({ path: encryptedPath, dataKey: randomBytes(32), cipher: 'aegis-256', create: true })
  const plainPath = join(folder, 'plain.db')
  const plain = new Database(plainPath)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'temp_store = MEMORY', 'trusted_schema = OFF', 'cell_size_check = ON', 'wal_autocheckpoint = 16384']) plain.pragma(pragma)
  const tables = (connection: SqliteConnection, path: string): SampleTables => {
    connection.pragma(smallCache)
    migrate(connection)
    return { connection, kysely: createKysely<Schema>(connection), path, close() { connection.close() } }
  }
  const pair = { encrypted: tables(encrypted, encryptedPath), plain: tables(plain, plainPath) }
  return { ...pair, remove() { pair.encrypted.close(); pair.plain.close(); rmSync(folder, { recursive: true, force: true }) } }
}

/** Fills both with the same rows and indexes. */
export async function fillPair(pair: { readonly encrypted: SampleTables; readonly plain: SampleTables }, rows: number): Promise<void> {
  for (const tables of [pair.encrypted, pair.plain]) {
    insertDeposits(tables.connection, 0, rows)
    await indexDeposits(tables.kysely, rows)
    tables.connection.pragma('wal_checkpoint(TRUNCATE)')
  }
}
