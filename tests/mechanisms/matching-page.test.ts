import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countDeposits, pageDeposits } from '#main/features/deposits/deposits.repository.ts'
import type { DepositNarrowing } from '#main/features/deposits/deposits.repository.ts'
import { depositDocument } from '#main/features/deposits/deposits.search.ts'
import { matchingSubjects } from '#main/mechanisms/search/search-documents.ts'
import { indexMany } from '#main/mechanisms/search/search-index.ts'
import { dayOfInstant, startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { openTestArchive } from '#tests/support/test-archive.ts'
import type { TestArchive } from '#tests/support/test-archive.ts'

/** A small repeatable generator, so that a failing filter can be replayed. */
function createDice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * sides)
  }
}

const deposits = 4_000
const firstMs = startOfDayMs(toDay('2026-01-01'))
const dice = createDice(7)
const pick = <Choice>(choices: readonly Choice[]): Choice => {
  const choice = choices[dice(choices.length)]
  if (choice === undefined) throw new Error('nothing to pick')
  return choice
}

describe('a list of four thousand deposits narrowed by typed words', () => {
  let archive: TestArchive
  const idOf = (index: number): string => `deposit-${String(index).padStart(5, '0')}`
  beforeAll(async () => {
    archive = openTestArchive()
    await archive.write(async (writer) => {
      for (let start = 0; start < deposits; start += 200) {
        const rows = Array.from({ length: 200 }, (_, offset) => {
          const index = start + offset
          // Held again are only the first twenty: a filter for them drops nearly everything that a common word finds.
          const status = index < 20 ? 'held' as const : 'handed-back' as const
          return {
            id: idOf(index), number: `JC2026-${String(index)}`, status, customer_id: null, depositor: `${pick(['王', '李', '单'])}${pick(['小明', '大伟', '芳'])}`, phone: `138${String(10_000_000 + index * 7)}`,
            company: pick(['', '甲科技', '乙贸易']), item: pick(['合同', '钥匙', '样品']), quantity: 1, unit: '件', place: `A-${String(index % 9)}`, note: '', photo_id: null, taken_at: firstMs + index * 600_000, taken_by: 'u',
            ...(status === 'held' ? { handed_back_at: null, handed_back_by: null, collector: null, collector_phone: null, collector_kind: null, collector_relation: null } : { handed_back_at: firstMs + index * 600_000 + 1, handed_back_by: 'u', collector: '测试甲', collector_phone: '', collector_kind: 'depositor' as const, collector_relation: '' }),
            import_batch_id: null,
          }
        })
        await writer.insertInto('deposits').values(rows).execute()
        await indexMany(writer, rows.map((row) => depositDocument({ ...row, takenAt: row.taken_at })))
      }
    })
  })
  afterAll(() => { archive.close() })

  /** The same narrowing as a plain filter over the whole table. */
  async function plainIds(by: DepositNarrowing): Promise<string[]> {
    const matching = matchingSubjects(by.text, 'deposit')
    const rows = await archive.kysely.selectFrom('deposits').select(['id', 'status', 'taken_at']).orderBy('taken_at', 'desc').orderBy('id', 'desc').$if(matching !== null, (select) => (matching === null ? select : select.where('id', 'in', matching))).execute()
    return rows.filter((row) => (by.status === 'all' || row.status === by.status) && (by.heldBeforeMs === null || (row.status === 'held' && row.taken_at < by.heldBeforeMs))
      && (by.from === null || row.taken_at >= startOfDayMs(by.from)) && (by.to === null || dayOfInstant(row.taken_at as never) <= by.to)).map((row) => row.id)
  }

  async function readAll(by: DepositNarrowing, size: number): Promise<{ ids: string[]; pages: number }> {
    const ids: string[] = []
    let cursor: string | null = null
    let pages = 0
    do {
      const page: Awaited<ReturnType<typeof pageDeposits>> = await pageDeposits(archive.kysely, by, { cursor, size })
      expect(page.rows.length).toBeLessThanOrEqual(size)
      ids.push(...page.rows.map((row) => row.id))
      cursor = page.next
      pages += 1
    } while (cursor !== null)
    return { ids, pages }
  }

  it('holds the same rows in the same order as the plain filter, whatever is typed, filtered and paged', async () => {
    let withRows = 0
    for (let round = 0; round < 60; round += 1) {
      const day = toDay(`2026-01-${String(1 + dice(28)).padStart(2, '0')}`)
      const by: DepositNarrowing = {
        text: pick(['王', '小明', 'wxm', '合同', '甲科技', '李 钥匙', '2026', 'A-3', '1380', '王小明 样品', '不存在', ' , ']), status: pick(['all', 'all', 'held', 'handed-back'] as const),
        heldBeforeMs: dice(6) === 0 ? firstMs + dice(30) * 600_000 : null, from: dice(3) === 0 ? day : null, to: dice(3) === 0 ? toDay('2026-01-20') : null,
      }
      const expected = await plainIds(by)
      const { ids } = await readAll(by, pick([7, 50, 200, 1_000]))
      expect(ids, JSON.stringify(by)).toEqual(expected)
      expect(await countDeposits(archive.kysely, by, null), JSON.stringify(by)).toBe(expected.length)
      expect(await countDeposits(archive.kysely, by, 10)).toBe(Math.min(expected.length, 10))
      if (expected.length > 0) withRows += 1
    }
    expect(withRows).toBeGreaterThan(20)
  }, 60_000)

  it('says that there is more to look through when a filter drops nearly everything that a word finds', async () => {
    const rare: DepositNarrowing = { text: '王', status: 'held', heldBeforeMs: null, from: null, to: null }
    const first = await pageDeposits(archive.kysely, rare, { cursor: null, size: 50 })
    expect(first.rows).toEqual([])
    expect(first.next).not.toBeNull()
    const { ids, pages } = await readAll(rare, 50)
    expect(ids).toEqual(await plainIds(rare))
    expect(ids.length).toBeGreaterThan(0)
    expect(pages).toBeLessThan(6)
  })

  it('begins at the first page for a cursor that it did not write', async () => {
    const by: DepositNarrowing = { text: '合同', status: 'all', heldBeforeMs: null, from: null, to: null }
    expect(await pageDeposits(archive.kysely, by, { cursor: 'WzEsImEiXQ', size: 5 })).toEqual(await pageDeposits(archive.kysely, by, { cursor: null, size: 5 }))
  })
})
