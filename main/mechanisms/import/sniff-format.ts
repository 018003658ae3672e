/** Guarantees that a file is taken for what it holds, whatever its name says; what cannot be a table is refused by name. */
import { readZipDirectory } from '#main/mechanisms/import/zip-directory.ts'
import { refuse } from '#shared/domain/refusal.ts'

export const tableFormats = ['csv', 'xlsx', 'xls', 'html'] as const
export type TableFormat = (typeof tableFormats)[number]

/** One call carries at most this much; beyond it the office splits the file. */
export const largestFileBytes = 64 * 1024 * 1024
/** Signs of the beginning that tell an HTML page. */
const headSigns = 4_096

const foreign: readonly (readonly [what: string, start: readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]], ['png', [0x89, 0x50, 0x4e, 0x47]], ['jpeg', [0xff, 0xd8, 0xff]], ['gif', [0x47, 0x49, 0x46, 0x38]], ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]], ['gzip', [0x1f, 0x8b]], ['program', [0x4d, 0x5a, 0x90]], ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
]

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((value, index) => bytes[index] === value)
}

/** What the bytes are. */
export function sniffFormat(bytes: Uint8Array): TableFormat {
  if (bytes.length === 0) return refuse({ code: 'imports.file-empty', facts: {}, remedy: { code: 'imports.choose-another' } })
  if (bytes.length > largestFileBytes) return refuse({ code: 'imports.file-too-large', facts: { megabytes: Math.ceil(bytes.length / 1024 / 1024), limit: largestFileBytes / 1024 / 1024 }, remedy: { code: 'imports.split-file' } })
  if (startsWith(bytes, [0x50, 0x4b])) return sniffZip(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return sniffCompound(bytes)
  // BIFF without a container: Excel 2 to 4.
  if (bytes[0] === 0x09 && (bytes[1] === 0x00 || bytes[1] === 0x02 || bytes[1] === 0x04) && bytes[2] === 0x06) return tooOld()
  const other = foreign.find(([, start]) => startsWith(bytes, start))
  if (other !== undefined) return notATable(other[0])
  return sniffText(bytes)
}

function notATable(what: string): never {
  return refuse({ code: 'imports.not-a-table', facts: { what }, remedy: { code: 'imports.save-as-xlsx' } })
}

function tooOld(): never {
  return refuse({ code: 'imports.excel-too-old', facts: {}, remedy: { code: 'imports.save-as-xlsx' } })
}

function sniffZip(bytes: Uint8Array): TableFormat {
  const names = new Set(readZipDirectory(bytes).map((entry) => entry.name))
  if (names.has('xl/workbook.xml')) return 'xlsx'
  if (names.has('xl/workbook.bin')) return notATable('xlsb')
  if (names.has('word/document.xml')) return notATable('docx')
  if (names.has('mimetype') && names.has('content.xml')) return notATable('ods')
  // A workbook may name its parts otherwise; the reader follows its relations.
  return names.has('[Content_Types].xml') && names.has('_rels/.rels') && [...names].some((name) => name.includes('sheet')) ? 'xlsx' : notATable('zip')
}

function sniffCompound(bytes: Uint8Array): TableFormat {
  const holds = (name: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return refuse({ code: 'imports.file-encrypted', facts: {}, remedy: { code: 'imports.take-password-off' } })
  if (holds('WordDocument')) return notATable('doc')
  if (holds('PowerPoint Document')) return notATable('ppt')
  if (holds('Workbook')) return 'xls'
  return holds('Book') ? tooOld() : refuse({ code: 'imports.file-damaged', facts: {}, remedy: { code: 'imports.save-again' } })
}

function sniffText(bytes: Uint8Array): TableFormat {
  // Latin letters are the same in every encoding that offices use; NULs of UTF-16 fall away.
  const head = Buffer.from(bytes.subarray(0, headSigns)).toString('latin1').replaceAll('\u0000', '').replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '').trimStart().toLowerCase()
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet')) return notATable('xml-2003')
  if (head.startsWith('<?xml') && !head.includes('<html')) return notATable('xml')
  if (/^(?:<!doctype html|<html|<table|<meta|<head|<body|<!--)/.test(head) || head.includes('<html') || head.includes('<table')) return 'html'
  if (head.startsWith('{\\rtf')) return notATable('rtf')
  if (head.startsWith('mime-version:')) return notATable('mht')
  return 'csv'
}
