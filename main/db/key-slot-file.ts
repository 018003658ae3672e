/** The key-slot file on the disk: two copies with generation and checksum, of which the newest whole one counts. */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { roles } from '#shared/domain/access.ts'
import { ArchiveFromNewerVersion, KeySlotsMissing, translateSqliteError } from '#main/db/faults.ts'

const formatVersion = 1
const base64 = z.string().regex(/^[A-Za-z0-9_-]+$/)

const slotSchema = z.object({
  userId: z.string(), displayName: z.string(), role: z.enum(roles), disabled: z.boolean(),
  memoryKib: z.number().int().positive(), passes: z.number().int().positive(),
  salt: base64, nonce: base64, wrapped: base64,
})
/** One file holds so many slots; it is read whole at every login. */
export const mostSlots = 500

const fileSchema = z.object({
  version: z.literal(formatVersion), generation: z.number().int().min(1), archiveId: z.string(), officeName: z.string(), cipher: z.enum(['aegis-256', 'chacha20']),
  createdAt: z.number().int(), recoveryConfirmed: z.boolean(), slots: z.array(slotSchema).max(mostSlots),
  recovery: slotSchema.pick({ memoryKib: true, passes: true, salt: true, nonce: true, wrapped: true }),
})
export type KeySlot = z.infer<typeof slotSchema>
export type KeySlotFile = z.infer<typeof fileSchema>

const checksum = (text: string) => createHash('sha256').update(text).digest('hex')

function parse(content: string): KeySlotFile | null {
  const [text = '', sum = ''] = content.split('\n')
  if (text === '' || checksum(text) !== sum) return null
  const raw = readJson(text)
  const version = z.object({ version: z.number() }).safeParse(raw)
  if (version.success && version.data.version > formatVersion) throw new ArchiveFromNewerVersion(`key slots of format ${String(version.data.version)}`)
  const parsed = fileSchema.safeParse(raw)
  return parsed.success ? parsed.data : null
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A copy that cannot even be read (a folder of that name, no right to read) counts as damaged: the other one decides. */
function readCopy(path: string): KeySlotFile | null {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch {
    return null
  }
  return parse(content)
}

/** The newest whole copy. Throws KeySlotsMissing when neither can be read, ArchiveFromNewerVersion for a later format. */
export function readKeySlotFile(paths: readonly [string, string]): KeySlotFile {
  const copies = paths.map(readCopy).filter((copy) => copy !== null)
  const newest = copies.toSorted((left, right) => right.generation - left.generation)[0]
  if (newest === undefined) throw new KeySlotsMissing()
  return newest
}

/** Writes both copies, one after the other, each whole or not at all: temporary file, sync, rename, sync of the folder. */
export function writeKeySlotFile(paths: readonly [string, string], file: KeySlotFile): void {
  const text = JSON.stringify(fileSchema.parse(file))
  try {
    for (const path of paths) writeWhole(path, `${text}\n${checksum(text)}\n`)
  } catch (error) {
    throw translateSqliteError(error)
  }
}

function writeWhole(path: string, content: string): void {
  const file = openSync(`${path}.new`, 'w', 0o600)
  try {
    writeSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.new`, path)
  syncFolder(dirname(path))
}

/** Makes a rename durable. Windows has no such call and journals renames itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
