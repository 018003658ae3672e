/** P5, P7, P10: what encryption, Kysely and the place of a page in its list cost, on the program's own tables. */
import { encodeCursor } from '#main/db/keyset.ts'
import { pageDeposits } from '#main/features/deposits/deposits.repository.ts'
import { searchDocuments } from '#main/mechanisms/search/search-documents.ts'
import { atLeast, atMost, ratioOf } from '#tests/bench/figure.ts'
import type { Figure, Scale } from '#tests/bench/figure.ts'
import { fillPair, insertDeposits, openPair, sampleId, sampleName, samplePhone } from '#tests/bench/sample-tables.ts'
import type { SampleTables } from '#tests/bench/sample-tables.ts'

const pageSql = `SELECT * FROM deposits ORDER BY taken_at DESC, id DESC LIMIT 50`

/** Twenty reads at a time, so that the timer's own cost is small beside them. */
const times = (count: number, work: (index: number) => void) => () => { for (let index = 0; index < count; index += 1) work(index) }

export async function measureTables(scale: Scale): Promise<readonly Figure[]> {
  const bulk = openPair()
  const bulkRows = Math.min(scale.rows, 100_000) / 5
  let inserted = 0
  const bulkRatio = await ratioOf(() => { insertDeposits(bulk.encrypted.connection, inserted, bulkRows) }, () => { insertDeposits(bulk.plain.connection, inserted, bulkRows); inserted += bulkRows }, 1, 0)
    .then(async (first) => [first, ...(await repeatBulk(bulk, bulkRows, 6))].toSorted((left, right) => left - right)[3] ?? first)
  bulk.remove()

  const pair = openPair()
  await fillPair(pair, scale.rows)
  const figures = [
    ...(await compareReads(pair, scale)), atMost('P5 bulk insert', bulkRatio, 1.05),
    ...(await compareLayer(pair.encrypted, scale)), ...(await comparePages(pair.encrypted, scale)),
  ]
  pair.remove()
  return figures
}

async function repeatBulk(pair: { readonly encrypted: SampleTables; readonly plain: SampleTables }, rows: number, repeats: number): Promise<readonly number[]> {
  const ratios: number[] = []
  for (let repeat = 1; repeat <= repeats; repeat += 1) {
    ratios.push(await ratioOf(() => { insertDeposits(pair.encrypted.connection, repeat * rows, rows) }, () => { insertDeposits(pair.plain.connection, repeat * rows, rows) }, 1, 0))
  }
  return ratios
}

async function compareReads(pair: { readonly encrypted: SampleTables; readonly plain: SampleTables }, scale: Scale): Promise<readonly Figure[]> {
  const both = <Statement>(make: (tables: SampleTables) => Statement) => [make(pair.encrypted), make(pair.plain)] as const
  const spread = (index: number) => (index * 7_919) % scale.rows
  const points = both(({ connection }) => { const find = connection.prepare('SELECT * FROM deposits WHERE id = ?'); return times(100, (index) => { find.get(sampleId(spread(index))) }) })
  const pages = both(({ connection }) => { const page = connection.prepare(`SELECT * FROM deposits WHERE (taken_at, id) < (?, ?) ORDER BY taken_at DESC, id DESC LIMIT 50`); return times(20, (index) => { page.all(1_700_000_000_000 + spread(index + 1) * 1000, '') }) })
  const scans = both(({ connection }) => { const scan = connection.prepare('SELECT count(*) AS n FROM deposits WHERE instr(depositor, ?) > 0'); return () => { scan.get('王伟') } })
  const searches = both(({ kysely }) => async () => { for (let index = 0; index < 10; index += 1) await searchDocuments(kysely, index % 2 === 0 ? sampleName(spread(index)) : samplePhone(spread(index)).slice(-4)) })
  return [
    atMost('P5 point', await ratioOf(...points, scale.rounds), 1.15),
    atMost('P5 page of 50', await ratioOf(...pages, scale.rounds), 1.15),
    atMost('P5 search', await ratioOf(...searches, scale.rounds), 1.15),
    atMost('P5 scan', await ratioOf(...scans, Math.ceil(scale.rounds / 2)), 1.35),
  ]
}

/** Rounds until the query builder's code is compiled; a program that runs all day is in that state. */
const layerWarmUp = 60

/** P7 is about the layer alone: the cache holds everything, so that neither side waits for a page. */
async function compareLayer({ connection, kysely }: SampleTables, scale: Scale): Promise<readonly Figure[]> {
  connection.pragma('cache_size = -65536')
  const point = connection.prepare<[string]>('SELECT * FROM deposits WHERE id = ?')
  const page = connection.prepare<[]>(pageSql)
  const id = (index: number) => sampleId((index * 13) % 500)
  const pointRatio = await ratioOf(
    async () => { for (let index = 0; index < 200; index += 1) await kysely.selectFrom('deposits').selectAll().where('id', '=', id(index)).executeTakeFirst() },
    times(200, (index) => { point.get(id(index)) }), scale.rounds, layerWarmUp,
  )
  const pageRatio = await ratioOf(
    async () => { for (let index = 0; index < 20; index += 1) await kysely.selectFrom('deposits').selectAll().orderBy('taken_at', 'desc').orderBy('id', 'desc').limit(50).execute() },
    times(20, () => { page.all() }), scale.rounds, layerWarmUp,
  )
  return [atMost('P7 Kysely point', pointRatio, 1.6), atMost('P7 Kysely page of 50', pageRatio, 1.3)]
}

async function comparePages({ connection, kysely }: SampleTables, scale: Scale): Promise<readonly Figure[]> {
  const narrowing = { status: 'all', heldBeforeMs: null, from: null, to: null, text: '' } as const
  const nearEnd = encodeCursor([1_700_000_000_000 + 200 * 1000, sampleId(200)])
  const pageAt = (cursor: string | null) => async () => { for (let index = 0; index < 10; index += 1) await pageDeposits(kysely, narrowing, { cursor, size: 50 }) }
  const offset = connection.prepare<[number]>(`${pageSql} OFFSET ?`)
  const atOffset = () => { for (let index = 0; index < 10; index += 1) offset.all(scale.rows - 200) }
  const rawFirst = connection.prepare<[number, string]>('SELECT * FROM deposits WHERE (taken_at, id) < (?, ?) ORDER BY taken_at DESC, id DESC LIMIT 50')
  return [
    atMost('P10 last page / first page', await ratioOf(pageAt(nearEnd), pageAt(null), scale.rounds), 1.6),
    // The bar is 250 at a million rows; what OFFSET skips grows with the table.
    atLeast(`P10 OFFSET / keyset at the end (${String(scale.rows / 1000)}k rows)`, await ratioOf(atOffset, times(10, () => { rawFirst.all(1_700_000_000_000 + 200 * 1000, sampleId(200)) }), scale.rounds), (250 * scale.rows) / 1_000_000),
  ]
}
