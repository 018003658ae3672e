/** Asks the archive for Ctrl+K and for scans; a kind without a screen is not offered. */
import { client } from '#renderer/rpc/index.ts'
import { placeOfSubject } from '#renderer/ui/index.ts'
import type { FindHit, FindSource } from '#renderer/ui/index.ts'
import type { FindHitRow } from '#shared/contract/find.ts'

/** More lines than the palette shows at once help nobody. */
const size = 12

/** Records that contain what was typed, an exact number first. */
export const findInArchive: FindSource = async (text, signal) => {
  const { rows } = await client.find.search({ text: text.slice(0, 200), size }, { signal })
  return rows.flatMap(toHit)
}

function toHit(row: FindHitRow): readonly FindHit[] {
  const place = placeOfSubject(row.kind, row.id)
  return place === null ? [] : [{ key: row.id, kind: row.kind, title: row.title, detail: row.subtitle, ...place, isExactNumber: row.isExactNumber }]
}
