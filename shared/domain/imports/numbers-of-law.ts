/** Guarantees that identity and social-credit numbers are checked by their check digit, and that a number which a sheet has rounded is never repaired. */
import { isPlaceholder, isRounded, rawText } from '#shared/domain/imports/cell.ts'
import type { Cell, Finding, Reading } from '#shared/domain/imports/cell.ts'
import { isDay } from '#shared/kernel/days.ts'

/** GB 11643-1999. */
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const idCheckSigns = '10X98765432'
/** GB 32100-2015: the 31 signs (no I, O, S, V, Z) and their weights. */
const creditSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const scientific = /^\d(?:\.\d+)?E\+?\d+$/

/** `value` is '' when the sheet has lost digits; then `lost` holds what still stands there. */
export type LawfulNumber = { readonly value: string; readonly lost: string }

/** The check sign that 17 digits of an identity number ask for. */
export function idCheckSign(digits: string): string {
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(digits[index] ?? 0), 0)
  return idCheckSigns[sum % 11] ?? ''
}

/** The check sign that the first 17 signs of a social-credit number ask for. */
export function creditCheckSign(signs: string): string {
  const sum = creditWeights.reduce((total, weight, index) => total + weight * creditSigns.indexOf(signs[index] ?? '0'), 0)
  return creditSigns[(31 - (sum % 31)) % 31] ?? ''
}

/** An identity number of 18 or (before 1999) 15 signs. A wrong one is kept and named. */
export function readIdNumber(cell: Cell, field: string): Reading<LawfulNumber> {
  return readLawful(cell, field, 'id', (value) => {
    if (/^\d{15}$/.test(value)) return isDay(`19${value.slice(6, 8)}-${value.slice(8, 10)}-${value.slice(10, 12)}`) ? null : 'id-birth-day'
    if (!/^\d{17}[\dX]$/.test(value)) return 'id-length'
    if (!isDay(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`)) return 'id-birth-day'
    return idCheckSign(value.slice(0, 17)) === value[17] ? null : 'id-check-digit'
  })
}

/** A social-credit number of 18 signs, or an older registration number of 13 or 15 digits. */
export function readCreditCode(cell: Cell, field: string): Reading<LawfulNumber> {
  return readLawful(cell, field, 'credit', (value) => {
    if (/^\d{13}$|^\d{15}$/.test(value)) return null
    if (value.length !== 18) return 'credit-length'
    if ([...value].some((sign) => !creditSigns.includes(sign))) return 'credit-signs'
    return creditCheckSign(value.slice(0, 17)) === value[17] ? null : 'credit-check-digit'
  })
}

function readLawful(cell: Cell, field: string, kind: 'id' | 'credit', judge: (value: string) => string | null): Reading<LawfulNumber> {
  const typed = rawText(cell)
  if (isPlaceholder(typed)) return { value: { value: '', lost: '' }, findings: [] }
  const note = (code: string): Finding => ({ code, field, facts: { length: [...typed].length }, weight: 'notes' })
  const value = typed.normalize('NFKC').replaceAll(/[\s'‘’"-]/g, '').toUpperCase()
  const isLost = (typeof cell === 'number' && isRounded(cell)) || scientific.test(value)
  if (isLost) return { value: { value: '', lost: typed.slice(0, 40) }, findings: [note(`${kind}-rounded`)] }
  if (value.length > 40) return { value: { value: '', lost: typed.slice(0, 200) }, findings: [note(`${kind}-length`)] }
  const code = judge(value)
  return { value: { value, lost: '' }, findings: code === null ? [] : [note(code)] }
}

/** A vehicle identification number (GB 16735): 17 signs without I, O and Q. */
export function readVin(cell: Cell, field: string): Reading<string> {
  const value = rawText(cell).normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  if (isPlaceholder(value)) return { value: '', findings: [] }
  const isSound = /^[0-9A-HJ-NPR-Z]{17}$/.test(value)
  return { value: value.slice(0, 40), findings: isSound ? [] : [{ code: 'vin-signs', field, facts: { text: value.slice(0, 40) }, weight: 'notes' }] }
}
