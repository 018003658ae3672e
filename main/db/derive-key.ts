/** One data key, a separate key for each purpose: what one purpose leaks says nothing about another. */
import { hkdfSync } from 'node:crypto'

export type KeyPurpose = 'audit' | 'digest' | 'head' | 'attachments' | 'search'

/** 32 bytes for a purpose by HKDF-SHA-256 (RFC 5869). */
export function deriveKey(dataKey: Buffer, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `dangui/${purpose}/1`, 32))
}
