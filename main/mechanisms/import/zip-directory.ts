/** Reads a zip's table of contents without unpacking anything, so that a bomb is refused before its first byte grows. */
import { inflateRawSync } from 'node:zlib'
import { refuse } from '#shared/domain/refusal.ts'

export type ZipEntry = { readonly name: string; readonly method: number; readonly packed: number; readonly unpacked: number; readonly offset: number }

const endSignature = 0x0605_4b50
const entrySignature = 0x0201_4b50
const endLength = 22
const longestComment = 65_535
/** Real workbooks have tens of entries; pictures make hundreds. */
const mostEntries = 4_000
const mostUnpackedBytes = 400 * 1024 * 1024
/** Sheets pack about 10:1; only a bomb packs a large entry better than 100:1. */
const steepestRatio = 100
const ratioCountsFromBytes = 16 * 1024 * 1024

/** The entries of a zip. Refuses what is cut off, and what would unpack into more than a workbook can be. */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let position = view.getUint32(end + 16, true)
  if (count > mostEntries) bomb({ entries: count, limit: mostEntries })
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (position + 46 > bytes.length || view.getUint32(position, true) !== entrySignature) damaged()
    const nameLength = view.getUint16(position + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(position + 46, position + 46 + nameLength)), method: view.getUint16(position + 10, true),
      packed: view.getUint32(position + 20, true), unpacked: view.getUint32(position + 24, true), offset: view.getUint32(position + 42, true),
    })
    position += 46 + nameLength + view.getUint16(position + 30, true) + view.getUint16(position + 32, true)
  }
  refuseBomb(entries, bytes.length)
  return entries
}

function damaged(): never {
  return refuse({ code: 'imports.file-damaged', facts: {}, remedy: { code: 'imports.save-again' } })
}

function bomb(facts: Readonly<Record<string, number>>): never {
  return refuse({ code: 'imports.file-bomb', facts, remedy: { code: 'imports.save-again' } })
}

function findEnd(view: DataView): number {
  const from = view.byteLength - endLength
  for (let position = from; position >= Math.max(0, from - longestComment); position -= 1) if (view.getUint32(position, true) === endSignature) return position
  return damaged()
}

/** The reader unpacks no further than an entry declares; so the declared sizes decide. */
function refuseBomb(entries: readonly ZipEntry[], fileBytes: number): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (unpacked > mostUnpackedBytes) bomb({ megabytes: Math.round(unpacked / 1024 / 1024), limit: mostUnpackedBytes / 1024 / 1024 })
  for (const entry of entries) {
    if (entry.unpacked === 0 && entry.packed > 64) bomb({ entries: entries.length, limit: mostEntries })
    if (entry.unpacked > ratioCountsFromBytes && entry.unpacked > entry.packed * steepestRatio) bomb({ megabytes: Math.round(entry.unpacked / 1024 / 1024), limit: steepestRatio })
  }
  // Entries that overlap in the file would unpack the same bytes many times.
  if (entries.reduce((sum, entry) => sum + entry.packed, 0) > fileBytes) damaged()
}

/** Unpacks one small entry, or undefined when it is not there. Never more than `limit` bytes. */
export function unpackEntry(bytes: Uint8Array, entries: readonly ZipEntry[], name: string, limit: number): string | undefined {
  const entry = entries.find((candidate) => candidate.name === name)
  if (entry === undefined || entry.unpacked > limit || entry.offset + 30 > bytes.length) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  try {
    return new TextDecoder().decode(entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: limit }))
  } catch {
    return damaged()
  }
}
