/** P14, follow-up of customers: who owes which visit by when, and the rates. Each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterEach, describe, expect } from 'vitest'
import type { FollowupRow } from '#shared/contract/followups.ts'
import { toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { at, must, openFollowupOffice, refusalsOf } from '#tests/support/followups.ts'
import type { FollowupOffice } from '#tests/support/followups.ts'
import type { Client } from '#tests/support/office.ts'

const codesOf = (marks: readonly { readonly code: string }[]) => marks.map(({ code }) => code.replace('followups.', ''))
const marksOf = (row: Pick<FollowupRow, 'marks'>) => codesOf(row.marks)
const share = (basisPoints: number | null) => ((basisPoints ?? 0) / 100).toFixed(1)

describe('P14', () => {
  const open: FollowupOffice[] = []
  const begin = async (today: string) => { const fresh = await openFollowupOffice(today); open.push(fresh); return fresh }
  afterEach(async () => { for (const { office } of open.splice(0)) await office.close() })

  const userId = async (who: Client, name: string) => must((await who.users.list({})).rows.find(({ displayName }) => displayName === name)).id
  async function dutyOf(who: Client, followup: Pick<FollowupRow, 'number'>, clauseId: string) {
    return (await who.duties.list({ box: 'all', status: 'open', size: 200 })).rows.filter((row) => row.subject.number === followup.number && row.clause === clauseId)
  }

  clause('P14-1.3a', 'is owed three days after the settlement, on time on the third day and overdue on the fourth', async () => {
    const { settle, visit, get, on, clerk } = await begin('2024-05-10')
    const [late, kept] = [(await settle('2024-05-10')).followup, (await settle('2024-05-10')).followup]
    expect([late.dueDay, (await dutyOf(clerk, late, 'P14-1.3'))[0]?.dueDay]).toEqual(['2024-05-13', '2024-05-13'])
    on('2024-05-13')
    expect((await get(late.id)).followup.daysLate).toBe(0)
    const made = await visit(kept.id, '2024-05-13')
    expect([made.followup.status, marksOf(made.followup).includes('visit-late')]).toEqual(['done', false])
    expect(await refusalsOf(visit(late.id, '2024-05-09'))).toEqual(['followups.visit-before-start P14-1.3'])
    on('2024-05-14')
    expect((await get(late.id)).followup.daysLate).toBe(1)
    expect((await clerk.today.overview({})).overdue.map((line) => line.number)).toEqual([late.number])
    expect((await visit(late.id, '2024-05-14')).visits[0]?.marks.find(({ code }) => code === 'followups.visit-late')?.facts).toMatchObject({ daysLate: 1 })
  })

  clause('P14-1.3b', 'shows 47.6 % and one short of 21 with ten visited, and passes with eleven', async () => {
    const { settle, visit, clerk, on } = await begin('2024-05-10')
    const rows = []
    for (let index = 0; index < 22; index += 1) rows.push((await settle('2024-05-10', index === 21 ? { person: '匿名' } : {})).followup)
    await clerk.followups.exempt({ id: must(rows[21]).id, reason: 'anonymous' })
    for (const row of rows.slice(0, 10)) await visit(row.id, '2024-05-10')
    on('2024-05-20')
    const rate = async () => must((await clerk.followups.month({ month: '2024-05' })).rates.find(({ kind }) => kind === 'complaint'))
    const before = await rate()
    expect([share(before.basisPoints), before.short, before.isMet, before.denominator, before.excluded, before.forecast]).toEqual(['47.6', 1, false, 21, 1, { expectedShort: 0, byDay: '2024-05-31' }])
    await visit(must(rows[10]).id, '2024-05-20')
    const after = await rate()
    expect([share(after.basisPoints), after.short, after.isMet, after.late]).toEqual(['52.4', 0, true, 1])
  })

  clause('P14-1.3c', 'names the visitor by the level; a lower role is kept with its reason, marked, and shown to the supervisor', async () => {
    const { settle, visit, on, clerk, supervisor, leader, numbers } = await begin('2024-05-10')
    const [major, important, ordinary] = [(await settle('2024-05-10', { grade: 'major', gradeReason: '人身伤害' })).followup, (await settle('2024-05-10', { grade: 'important' })).followup, (await settle('2024-05-10')).followup]
    expect([major, important, ordinary].map(({ ownerRole }) => ownerRole)).toEqual(['general-manager', 'department-manager', 'clerk'])
    on('2024-05-11')
    const below = await visit(major.id, '2024-05-11', { reason: '经理出差' })
    expect(below.visits[0]?.marks.find(({ code }) => code === 'followups.below-named-role')?.facts).toMatchObject({ named: 'general-manager', reason: '经理出差' })
    expect(await numbers('supervisor', supervisor)).toContain(major.number)
    expect(codesOf(must((await visit(important.id, '2024-05-11', {}, leader)).visits[0]).marks)).not.toContain('below-named-role')
    const again = (await settle('2024-05-11', { grade: 'major', gradeReason: '人身伤害' })).followup
    expect(codesOf(must((await visit(again.id, '2024-05-11', {}, leader)).visits[0]).marks).filter((code) => code.startsWith('below'))).toEqual([])
    expect(codesOf(must((await visit(ordinary.id, '2024-05-11')).visits[0]).marks).filter((code) => code.startsWith('below'))).toEqual([])
    const graded = await settle('2024-05-11')
    await clerk.desk.correctCase({ id: graded.caseId as never, reason: '重新定级', kind: 'complaint', grade: 'major', gradeReason: '伤人', person: '客户', content: '改级', receivedAt: at('2024-05-11', 9) })
    expect((await clerk.followups.get({ id: graded.followup.id })).followup.ownerRole).toBe('general-manager')
    expect((await dutyOf(leader, graded.followup, 'P14-1.3')).map(({ owner }) => owner)).toEqual(['general-manager'])
  })

  clause('P14-1.4a', 'is owed a calendar month after a repair, at the end of a shorter month, and one day late after it', async () => {
    const { settle, visit, on } = await begin('2024-01-31')
    const { followup } = await settle('2024-01-31', { kind: 'repair', content: '换锁' })
    expect(followup.dueDay).toBe('2024-02-29')
    const second = (await settle('2024-01-31', { kind: 'repair', content: '修灯' })).followup
    on('2024-03-01')
    expect((await visit(followup.id, '2024-03-01')).visits[0]?.marks.find(({ code }) => code === 'followups.visit-late')?.facts).toMatchObject({ daysLate: 1 })
    expect(codesOf(must((await visit(second.id, '2024-02-29')).visits[0]).marks)).not.toContain('visit-late')
    expect(await refusalsOf(visit((await settle('2024-03-01', { kind: 'repair', content: '门' })).followup.id, '2024-02-29'))).toEqual(['followups.visit-before-start P14-1.4'])
  })

  clause('P14-1.4b', 'shows 28.6 % of 14 repairs with four visited and passes with five; the sample is drawn by a shown seed', async () => {
    const { settle, visit, clerk, on } = await begin('2024-04-10')
    const rows = []
    for (let index = 0; index < 14; index += 1) rows.push((await settle('2024-04-10', { kind: 'repair', content: `修 ${String(index)}`, place: `3-${String(1000 + index)}` })).followup)
    for (const row of rows.slice(0, 4)) await visit(row.id, '2024-04-10')
    on('2024-05-31')
    const month = () => clerk.followups.month({ month: '2024-04' })
    const rate = async () => must((await month()).rates.find(({ kind }) => kind === 'repair'))
    const before = await rate()
    expect([share(before.basisPoints), before.short, before.isMet, before.forecast]).toEqual(['28.6', 1, false, null])
    await visit(must(rows[4]).id, '2024-05-10')
    const after = await rate()
    expect([share(after.basisPoints), after.isMet]).toEqual(['35.7', true])
    const [one, two] = [(await month()).sample, (await month()).sample]
    expect([one.seed, one.drawn.length]).toEqual(['P14-1.4|2024-04', 5])
    expect(two.drawn.map(({ id }) => id)).toEqual(one.drawn.map(({ id }) => id))
  })

  clause('P14-1.4c', 'gives a repair to the assistant of its area, and marks another visitor who is sent without a reason', async () => {
    const { settle, supervisor, clerk, office } = await begin('2024-05-06')
    const [li, wang] = [await office.as('clerk', '李助理'), await office.as('clerk', '王助理')]
    await supervisor.followups.setPost({ post: 'area', name: '东区', buildings: ['3', '4'], userId: await userId(li, '李助理') })
    expect(await refusalsOf(supervisor.followups.setPost({ post: 'area', name: '西区', buildings: ['3'] }))).toEqual(['followups.building-taken P14-1.4'])
    const { followup } = await settle('2024-05-06', { kind: 'repair', content: '漏水', place: '3-1202' })
    expect([followup.ownerName, followup.area]).toEqual(['李助理', '东区'])
    expect((await li.followups.list({ box: 'mine' })).rows.map(({ number }) => number)).toEqual([followup.number])
    expect((await wang.followups.list({ box: 'mine' })).rows).toEqual([])
    expect(marksOf(await supervisor.followups.assign({ id: followup.id, visitorId: await userId(wang, '王助理') }))).toContain('reassigned-unexplained')
    expect(marksOf(await supervisor.followups.assign({ id: followup.id, visitorId: await userId(wang, '王助理'), reason: '李休假' }))).toEqual([])
    expect((await settle('2024-05-06', { kind: 'repair', content: '漏水', place: '9-101' })).followup.ownerName).toBeNull()
    expect((await clerk.followups.list({ box: 'mine' })).rows).toHaveLength(1)
  })

  clause('P14-1.5a', 'is owed a calendar month after an event, and the batch is overdue the day after', async () => {
    const { clerk, on, get } = await begin('2024-05-20')
    const { rows: [row] } = await clerk.followups.open({ kind: 'event', title: '邻里节', day: toDay('2024-05-20'), participants: 83 })
    const batch = must(row)
    expect(batch.dueDay).toBe('2024-06-20')
    on('2024-06-20')
    expect((await get(batch.id)).followup.daysLate).toBe(0)
    on('2024-06-21')
    expect((await get(batch.id)).followup.daysLate).toBe(1)
    expect((await clerk.followups.list({ box: 'late' })).rows.map(({ number }) => number)).toEqual([batch.number])
  })

  clause('P14-1.5b', 'asks for nine of 83 participants: closed with eight it is marked, with nine reached', async () => {
    const { clerk, visit, on, supervisor } = await begin('2024-05-20')
    async function batchOf(visits: number) {
      on('2024-05-20')
      const { rows: [row] } = await clerk.followups.open({ kind: 'event', title: `活动 ${String(visits)}`, day: toDay('2024-05-20'), participants: 83 })
      const batch = must(row)
      on('2024-06-20')
      for (let index = 0; index < visits; index += 1) await visit(batch.id, '2024-06-20', { means: 'telephone', person: `参加者${String(index)}` })
      const closed = await clerk.followups.close({ id: batch.id })
      const rate = must((await clerk.followups.month({ month: '2024-05' })).rates.find(({ name }) => name === batch.title))
      return { closed, rate }
    }
    const eight = await batchOf(8)
    expect([share(eight.rate.basisPoints), eight.closed.status, eight.closed.required, eight.closed.marks.find(({ code }) => code === 'followups.rate-not-reached')?.facts]).toEqual(['9.6', 'closed', 9, { visited: 8, required: 9, short: 1 }])
    expect((await supervisor.followups.list({ box: 'supervisor' })).rows.map(({ number }) => number)).toContain(eight.closed.number)
    const nine = await batchOf(9)
    expect([share(nine.rate.basisPoints), nine.closed.status, marksOf(nine.closed).includes('rate-not-reached')]).toEqual(['10.8', 'done', false])
  })

  clause('P14-1.5c', 'gives an event to the community-culture clerk, and to the assistants while nobody holds the post', async () => {
    const { clerk, supervisor, office } = await begin('2024-05-20')
    const zhao = await office.as('clerk', '赵文员')
    const event = async (title: string) => must((await clerk.followups.open({ kind: 'event', title, day: toDay('2024-05-20'), participants: 10 })).rows[0])
    const nobody = await event('无人任职')
    expect([nobody.ownerName, nobody.ownerRole]).toEqual([null, 'clerk'])
    expect((await clerk.followups.list({ box: 'mine' })).rows.map(({ number }) => number)).toEqual([nobody.number])
    await supervisor.followups.setPost({ post: 'culture-clerk', userId: await userId(zhao, '赵文员') })
    const given = await event('有人任职')
    expect(given.ownerName).toBe('赵文员')
    expect((await clerk.followups.list({ box: 'mine' })).rows.map(({ number }) => number)).not.toContain(given.number)
    expect((await zhao.followups.list({ box: 'mine' })).rows.map(({ number }) => number)).toContain(given.number)
  })

  clause('P14-1.6a', 'has a festival’s plan waiting for the company manager 14 days ahead, and not a day earlier', async () => {
    const { clerk, leader, on } = await begin('2025-01-02')
    await clerk.followups.open({ kind: 'festival', title: '春节', day: toDay('2025-01-29'), leadDays: 14 })
    const waiting = async (day: string) => { on(day); return (await leader.followups.list({ box: 'mine' })).rows.map(({ title }) => title) }
    const duties = async () => (await leader.duties.list({})).rows.filter(({ clause: cited }) => cited === 'P14-1.6').map(({ dueDay, owner }) => [dueDay, owner])
    expect([await waiting('2025-01-14'), await duties()]).toEqual([[], []])
    expect([await waiting('2025-01-15'), await duties()]).toEqual([['春节'], [['2025-01-29', 'general-manager']]])
    expect((await clerk.followups.list({ box: 'mine' })).rows).toEqual([])
  })

  clause('P14-1.6b', 'owes a visit after a move-in until it is made', async () => {
    const { clerk, visit, numbers } = await begin('2024-06-03')
    const row = must((await clerk.followups.open({ kind: 'move-in', title: '5-301 入伙', person: '新住户', place: '5-301', day: toDay('2024-06-03') })).rows[0])
    expect([row.place, row.dueDay, await numbers('open')]).toEqual(['5-301', '2024-07-03', [row.number]])
    await visit(row.id, '2024-06-03')
    expect(await numbers('open')).toEqual([])
  })

  clause('P14-1.6c', 'owes one visit to each unit that an emergency affected', async () => {
    const { clerk } = await begin('2024-06-08')
    const emergency = (places: string[]) => clerk.followups.open({ kind: 'emergency', title: '爆管', places, day: toDay('2024-06-08') })
    expect((await emergency(['2-101', '2-102'])).rows.map(({ place, dueDay }) => [place, dueDay])).toEqual([['2-101', '2024-06-11'], ['2-102', '2024-06-11']])
    expect((await emergency(['2-103'])).rows).toHaveLength(1)
  })
})
