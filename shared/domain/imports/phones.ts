/** Guarantees that telephone numbers come out of any cell one by one, found by their digits, and that an incomplete one is kept and named. */
import { isPlaceholder, rawText } from '#shared/domain/imports/cell.ts'
import type { Cell, Finding, Reading } from '#shared/domain/imports/cell.ts'
import { readPhone } from '#shared/domain/phones.ts'

/** What stands between two numbers of one cell. */
const separators = /[/;,、|\n\r]|或者?|以及|\s和\s|\s{2,}|(?<=1[3-9]\d{9})\s+(?=\d)/
const scientific = /^\d(?:\.\d+)?e\+?\d+$/i
/** A short last part belongs to the number before it: `62345678/79` is one line with two ends. */
const shortEnd = /^\d{1,4}$/

/** The numbers of a cell, plain: `13998324307`, `021-61971663转73`. */
export function readPhones(cell: Cell, field: string): Reading<readonly string[]> {
  const text = rawText(cell).normalize('NFKC').trim()
  if (isPlaceholder(text)) return { value: [], findings: [] }
  if (scientific.test(text)) return { value: [text], findings: [finding('phone-rounded', field, text)] }
  const phones: string[] = []
  const findings: Finding[] = []
  for (const part of splitNumbers(text)) {
    const plain = plainPhone(part)
    if (plain === '' || phones.includes(plain)) continue
    phones.push(plain)
    const code = judgePhone(plain)
    if (code !== null) findings.push(finding(code, field, plain))
  }
  return { value: phones, findings }
}

function finding(code: string, field: string, phone: string): Finding {
  return { code, field, facts: { phone: phone.slice(0, 40) }, weight: 'notes' }
}

function splitNumbers(text: string): string[] {
  const parts: string[] = []
  for (const part of text.split(separators).map((piece) => piece.trim()).filter((piece) => piece !== '')) {
    const before = parts.at(-1)
    if (before !== undefined && shortEnd.test(part) && before.replaceAll(/\D/g, '').length >= 7) parts[parts.length - 1] = `${before}/${part}`
    else parts.push(part)
  }
  return parts
}

/** Words between the digits that are no extension: a name, a remark. The number is then kept as it was typed. */
const otherWords = /[^\d\s\-+().#转轉分机extX]/i

/** Without spaces, brackets and +86; a land line keeps its area code apart, an extension stands after 转. Words stay as they are. */
function plainPhone(part: string): string {
  const { digits, extension } = readPhone(part)
  if (digits === '' || otherWords.test(part) || digits.length > 15) return part.slice(0, 40)
  const landline = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/.exec(digits) ?? (/^0\d{2,3}[-\s(]/.test(part) || /^\(0\d{2,3}\)/.test(part) ? /^(0\d{2,3}?)(\d{7,8})$/.exec(digits) : null)
  const main = landline === null ? digits : `${landline[1] ?? ''}-${landline[2] ?? ''}`
  return extension === '' ? main : `${main}转${extension}`
}

/** What is wrong with a plain number, or null. */
function judgePhone(plain: string): string | null {
  const main = plain.split('转')[0] ?? ''
  const digits = main.replaceAll(/\D/g, '')
  if (digits.length === 0) return 'phone-no-number'
  if (plain.includes('/')) return null
  const looksMobile = /^1[3-9]/.test(digits)
  if (looksMobile && digits.length < 11) return 'phone-digit-missing'
  if (looksMobile && digits.length > 11) return 'phone-digit-extra'
  if (digits.length < 7) return /^(1\d{2}|9\d{4}|1\d{4})$/.test(digits) ? null : 'phone-digit-missing'
  return digits.length > 15 ? 'phone-digit-extra' : null
}
