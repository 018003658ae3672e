/**
 * Guarantees that the bytes of an attachment lie on the disk only sealed (AES-256-GCM, a key of its own for each content), under a name that tells
 * neither content nor original name, and whole: written beside, synced, then renamed. What was changed, cut or swapped is a named fault, never data.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ArchiveFault, translateSqliteError } from '#main/db/faults.ts'

/** Where a content lies: 64 hex digits, a keyed digest of the content. Only who holds the archive's key can tell which content it is. */
export type AttachmentAddress = string & { readonly __attachment: true }

/** The sealed bytes are not what was written, or belong to another address or archive. */
export class AttachmentDamaged extends ArchiveFault {
  constructor() { super('attachment-damaged', 'the bytes of an attachment are not what was written') }
}
/** The row names a file that is not there. */
export class AttachmentMissing extends ArchiveFault {
  constructor() { super('attachment-missing', 'an attachment has no file') }
}

export type AttachmentFiles = {
  /** Seals the bytes and syncs them to the disk; the same content lies there once. Resolves only when a power cut can no longer lose them. */
  keep(bytes: Uint8Array): Promise<AttachmentAddress>
  /** The bytes as they were kept. Throws AttachmentMissing or AttachmentDamaged. */
  read(address: AttachmentAddress): Promise<Buffer>
  /** Removes files that no row names and that are older than `graceMs` (a row may be about to name a young one); says how many. */
  sweep(named: ReadonlySet<string>, nowMs: number, graceMs: number): Promise<number>
}

const magic = Buffer.from('DGA1')
const nonceBytes = 12
const tagBytes = 16
/** What sealing adds to a content. */
export const sealedOverheadBytes = magic.length + nonceBytes + tagBytes
const addressPattern = /^[0-9a-f]{64}$/

/** Whether a text read from a row has the form of an address; anything else never becomes a path. */
export function isAttachmentAddress(text: string): text is AttachmentAddress {
  return addressPattern.test(text)
}

/** The path of a content under the attachments folder; two digits a folder keep folders small. */
export function attachmentPath(folder: string, address: AttachmentAddress): string {
  if (!isAttachmentAddress(address)) throw new AttachmentMissing()
  return join(folder, address.slice(0, 2), address.slice(2))
}

function addressOf(attachmentsKey: Buffer, bytes: Uint8Array): AttachmentAddress {
  // A hex digest of SHA-256 has the form of an address.
  return createHmac('sha256', Buffer.from(hkdfSync('sha256', attachmentsKey, '', 'dangui/attachment-address/1', 32))).update(bytes).digest('hex') as AttachmentAddress
}

/** Each content has a key of its own, so a nonce can never meet another content under the same key. */
function contentKey(attachmentsKey: Buffer, address: AttachmentAddress): Buffer {
  return Buffer.from(hkdfSync('sha256', attachmentsKey, Buffer.from(address, 'hex'), 'dangui/attachment-content/1', 32))
}

function associatedData(address: AttachmentAddress): Buffer {
  return Buffer.concat([magic, Buffer.from(address, 'hex')])
}

function seal(attachmentsKey: Buffer, address: AttachmentAddress, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', contentKey(attachmentsKey, address), nonce, { authTagLength: tagBytes })
  cipher.setAAD(associatedData(address))
  return Buffer.concat([magic, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Opens sealed bytes for their address. Throws AttachmentDamaged for anything that was not sealed with this key for this address. */
export function unseal(attachmentsKey: Buffer, address: AttachmentAddress, sealed: Buffer): Buffer {
  if (sealed.length < sealedOverheadBytes || !sealed.subarray(0, magic.length).equals(magic)) throw new AttachmentDamaged()
  try {
    const nonce = sealed.subarray(magic.length, magic.length + nonceBytes)
    const decipher = createDecipheriv('aes-256-gcm', contentKey(attachmentsKey, address), nonce, { authTagLength: tagBytes })
    decipher.setAAD(associatedData(address))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(magic.length + nonceBytes, -tagBytes)), decipher.final()])
  } catch {
    // GCM does not tell a wrong key from changed bytes, and neither may be told apart here.
    throw new AttachmentDamaged()
  }
}

/** Builds the store of one archive's attachments. */
export function createAttachmentFiles(folder: string, attachmentsKey: Buffer): AttachmentFiles {
  async function read(address: AttachmentAddress): Promise<Buffer> {
    const sealed = await readFile(attachmentPath(folder, address)).catch((error: unknown) => { throw isMissing(error) ? new AttachmentMissing() : translateSqliteError(error) })
    return unseal(attachmentsKey, address, sealed)
  }
  return {
    read,
    async keep(bytes) {
      const address = addressOf(attachmentsKey, bytes)
      const path = attachmentPath(folder, address)
      // A file that is there already is believed only when it opens; a damaged one is written anew.
      if (existsSync(path) && await read(address).then(() => true, () => false)) return address
      await writeWhole(path, seal(attachmentsKey, address, bytes))
      return address
    },
    sweep: (named, nowMs, graceMs) => sweepFolder(folder, named, nowMs, graceMs),
  }
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const part = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(part, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
    await syncFolder(dirname(path))
    await syncFolder(dirname(dirname(path)))
  } catch (error) {
    await rm(part, { force: true })
    throw translateSqliteError(error)
  }
}

/** Makes a rename durable. Windows has no such call and journals its directory by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Names are compared before anything is asked of the disk, so that a folder of a hundred thousand photos costs one listing. */
async function sweepFolder(folder: string, named: ReadonlySet<string>, nowMs: number, graceMs: number): Promise<number> {
  if (!existsSync(folder)) return 0
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  let swept = 0
  for (const entry of entries) {
    const address = `${basename(entry.parentPath)}${entry.name}`
    const isOurs = isAttachmentAddress(address) || entry.name.endsWith('.part')
    if (!isOurs || named.has(address)) continue
    const path = join(entry.parentPath, entry.name)
    if (nowMs - (await stat(path)).mtimeMs <= graceMs) continue
    await rm(path, { force: true })
    swept += 1
  }
  return swept
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
