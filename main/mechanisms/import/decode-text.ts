/** Guarantees that bytes become text only under an encoding that fits all of them; which one is said, so that a person can correct it. */
import { refuse } from '#shared/domain/refusal.ts'

export const textEncodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const
export type TextEncoding = (typeof textEncodings)[number]

export type DecodedText = { readonly text: string; readonly encoding: TextEncoding; readonly hasMark: boolean }

/** In simplified Chinese nearly every two-byte sign is one of the 3,755 common ones (lead B0 to D7, trail from A1); in Big5 read as GB about half. */
const commonShareOfGb = 0.7
const sampledBytes = 1024 * 1024

/** Decodes a text file; `forced` is a person's own choice. Refuses what is no text, and what fits no encoding. */
export function decodeText(bytes: Uint8Array, forced: TextEncoding | null): DecodedText {
  const mark = findMark(bytes)
  if (forced !== null) return { text: decode(bytes, forced) ?? unknownEncoding(), encoding: forced, hasMark: mark === forced }
  if (mark !== null) return { text: decode(bytes, mark) ?? unknownEncoding(), encoding: mark, hasMark: true }
  const wide = findWide(bytes)
  if (wide !== null) return { text: decode(bytes, wide) ?? unknownEncoding(), encoding: wide, hasMark: false }
  if (hasBinary(bytes)) return refuse({ code: 'imports.not-a-table', facts: { what: 'binary' }, remedy: { code: 'imports.save-as-xlsx' } })
  for (const encoding of ['utf-8', 'gb18030', 'big5'] as const) {
    if (encoding === 'gb18030' && shareOfCommonGb(bytes) < commonShareOfGb) continue
    const text = decode(bytes, encoding)
    if (text !== null) return { text, encoding, hasMark: false }
  }
  return unknownEncoding()
}

function unknownEncoding(): never {
  return refuse({ code: 'imports.unknown-encoding', facts: {}, remedy: { code: 'imports.choose-encoding' } })
}

function decode(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function findMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** UTF-16 without a mark: commas, digits and line ends leave NULs at every second place. */
function findWide(bytes: Uint8Array): TextEncoding | null {
  const sample = bytes.subarray(0, 4096)
  let [even, odd] = [0, 0]
  sample.forEach((byte, index) => { if (byte === 0) { if (index % 2 === 0) even += 1; else odd += 1 } })
  if (odd > 8 && even === 0) return 'utf-16le'
  return even > 8 && odd === 0 ? 'utf-16be' : null
}

/** NULs and runs of other control bytes are in no text; a stray one may be. */
function hasBinary(bytes: Uint8Array): boolean {
  let controls = 0
  const sample = bytes.subarray(0, sampledBytes)
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1
  }
  return controls > Math.max(16, sample.length / 50)
}

/** The share of two-byte signs that are common simplified Chinese; 1 when there are none. */
function shareOfCommonGb(bytes: Uint8Array): number {
  let [pairs, common] = [0, 0]
  const end = Math.min(bytes.length, sampledBytes) - 1
  for (let index = 0; index < end; index += 1) {
    const lead = bytes[index] ?? 0
    if (lead < 0x81) continue
    const trail = bytes[index + 1] ?? 0
    pairs += 1
    // Full-width signs and punctuation (A1 to A3) are as common as the characters themselves.
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa3))) common += 1
    index += 1
  }
  return pairs === 0 ? 1 : common / pairs
}
