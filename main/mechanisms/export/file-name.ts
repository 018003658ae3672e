/** Guarantees that a name made from typed text names one file in the folder that was meant, on every system. */
import { join } from 'node:path'
import { printable } from '#main/mechanisms/paper/html.ts'

/** Room for a number, for the extension and for a system's own suffixes within the 255 bytes that file systems grant. */
const longestNameBytes = 180
/** Windows' device names, with any extension, also written with superscript digits. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[.\s])/i

/** A file name without folder: path signs, controls, device names, hidden-file dots and formula starts are made harmless. */
export function safeFileName(name: string, extension: string, fallback = 'export'): string {
  const plain = printable(name.normalize('NFC')).replace(/[\p{C}\n]/gu, '').replace(/[<>:"/\\|?*]/g, '_')
  const trimmed = plain.replace(/^[\s.~=+\-@＝＋－＠]+/u, '').replace(/[\s.]+$/u, '')
  const tame = deviceName.test(trimmed) ? `_${trimmed}` : trimmed
  const cut = cutToBytes(tame, longestNameBytes).replace(/[\s.]+$/u, '')
  return `${cut === '' ? fallback : cut}.${extension}`
}

function cutToBytes(text: string, most: number): string {
  let bytes = 0
  let kept = ''
  for (const sign of text) {
    bytes += Buffer.byteLength(sign)
    if (bytes > most) break
    kept += sign
  }
  return kept
}

/** The path of a file with this title in a folder; never outside it. */
export function pathInFolder(folder: string, title: string, extension: string, fallback?: string): string {
  return join(folder, safeFileName(title, extension, fallback))
}
