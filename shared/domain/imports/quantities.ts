/** Guarantees that an amount in words becomes a count and a unit, and that what cannot be counted is said, not guessed. */
import { isBlank, rawText } from '#shared/domain/imports/cell.ts'
import type { Cell, Reading } from '#shared/domain/imports/cell.ts'

export type Quantity = { readonly count: number; readonly unit: string }

const mostPieces = 9_999
const digitOf: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 貳: 2, 两: 2, 兩: 2, 俩: 2, 三: 3, 叁: 3, 參: 3, 仨: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 陸: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
}
const powerOf: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const numeralSigns = [...Object.keys(digitOf), ...Object.keys(powerOf)].join('')
const counted = new RegExp(`^(?:共|计|约|大约)?\\s*(\\d+(?:\\.0+)?|[${numeralSigns}]+)\\s*([^\\d\\s]{0,4})$`)
/** Words that name no number. */
const uncounted = /^(若干|数|几|多|一些|一批|批量|不详|待清点)/

/** Chinese numerals up to thousands, or null. */
export function readNumeral(text: string): number | null {
  let [total, digit] = [0, -1]
  for (const sign of text) {
    const value = digitOf[sign]
    const power = powerOf[sign]
    if (value !== undefined) {
      if (digit > 0) return null
      digit = value
    } else if (power !== undefined) {
      total += (digit === -1 ? 1 : digit) * power
      digit = -1
    } else return null
  }
  return total + Math.max(digit, 0)
}

/** Count and unit of a cell; 1 of `usualUnit` where nothing can be counted, and a finding that says so. */
export function readQuantity(cell: Cell, field: string, usualUnit: string): Reading<Quantity> {
  const one = { count: 1, unit: usualUnit }
  if (isBlank(cell)) return { value: one, findings: [{ code: 'quantity-missing', field, facts: { unit: usualUnit }, weight: 'notes' }] }
  const text = rawText(cell).normalize('NFKC').trim()
  const unclear: Reading<Quantity> = { value: one, findings: [{ code: 'quantity-unclear', field, facts: { text: text.slice(0, 40), unit: usualUnit }, weight: 'notes' }] }
  if (uncounted.test(text)) return unclear
  const match = counted.exec(text)
  if (match === null) return unclear
  const typed = match[1] ?? ''
  const count = /^\d/.test(typed) ? Number(typed) : readNumeral(typed)
  if (count === null || !Number.isInteger(count) || count < 1 || count > mostPieces) return unclear
  return { value: { count, unit: match[2] === undefined || match[2] === '' ? usualUnit : match[2] }, findings: [] }
}
