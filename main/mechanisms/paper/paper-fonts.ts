/** Guarantees that Chinese text is whole on a machine without Chinese fonts: a page carries the font slices that its own text needs. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

type Slice = { readonly file: string; readonly ranges: readonly (readonly [first: number, last: number])[]; readonly unicodeRange: string }

/** The name under which the embedded slices are known. */
const embeddedFamily = 'Dangui Paper'
/** Chinese fonts of Windows, macOS and Linux. */
const systemFamilies = '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif'

/**
 * The fonts of a page. A page that carries its own uses them first: it looks the same everywhere, and text copied from its PDF is right
 * (a system font that draws 心 and the radical ⼼ with one glyph makes Chromium name the radical).
 */
export function paperFontFamily(isEmbedded: boolean): string {
  return isEmbedded ? `"${embeddedFamily}", ${systemFamilies}` : systemFamilies
}

let knownSlices: readonly Slice[] | undefined
const encodedFiles = new Map<string, string>()

/** The slices of the installed font package; none when it was not installed with the program. */
function fontSlices(): readonly Slice[] {
  if (knownSlices !== undefined) return knownSlices
  try {
    const stylesheet = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/index.css')
    knownSlices = readSlices(readFileSync(stylesheet, 'utf8'), dirname(stylesheet))
  } catch {
    knownSlices = []
  }
  return knownSlices
}

/** Reads the `@font-face` rules of a stylesheet: which file covers which characters. */
export function readSlices(stylesheet: string, folder: string): readonly Slice[] {
  return [...stylesheet.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rule]) => {
    const file = /url\(\s*['"]?\.\/([^)'"]+)['"]?\s*\)/.exec(rule ?? '')?.[1]
    const unicodeRange = /unicode-range:\s*([^;]+)/.exec(rule ?? '')?.[1]?.trim()
    if (file === undefined || unicodeRange === undefined) return []
    return [{ file: join(folder, file), ranges: unicodeRange.split(',').flatMap(readRange), unicodeRange }]
  })
}

function readRange(text: string): (readonly [number, number])[] {
  const match = /^U\+([0-9a-f]+)(?:-([0-9a-f]+))?$/i.exec(text.trim())
  if (match?.[1] === undefined) return []
  return [[Number.parseInt(match[1], 16), Number.parseInt(match[2] ?? match[1], 16)]]
}

/** `@font-face` rules for every character of a text that the font has, as data: addresses (a page may load nothing). */
export function paperFontRules(text: string): string {
  const codes = [...new Set(text)].map((sign) => sign.codePointAt(0) ?? 0)
  const needed = fontSlices().filter((slice) => slice.ranges.some(([first, last]) => codes.some((code) => code >= first && code <= last)))
  return needed.map((slice) => `@font-face{font-family:"${embeddedFamily}";font-weight:100 900;src:url(data:font/woff2;base64,${encoded(slice.file)}) format("woff2");unicode-range:${slice.unicodeRange}}`).join('\n')
}

function encoded(file: string): string {
  const known = encodedFiles.get(file) ?? readFileSync(file).toString('base64')
  encodedFiles.set(file, known)
  return known
}
