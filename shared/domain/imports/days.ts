/** Guarantees that a day is read only when it can be read in one way: an impossible or ambiguous one rejects the line with its reason. */
import { isBlank, isPlaceholder, rawText } from '#shared/domain/imports/cell.ts'
import type { Cell, Finding, Reading } from '#shared/domain/imports/cell.ts'
import { addDays, isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Day 0 of spreadsheets on Windows; serial 60 is the 29 February 1900 that never was, so serials before it are not read. */
const serialZero = '1899-12-30' as Day
/** Serials of 1950-01-01 and 2099-12-31: outside, a number is not meant as a day. */
const [firstSerial, lastSerial] = [18_264, 73_050]
const [firstYear, lastYear] = [1900, 2100]
/** Two-digit years up to this one are of this century. */
const lastShortYear = 69

const chineseDigits: Readonly<Record<string, string>> = { 〇: '0', 零: '0', '○': '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' }
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

type Parts = { readonly year: number; readonly month: number; readonly date: number }
type Answer = Day | { readonly code: string }

/** The day of a cell, or null when it is empty. Time of day after the day is ignored. */
export function readDay(cell: Cell, field: string): Reading<Day | null> {
  if (isBlank(cell)) return { value: null, findings: [] }
  const text = rawText(cell)
  if (isPlaceholder(text)) return { value: null, findings: [] }
  const answer = cell instanceof Date ? dayOfDate(cell) : typeof cell === 'number' ? dayOfNumber(cell) : dayOfText(text)
  if (typeof answer === 'string') return { value: answer, findings: [] }
  return { value: null, findings: [{ code: answer.code, field, facts: { text: text.slice(0, 40) }, weight: 'rejects' } satisfies Finding] }
}

function fromParts({ year, month, date }: Parts): Answer {
  const full = year < 100 ? year + (year <= lastShortYear ? 2000 : 1900) : year
  const text = `${String(full).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  if (full < firstYear || full > lastYear) return { code: 'day-out-of-range' }
  return isDay(text) ? text : { code: 'day-impossible' }
}

function dayOfDate(date: Date): Answer {
  if (Number.isNaN(date.getTime())) return { code: 'day-unclear' }
  return fromParts({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() })
}

function dayOfNumber(value: number): Answer {
  if (value >= firstSerial && value < lastSerial + 1) return addDays(serialZero, Math.floor(value))
  return Number.isInteger(value) && value > 0 ? dayOfDigits(String(value)) : { code: 'day-unclear' }
}

function dayOfDigits(digits: string): Answer {
  if (digits.length === 8) return fromParts({ year: Number(digits.slice(0, 4)), month: Number(digits.slice(4, 6)), date: Number(digits.slice(6)) })
  if (digits.length === 5) return dayOfSerialText(Number(digits))
  if (digits.length === 6 && /^(19|20)\d{2}(0[1-9]|1[0-2])$/.test(digits)) return { code: 'day-without-date' }
  if (digits.length === 6) return fromParts({ year: Number(digits.slice(0, 2)), month: Number(digits.slice(2, 4)), date: Number(digits.slice(4)) })
  return { code: 'day-unclear' }
}

function dayOfSerialText(serial: number): Answer {
  return serial >= firstSerial && serial <= lastSerial ? addDays(serialZero, serial) : { code: 'day-unclear' }
}

/** Chinese numerals as digits: `二〇二五年十二月三日` becomes `2025年12月3日`. */
function digitsOfChinese(text: string): string {
  return text
    .replaceAll(/([一二三四五六七八九])?十([一二三四五六七八九])?(?=[月日号])/g, (_, tens: string | undefined, ones: string | undefined) => `${chineseDigits[tens ?? '一'] ?? '1'}${chineseDigits[ones ?? '零'] ?? '0'}`)
    .replaceAll(/[〇零○一二三四五六七八九]/g, (sign) => chineseDigits[sign] ?? sign)
}

function dayOfText(typed: string): Answer {
  const text = digitsOfChinese(typed.normalize('NFKC')).toLowerCase()
    .replaceAll(/[([]?(?:星期|周|礼拜)[一二三四五六日天\d][)\]]?/g, ' ').replace(/^['"`]+/, '').trim()
  if (/^\d+(?:\.0)?$/.test(text)) return dayOfDigits(text.replace(/\.0$/, ''))
  const yearFirst = /^(\d{4}|\d{2})\s*[-/.年。·,]\s*(\d{1,2})\s*[-/.月。·,]\s*(\d{1,2})\s*[日号]?(?:[\st].*)?$/.exec(text)
  if (yearFirst !== null) return fromParts({ year: Number(yearFirst[1]), month: Number(yearFirst[2]), date: Number(yearFirst[3]) })
  if (/^(?:\d{4}|\d{2})\s*[-/.年]\s*\d{1,2}\s*月?$/.test(text) || /^\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?$/.test(text)) return { code: 'day-without-date' }
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s.*)?$/.exec(text)
  if (yearLast !== null) return dayOfYearLast(Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3]))
  return dayOfEnglish(text)
}

/** `28/2/2025` and `2/28/2025` can be read in one way only; `2/3/2025` cannot. */
function dayOfYearLast(first: number, second: number, year: number): Answer {
  if (first > 12) return fromParts({ year, month: second, date: first })
  if (second > 12 || first === second) return fromParts({ year, month: first, date: second })
  return { code: 'day-ambiguous' }
}

function dayOfEnglish(text: string): Answer {
  const match = /^(\d{1,2})[-\s]([a-z]{3})[a-z]*\.?[-,\s]+(\d{4}|\d{2})$/.exec(text) ?? /^(?<m>[a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(text)
  if (match === null) return { code: 'day-unclear' }
  const isMonthFirst = match.groups?.['m'] !== undefined
  const month = monthNames.indexOf((isMonthFirst ? match[1] : match[2]) ?? '') + 1
  return month === 0 ? { code: 'day-unclear' } : fromParts({ year: Number(match[3]), month, date: Number(isMonthFirst ? match[2] : match[1]) })
}

/** Minutes after midnight of a time cell, or null when it holds none. */
export function readTimeOfDay(cell: Cell): number | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.getUTCHours() * 60 + cell.getUTCMinutes()
  if (typeof cell === 'number') return cell >= 0 && cell < 1 ? Math.min(1439, Math.round(cell * 1440)) : null
  const match = /(\d{1,2})\s*[:时点]\s*(\d{1,2})?/.exec(rawText(cell).normalize('NFKC'))
  if (match === null) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}
