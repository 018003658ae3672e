/** Reads a subject's entries in the register book, oldest first, with the names of the people who made them. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** All entries of one subject, oldest first. */
export async function listHistory(reader: Reader, subjectId: string): Promise<HistoryEntry[]> {
  return listHistories(reader, [subjectId])
}

/** All entries of several subjects as one story, oldest first, e.g. of a file and its documents. */
export async function listHistories(reader: Reader, subjectIds: readonly string[]): Promise<HistoryEntry[]> {
  const rows = await reader.selectFrom('register_events').leftJoin('users', 'users.id', 'register_events.actor_id')
    .select(['seq', 'kind', 'at', 'users.display_name as by', 'actor_id', 'corrects', 'body'])
    .where('subject_id', 'in', [...subjectIds]).orderBy('seq').execute()
  return rows.map((row) => ({
    seq: row.seq, kind: row.kind, by: row.by ?? row.actor_id, corrects: row.corrects,
    // Moments and JSON were written by the unit of work, which only writes valid ones.
    at: row.at as InstantMs, body: JSON.parse(row.body) as Record<string, unknown>,
  }))
}

/** The seq of a subject's newest entry that says how its line reads: what a correction points at. */
export async function latestEntrySeq(reader: Reader, subjectId: string): Promise<number | undefined> {
  const row = await reader.selectFrom('register_events').select('seq').where('subject_id', '=', subjectId).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row?.seq
}
