/** The one-time code of a printed approval sheet: short enough to type, too long to guess, kept only as its hash. */
import { createHash } from 'node:crypto'

/** Crockford's alphabet: no letter that a hand takes for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 5 bits each: 60 bits in all. */
const codeSigns = 12
/** What marks the code for the program wherever it is scanned. */
const mark = 'DP'

/** A code out of a fresh secret of at least 128 bits, as it is printed: `DP-7Q2M-K0XF-93TR`. */
export function makePaperCode(secret: string): string {
  const bytes = createHash('sha256').update(`approval paper code ${secret}`).digest()
  const signs = [...bytes.subarray(0, codeSigns)].map((byte) => alphabet[byte % alphabet.length] ?? '0').join('')
  return [mark, ...(signs.match(/.{4}/g) ?? [])].join('-')
}

/** The code as one word, however it was typed: blanks, dashes, small letters, O for 0, I or L for 1. Null when it cannot be a code. */
export function readPaperCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  const signs = (plain.length === mark.length + codeSigns && plain.startsWith(mark) ? plain.slice(mark.length) : plain).replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return signs.length === codeSigns && [...signs].every((sign) => alphabet.includes(sign)) ? `${mark}${signs}` : null
}

/** What is kept of a code: whoever reads the archive cannot print it. */
export function hashPaperCode(code: string): string {
  return createHash('sha256').update(`approval paper ${code}`).digest('base64url')
}

/** A code that was printed. */
export type IssuedCode = { readonly approvalId: string; readonly position: number; readonly round: number; readonly usedAt: number | null; /** A later print of the same approval replaced it. */ readonly isReplaced: boolean }
