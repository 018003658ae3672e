/** Guarantees that a typed calendar is read line by line, and that the first line that cannot be read, or that says a day again, is named. */
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

export type TypedDay = { readonly day: Day; readonly kind: 'holiday' | 'made-up'; readonly name: string }
export type ReadYear = { readonly ok: true; readonly days: TypedDay[] } | { readonly ok: false; readonly fault: 'unreadable' | 'day-twice'; readonly lineNumber: number; readonly line: string }

const offWords = new Set(['放假', '休息', '休', 'off', 'holiday'])
const onWords = new Set(['上班', '补班', '调休', '班', 'on', 'work'])

function readLine(line: string): TypedDay | null {
  const [date = '', word = '', ...name] = line.normalize('NFKC').trim().split(/[\s,，;；\t]+/)
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(date)
  const day = parts === null ? '' : `${parts[1] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`
  const kind = offWords.has(word.toLowerCase()) ? 'holiday' : onWords.has(word.toLowerCase()) ? 'made-up' : null
  return isDay(day) && kind !== null && name.length > 0 ? { day, kind, name: name.join(' ').slice(0, 20) } : null
}

/** Reads `2027-10-01 放假 国庆节`, one day a line; empty lines do not count. */
export function readYearLines(typed: string): ReadYear {
  const days: TypedDay[] = []
  for (const [index, line] of typed.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const day = readLine(line)
    const isTwice = day !== null && days.some((known) => known.day === day.day)
    if (day === null || isTwice) return { ok: false, fault: isTwice ? 'day-twice' : 'unreadable', lineNumber: index + 1, line: line.trim().slice(0, 40) }
    days.push(day)
  }
  return { ok: true, days }
}
