import { describe, expect, it } from 'vitest'
import { readYearLines } from '#shared/domain/calendar-lines.ts'

describe('a typed calendar', () => {
  it('is read in the spellings that notices and people use', () => {
    expect(readYearLines('2027-10-01 放假 国庆节\n\n2027/10/9，上班，国庆节\n2027年1月1日 off New Year\n')).toEqual({
      ok: true, days: [{ day: '2027-10-01', kind: 'holiday', name: '国庆节' }, { day: '2027-10-09', kind: 'made-up', name: '国庆节' }, { day: '2027-01-01', kind: 'holiday', name: 'New Year' }],
    })
  })
  it('names the line that says a day again, empty lines counted', () => {
    expect(readYearLines('2027-10-01 放假 国庆节\n\n2027/10/1 上班 国庆节')).toEqual({ ok: false, fault: 'day-twice', lineNumber: 3, line: '2027/10/1 上班 国庆节' })
  })
  it.each(['2027-02-31 放假 节', '十月一日 放假 国庆节', '2027-10-01 加班 国庆节', '2027-10-01 放假'])('names the line that cannot be read: %s', (line) => {
    expect(readYearLines(`2027-10-01 放假 国庆节\n${line}`)).toEqual({ ok: false, fault: 'unreadable', lineNumber: 2, line })
  })
})
