/** Chooses the cipher once, when an archive is created: AEGIS-256 where the processor has AES instructions, ChaCha20 where it has not. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { openConnection } from '#main/db/open.ts'
import type { CipherName } from '#main/db/open.ts'

/** Pages written and read back in the self-test; takes about 50 ms for both ciphers. */
const testRows = 400

function timeCipher(folder: string, cipher: CipherName): number {
  const path = join(folder, `${cipher}.db`)
  const options = { path, dataKey: randomBytes(32), cipher }
  const writer = openConnection({ ...options, create: true })
  writer.exec('CREATE TABLE page (body BLOB)')
  const insert = writer.prepare('INSERT INTO page VALUES (?)')
  const body = Buffer.alloc(3000, 7)
  writer.transaction(() => { for (let row = 0; row < testRows; row += 1) insert.run(body) })()
  writer.close()
  const reader = openConnection({ ...options, readonly: true })
  const began = performance.now()
  reader.prepare('SELECT sum(length(body)) FROM page').get()
  const elapsedMs = performance.now() - began
  reader.close()
  return elapsedMs
}

/** The faster cipher on this machine; AEGIS-256 unless ChaCha20 reads at least twice as fast (no AES instructions). */
export function chooseCipher(): CipherName {
  const folder = mkdtempSync(join(tmpdir(), 'dangui-cipher-'))
  try {
    return timeCipher(folder, 'chacha20') * 2 < timeCipher(folder, 'aegis-256') ? 'chacha20' : 'aegis-256'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
