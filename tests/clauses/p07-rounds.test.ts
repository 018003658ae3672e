/** P07-14 and P07-16, what comes round in the archive: each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { describe, expect } from 'vitest'
import { clause } from '#tests/support/clause.ts'
import { openTestOffice } from '#tests/support/office.ts'
import { createRegisterDesk } from '#tests/support/registers.ts'

const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}
const codes = (work: Promise<unknown>) => work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause: cited }) => `${code} ${cited ?? ''}`.trim()))

describe('P07, what comes round', () => {
  clause('P07-14', 'brings a full inspection six months after the last one, late the day after without a record', async () => {
    const at = await openTestOffice({ today: '2026-01-10' })
    const keeper = await at.as('archive-administrator')
    const late = async (day: string) => { at.clock.set(day); return must((await keeper.duties.list({ clause: 'P07-14' })).rows[0]).daysLate }
    expect([await late('2026-07-10'), await late('2026-07-11')]).toEqual([0, 1])
    const { id } = must((await keeper.duties.list({ clause: 'P07-14' })).rows[0])
    expect(await codes(keeper.duties.complete({ id }))).toEqual(['duties.words-missing P07-14'])
    await keeper.duties.complete({ id, words: '全查' })
    const dueDay = async () => must((await keeper.duties.list({ clause: 'P07-14' })).rows[0]).dueDay
    expect(await dueDay()).toBe('2027-01-11')
    // Its own form does the duty too, once it says which files were checked and what was found.
    at.clock.set('2027-01-11')
    const form = createRegisterDesk(keeper)
    const half = await form.enter('P07.inspection', { inspectedDay: '2027-01-11', inspectors: '测试甲、测试乙', filesChecked: 'K1 全柜' })
    expect([half.line.lacks, await dueDay()]).toEqual([['faults'], '2027-01-11'])
    const whole = await keeper.registers.correct({ id: half.line.id, values: { faults: '无' }, reason: '补填' })
    expect([whole.line.lacks, await dueDay()]).toEqual([[], '2027-07-11'])
    await at.close()
  })

  clause('P07-16a', 'brings the check of the storage 30 days after the last one, overdue on the day after', async () => {
    const at = await openTestOffice({ today: '2026-03-02' })
    const keeper = await at.as('archive-administrator')
    const late = async (day: string) => { at.clock.set(day); return must((await keeper.duties.list({ clause: 'P07-16' })).rows[0]).daysLate }
    expect([await late('2026-04-01'), await late('2026-04-02')]).toEqual([0, 1])
    const due = async () => must((await keeper.duties.list({ clause: 'P07-16' })).rows[0])
    expect(await codes(keeper.duties.complete({ id: (await due()).id }))).toEqual(['duties.words-missing P07-16'])
    await keeper.duties.complete({ id: (await due()).id, words: '防潮防霉良好' })
    expect((await due()).dueDay).toBe('2026-05-02')
    await at.close()
  })
})
