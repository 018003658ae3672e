/** Reads which clauses acted, by what and when last. No person and no record stands there. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type Firing = { readonly clause: string; readonly how: string; readonly count: number; readonly lastAt: InstantMs }

/** Everything that was counted, the latest first. */
export async function listFirings(reader: Reader): Promise<Firing[]> {
  const rows = await reader.selectFrom('clause_firings').selectAll().orderBy('last_at', 'desc').execute()
  // Moments were written by this program.
  return rows.map((row) => ({ clause: row.clause, how: row.how, count: row.count, lastAt: row.last_at as InstantMs }))
}
