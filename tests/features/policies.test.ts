import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleOf, clauseLines, findCited, matchClauses } from '#renderer/features/policies/clause-lines.ts'
import { lendingRulesOfP07 } from '#shared/policies/p07.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { TestOffice } from '#tests/support/office.ts'

let office: TestOffice
beforeAll(async () => { office = await openTestOffice({ today: '2026-03-02' }) })
afterAll(async () => { await office.close() })

const lines = async () => clauseLines((await (await office.as('clerk')).policies.list({})).packs)

describe('the policies page', () => {
  it('shows every pack in force to everybody who is logged in, the system administrator too', async () => {
    const { packs } = await (await office.as('system-administrator')).policies.list({})
    expect(packs.find((pack) => pack.id === 'P07')).toMatchObject({ isInForce: true, zh: '客户信息保管制度' })
    expect(packs.every((pack) => pack.clauses.length > 0)).toBe(true)
    await expect(office.anyone().policies.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('opens every clause that lending cites, and three days stand beside the clause that limits a loan', async () => {
    const all = await lines()
    for (const cited of Object.values(lendingRulesOfP07.clauses)) expect(findCited(all, cited)?.printed, cited).toBe(cited)
    expect(findCited(all, 'P07-19.5')).toMatchObject({ id: 'P07-19.5b', hardness: 'block', numbers: { loanDaysMax: 3 } })
    expect(findCited(all, 'P99-1')).toBeUndefined()
  })

  it('narrows by number, by words, by strength and by whether the program runs it', async () => {
    const all = await lines()
    const every = { text: '', pack: 'all', hardness: 'all', runs: 'all' } as const
    expect(matchClauses(all, every, 'zh').length).toBe(all.length)
    expect(matchClauses(all, { ...every, text: articleOf('P07-19.5') }, 'zh').every((line) => line.printed.startsWith('P07-19'))).toBe(true)
    expect(matchClauses(all, { ...every, text: '三天' }, 'zh').map((line) => line.id)).toContain('P07-19.5b')
    const blocking = matchClauses(all, { ...every, pack: 'P07', hardness: 'block', runs: 'run' }, 'zh')
    expect(blocking.length).toBeGreaterThan(0)
    expect(blocking.every((line) => line.hardness === 'block' && line.mechanism !== null && line.pack.id === 'P07')).toBe(true)
  })
})
