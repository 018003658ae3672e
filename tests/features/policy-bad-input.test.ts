/** What is wrong with rules that are handed in is refused when it comes, with the clause and the line, and what was good before stays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toDay } from '#shared/kernel/days.ts'
import { policyPacks } from '#shared/policies/index.ts'
import { rulesOn } from '#shared/policies/office-rules.ts'
import { loadPacks } from '#shared/policies/pack-faults.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { TestOffice } from '#tests/support/office.ts'

const packOf = (id: string): PolicyPack => {
  const found = policyPacks.find((pack) => pack.id === id)
  if (found === undefined) throw new Error(`there is no ${id}`)
  return found
}
const p07 = packOf('P07')
/** The pack with one clause spoilt, as data may bring it. */
const spoilt = (clauseId: string, change: object): PolicyPack => ({ ...p07, version: 'spoilt', clauses: p07.clauses.map((clause) => (clause.id === clauseId ? { ...clause, ...change } : clause)) })
const lineOf = (clauseId: string) => p07.clauses.findIndex((clause) => clause.id === clauseId) + 1
/** Whatever a client's call was refused with. */
const refusalsOf = (work: Promise<unknown>) => work.then(() => [], (error: { readonly data?: { readonly refusals?: readonly unknown[] } }) => error.data?.refusals ?? [error])

describe('a pack that is handed in', () => {
  it.each([
    ['an unknown mechanism', spoilt('P07-19.5b', { mechanism: 'magic' }), 'unknown-mechanism', 'magic'], ['a negative number', spoilt('P07-19.5b', { numbers: { loanDaysMax: -1 } }), 'bad-number', 'loanDaysMax -1'],
    ['a number that is none', spoilt('P07-19.5b', { numbers: { loanDaysMax: Number.NaN } }), 'bad-number', 'loanDaysMax NaN'],
  ])('with %s is refused with the clause and its line, and the last good one stays', (_words, bad, fault, detail) => {
    const { packs, faults } = loadPacks([...policyPacks.filter((pack) => pack.id !== 'P07'), bad], policyPacks)
    expect(faults.filter((each) => each.weight === 'refused')).toEqual([{ pack: 'P07', clause: 'P07-19.5b', line: lineOf('P07-19.5b'), fault, detail, weight: 'refused' }])
    expect(packs.find((pack) => pack.id === 'P07')).toBe(p07)
    expect(packs.length).toBe(policyPacks.length)
  })

  it('whose approver is of a role that nobody holds is refused with the clause and its line, and with somebody of the role it is not', () => {
    const next = { ...p07, version: 'next' }
    const load = (held: Parameters<typeof loadPacks>[2]) => loadPacks([next], [p07], held)
    const refused = load(['clerk', 'archive-administrator']).faults.filter((fault) => fault.weight === 'refused')
    expect(refused.length).toBeGreaterThan(0)
    for (const fault of refused) expect([fault.fault, p07.clauses[(fault.line ?? 0) - 1]?.printed]).toEqual(['nobody-holds-role', fault.clause])
    expect([load(['clerk', 'archive-administrator']).packs, load(['clerk', 'archive-administrator', 'department-manager', 'general-manager']).packs]).toEqual([[p07], [next]])
  })
})

