/** Lists of the law narrowed by typed words, on many rows: each holds what the plain filter holds, page by page, and a page looks at no more rows than it needs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '#shared/kernel/days.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const many = 240
const size = 50
type Page = { readonly rows: readonly { readonly id: string }[]; readonly next: string | null }

async function readAll(page: (cursor: string | null) => Promise<Page>): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const { rows, next }: Page = await page(cursor)
    expect(rows.length).toBeLessThanOrEqual(size)
    ids.push(...rows.map((row) => row.id))
    cursor = next
  } while (cursor !== null)
  return ids
}

describe(`lists of ${String(many)} rows narrowed by typed words`, () => {
  let office: TestOffice
  let clerk: Client
  let manager: Client
  beforeAll(async () => {
    office = await openTestOffice({ today: '2026-03-02' })
    office.clock.set('2026-03-02', '18:00')
    ;[clerk, manager] = [await office.as('clerk'), await office.as('department-manager')]
    for (let index = 0; index < many; index += 1) {
      const word = index % 3 === 0 ? '甲组' : '乙组'
      const name = `${word}单位${String(index).padStart(4, '0')}`
      await clerk['customer-visits'].add({ day: toDay('2026-03-02'), unit: name, target: 'same-trade', purposes: index % 2 === 0 ? ['coverage'] : [] })
      const { filing } = await clerk['customer-filing'].contact({ name, contactDay: toDay('2026-03-02'), category: index % 2 === 0 ? 'key' : 'unset' })
      await clerk.followups.open({ kind: 'move-in', title: `${name} 入伙`, person: name, place: '5-301', day: toDay('2026-03-02') })
      if (index % 4 === 0) await clerk['customer-filing'].submit({ id: filing.id })
    }
    for (let index = 0; index < 60; index += 1) await manager.policies.propose({ draft: { kind: 'figure', clauseId: 'P07-19.5b', figure: 'loanDaysMax', value: 2 }, fromDay: toDay('2026-03-03'), reason: `通知 ${index % 3 === 0 ? '甲组' : '乙组'} ${String(index)}` }).catch(() => undefined)
  }, 120_000)
  afterAll(async () => { await office.close() })

  it('visits to customers: the words and the state together keep the same rows as either alone, each once', async () => {
    const list = (text: string, state: 'all' | 'purpose-missing') => readAll((cursor) => clerk['customer-visits'].list({ text, state, cursor, size }))
    const [words, state, both] = [await list('甲组', 'all'), await list('', 'purpose-missing'), await list('甲组', 'purpose-missing')]
    expect([words.length, state.length, both.length]).toEqual([80, 120, 40])
    expect(both.toSorted()).toEqual(words.filter((id) => state.includes(id)).toSorted())
    expect(new Set(words).size).toBe(words.length)
    expect(await list('没有这样的字', 'all')).toEqual([])
    const counted = await clerk.reports.preview({ register: 'customer-visits', text: '甲组', state: 'purpose-missing' })
    expect(counted.rows.length > 0).toBe(true)
  })
  it('filings: likewise for every state of the list', async () => {
    const list = (text: string, state: 'all' | 'submitted' | 'category-missing' | 'incomplete' | 'prospect') => readAll((cursor) => clerk['customer-filing'].list({ text, state, cursor, size }))
    for (const state of ['all', 'submitted', 'category-missing', 'incomplete', 'prospect'] as const) {
      const [words, plain, both] = [await list('乙组', 'all'), await list('', state), await list('乙组', state)]
      expect(both.toSorted(), state).toEqual(words.filter((id) => plain.includes(id)).toSorted())
    }
    expect((await list('乙组', 'submitted')).length).toBe(40)
  })
  it('follow-ups: likewise for every box of the board', async () => {
    const list = (text: string, box: 'open' | 'mine' | 'late' | 'unassigned' | 'all' | 'supervisor') => readAll((cursor) => clerk.followups.list({ text, box, cursor, size }))
    for (const box of ['open', 'mine', 'late', 'unassigned', 'all', 'supervisor'] as const) {
      const [words, plain, both] = [await list('甲组', 'all'), await list('', box), await list('甲组', box)]
      expect(both.toSorted(), box).toEqual(words.filter((id) => plain.includes(id)).toSorted())
    }
    expect((await list('甲组', 'open')).length).toBe(80)
  })
  it('approvals: likewise for every box', async () => {
    const list = (who: Client, text: string, box: 'in' | 'out' | 'decided' | 'all') => readAll((cursor) => who.approvals.list({ text, box, cursor, size }))
    const general = await office.as('general-manager')
    const waiting = await list(general, '', 'in')
    expect(waiting.length).toBeGreaterThan(0)
    for (const box of ['in', 'out', 'decided', 'all'] as const) {
      const [words, plain, both] = [await list(general, 'P07', 'all'), await list(general, '', box), await list(general, 'P07', box)]
      expect(both.toSorted(), box).toEqual(words.filter((id) => plain.includes(id)).toSorted())
    }
    await general.approvals.agree({ id: waiting[0] as never })
    expect(await list(general, '', 'in')).not.toContain(waiting[0])
  })
})
