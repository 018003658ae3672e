/** Guarantees that a statement with many values stays far under SQLite's bound of 32,766 parameters. */

/** Rows (or ids) in one statement: 40 columns x 200 = 8,000 parameters. */
const chunkSize = 200

/** Runs `work` for the rows in order, a chunk at a time. */
export async function inChunks<Row>(rows: readonly Row[], work: (chunk: readonly Row[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < rows.length; start += chunkSize) await work(rows.slice(start, start + chunkSize))
}
