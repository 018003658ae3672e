/**
 * Reads the text of a PDF without a browser: inflates its streams and maps glyph codes back through each font's ToUnicode table.
 * Enough for what Chromium writes (plain objects, hexadecimal strings); the inspector's own reader, so that the printer does not vouch for itself.
 */
import { inflateSync } from 'node:zlib'

type PdfObject = { readonly dictionary: string; readonly stream: string | null }
export type PdfText = { readonly pages: readonly string[]; readonly widthPt: number; readonly heightPt: number }

/** The text of each page, in the order in which it is drawn. */
export function readPdf(bytes: Uint8Array): PdfText {
  const objects = readObjects(Buffer.from(bytes))
  const leaves = [...objects.values()].filter((object) => /\/Type\s*\/Page\b/.test(object.dictionary))
  const box = /\/MediaBox\s*\[\s*[\d.]+\s+[\d.]+\s+([\d.]+)\s+([\d.]+)/.exec([...objects.values()].map((object) => object.dictionary).find((text) => text.includes('/MediaBox')) ?? '')
  return { pages: leaves.map((leaf) => readPage(leaf, objects)), widthPt: Number(box?.[1]), heightPt: Number(box?.[2]) }
}

function readObjects(bytes: Buffer): Map<string, PdfObject> {
  const text = bytes.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const start = match.index + match[0].length
    const end = text.indexOf('endobj', start)
    const streamAt = text.slice(start, end).search(/stream\r?\n/)
    if (streamAt < 0) { objects.set(match[1] ?? '', { dictionary: text.slice(start, end), stream: null }); continue }
    const dictionary = text.slice(start, start + streamAt)
    const from = start + streamAt + (text.slice(start + streamAt).match(/^stream\r?\n/)?.[0].length ?? 0)
    const raw = bytes.subarray(from, from + Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0))
    objects.set(match[1] ?? '', { dictionary, stream: dictionary.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1') })
  }
  return objects
}

function unicodeTable(cmap: string): Map<number, string> {
  const table = new Map<number, string>()
  const decode = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, to] of (block ?? '').matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) table.set(Number.parseInt(code ?? '', 16), decode(to ?? ''))
  }
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, low, high, to] of (block ?? '').matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      const first = Number.parseInt(low ?? '', 16)
      const base = decode(to ?? '').codePointAt(0) ?? 0
      for (let code = first; code <= Number.parseInt(high ?? '', 16); code += 1) table.set(code, String.fromCodePoint(base + code - first))
    }
  }
  return table
}

function readPage(leaf: PdfObject, objects: ReadonlyMap<string, PdfObject>): string {
  const resourceId = /\/Resources (\d+) 0 R/.exec(leaf.dictionary)?.[1]
  const resources = resourceId === undefined ? leaf.dictionary : (objects.get(resourceId)?.dictionary ?? '')
  const fontList = /\/Font\s*(?:(\d+) 0 R|<<([\s\S]*?)>>)/.exec(resources)
  const fonts = fontList?.[1] === undefined ? (fontList?.[2] ?? '') : (objects.get(fontList[1])?.dictionary ?? '')
  const tables = new Map([...fonts.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, id]) => {
    const dictionary = objects.get(id ?? '')?.dictionary ?? ''
    const cmap = objects.get(/\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1] ?? '')?.stream ?? ''
    return [name ?? '', { table: unicodeTable(cmap), bytes: dictionary.includes('/Type0') ? 2 : 1 }] as const
  }))
  const content = [...(/\/Contents\s*\[?([^\]/>]*)/.exec(leaf.dictionary)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => objects.get(id ?? '')?.stream ?? '').join('\n')
  let font: { readonly table: Map<number, string>; readonly bytes: number } | undefined
  let text = ''
  for (const [whole, name, hex] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (name !== undefined) { font = tables.get(name); continue }
    const size = (font?.bytes ?? 1) * 2
    for (let at = 0; at < (hex ?? whole).length; at += size) text += font?.table.get(Number.parseInt((hex ?? '').slice(at, at + size), 16)) ?? ''
  }
  return text
}