describe('an office that hands in', () => {
  let office: TestOffice
  beforeAll(async () => { office = await openTestOffice({ today: '2026-05-11' }) })
  afterAll(async () => { await office.close() })

  it('a pack whose approver nobody is keeps its packs as they were, and may put it in force once somebody is', async () => {
    const [archivist, clerk] = [await office.as('archive-administrator'), await office.as('clerk')]
    const [step] = packOf('P17').chains.flatMap((chain) => chain.steps)
    const draft = { kind: 'pack', pack: 'P17', isActive: true } as const
    const off = rulesOn(toDay('2026-05-11'), [{ change: { kind: 'pack', pack: 'P17', isActive: false }, fromDay: toDay('2026-05-11') }])
    expect(off.packs.some((pack) => pack.id === 'P17')).toBe(false)
    const asked = await archivist.policies.propose({ draft: { ...draft, isActive: false }, fromDay: toDay('2026-05-11'), reason: '停' })
    const general = await office.as('general-manager')
    await general.approvals.agree({ id: asked.approvalId ?? ('' as never) })
    const refusals = await refusalsOf(archivist.policies.propose({ draft, fromDay: toDay('2026-05-11'), reason: '启用' }))
    expect(refusals[0]).toMatchObject({ code: 'policies.approver-missing', clause: step?.clause, facts: { line: packOf('P17').clauses.findIndex((clause) => clause.printed === step?.clause) + 1, roles: ['department-manager'] } })
    expect((await clerk.policies.list({})).packs.find((pack) => pack.id === 'P17')?.isInForce).toBe(false)
    await office.as('department-manager')
    expect((await archivist.policies.propose({ draft, fromDay: toDay('2026-05-11'), reason: '启用' })).status).toBe('waiting')
  })

  it('a negative figure keeps the one that rules', async () => {
    const archivist = await office.as('archive-administrator')
    expect(await refusalsOf(archivist.policies.propose({ draft: { kind: 'figure', clauseId: 'P07-19.5b', figure: 'loanDaysMax', value: -1 }, fromDay: toDay('2026-05-11'), reason: '改' }))).toMatchObject([{ code: 'policies.figure-negative', clause: 'P07-19.5b' }])
    expect((await archivist.policies.ruling({})).lending.loanDaysMax).toBe(3)
  })

  it('a circle of stand-ins is refused, over three people too, and the stand-ins stay as they were', async () => {
    const people = await Promise.all(['甲', '乙', '丙'].map(async (name) => ({ name, desk: await office.as('department-manager', `经理${name}`) })))
    const users = (await (await office.as('clerk')).users.list({})).rows
    const idOf = (name: string) => { const user = users.find((row) => row.displayName === name); if (user === undefined) throw new Error(`nobody is ${name}`); return user.id }
    const set = (from: number, to: number) => people[from]?.desk.approvals.setStandIn({ standInId: idOf(`经理${people[to]?.name ?? ''}`), fromDay: toDay('2026-05-11'), toDay: toDay('2026-05-15') }) ?? Promise.reject(new Error('nobody'))
    await set(0, 1)
    await set(1, 2)
    const before = await people[0]?.desk.approvals.listStandIns({})
    expect(await refusalsOf(set(2, 0))).toMatchObject([{ code: 'approvals.stand-in-circle', field: 'standInId', facts: { name: '经理甲', principal: '经理丙' } }])
    expect(await people[0]?.desk.approvals.listStandIns({})).toEqual(before)
  })

  it('a calendar with a day twice is refused with the day and its line, and the year that stood before stays', async () => {
    const administrator = await office.as('system-administrator')
    const day = (text: string, name: string) => ({ day: toDay(text), kind: 'holiday', name }) as const
    await administrator.calendar.bringYear({ year: 2027, source: '通知', days: [day('2027-01-01', '元旦')] })
    expect(await refusalsOf(administrator.calendar.bringYear({ year: 2027, source: '通知', days: [day('2027-10-01', '国庆节'), day('2027-10-02', '国庆节'), day('2027-10-01', '国庆节'), day('2028-01-01', '元旦')] }))).toMatchObject([
      { code: 'calendar.day-twice', facts: { day: '2027-10-01', line: 3 }, remedy: { code: 'calendar.mend-line' } }, { code: 'calendar.day-of-other-year', facts: { day: '2028-01-01', line: 4 } },
    ])
    const { days } = await administrator.calendar.year({ year: 2027 })
    expect(days.filter((each) => each.reason === 'holiday').map((each) => each.day)).toEqual(['2027-01-01'])
  })
})
