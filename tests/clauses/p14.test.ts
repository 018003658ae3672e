/** P14, follow-up of customers: each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterEach, describe, expect } from 'vitest'
import type { FollowupRow } from '#shared/contract/followups.ts'
import { dayOfInstant, toDay } from '#shared/kernel/days.ts'
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

  clause('P14-1.7a', 'refuses a door visit without signature, keeps it waiting and uncounted, and completes it with the signed sheet', async () => {
    const { settle, visit, clerk, on, numbers } = await begin('2024-05-10')
    const { followup } = await settle('2024-05-10')
    on('2024-05-12')
    expect(await refusalsOf(visit(followup.id, '2024-05-12', { signature: 'none', signerName: '' }))).toEqual(['followups.signature-missing P14-1.7'])
    expect(await refusalsOf(visit(followup.id, '2024-05-12', { signature: 'on-paper', signerName: '' }))).toEqual(['followups.signature-missing P14-1.7'])
    expect(await refusalsOf(visit(followup.id, '2024-05-12', { signature: 'refused', signerName: '' }))).toEqual(['followups.witness-missing P14-1.7'])
    const waiting = await visit(followup.id, '2024-05-12', { signature: 'none', signerName: '', complete: false })
    expect([waiting.visits[0]?.status, waiting.followup.visited, waiting.followup.status, await numbers('signature')]).toEqual(['awaiting-signature', 0, 'open', [followup.number]])
    const { id: paperId } = await clerk.attachments.put({ purpose: 'followup-paper', file: new File([new Uint8Array([0xff, 0xd8, 0xff, 1])], 'signed.jpg') })
    const signed = await clerk.followups.complement({ visitId: must(waiting.visits[0]).id, signature: 'attached', paperId })
    expect([signed.visits[0]?.status, signed.followup.visited, signed.followup.status, await numbers('signature')]).toEqual(['complete', 1, 'done', []])
    expect((await visit((await settle('2024-05-12')).followup.id, '2024-05-12')).followup.visited).toBe(1)
  })

  clause('P14-1.7b', 'takes a call without signature and prints the telephone mark with number and time', async () => {
    const { settle, visit, clerk, on } = await begin('2024-05-10')
    const { followup } = await settle('2024-05-10')
    on('2024-05-12')
    const made = await visit(followup.id, '2024-05-12', { means: 'telephone', signature: 'none', signerName: '', calledNumber: '13800000009' })
    expect([made.visits[0]?.status, made.followup.visited]).toEqual(['complete', 1])
    const { html } = await clerk.followups.visitForm({ visitId: must(made.visits[0]).id })
    for (const words of ['回访记录表', '电话回访', '13800000009', '免签名']) expect(html).toContain(words)
    const door = await visit((await settle('2024-05-12')).followup.id, '2024-05-12')
    expect((await clerk.followups.visitForm({ visitId: must(door.visits[0]).id })).html).not.toContain('电话回访')
  })

  clause('P14-1.8', 'keeps a record signed off without a word on the list, until the opinion stands with name and time', async () => {
    const { settle, visit, on, supervisor, numbers, clerk } = await begin('2024-05-10')
    const { followup } = await settle('2024-05-10')
    on('2024-05-12')
    const visitId = must((await visit(followup.id, '2024-05-12')).visits[0]).id
    expect((await dutyOf(supervisor, followup, 'P14-1.8')).map(({ dueDay }) => dueDay)).toEqual(['2024-05-15'])
    expect(codesOf(must((await supervisor.followups.review({ visitId })).visits[0]).marks)).toContain('opinion-missing')
    expect(await numbers('review')).toEqual([followup.number])
    on('2024-05-13')
    const reviewed = must((await supervisor.followups.review({ visitId, opinion: '属实' })).visits[0])
    expect([reviewed.opinion, reviewed.reviewedBy, dayOfInstant(reviewed.reviewedAt ?? 0)]).toEqual(['属实', 'department-manager', '2024-05-13'])
    expect([await numbers('review'), await dutyOf(supervisor, followup, 'P14-1.8')]).toEqual([[], []])
    await expect(clerk.followups.review({ visitId, opinion: '自己审' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  clause('P14-1.9a', 'lists a new opinion without an agreed reply, and makes the reply a duty for that day once it is agreed', async () => {
    const { settle, visit, on, clerk, numbers } = await begin('2024-05-10')
    const { followup } = await settle('2024-05-10')
    on('2024-05-12')
    const made = await visit(followup.id, '2024-05-12', { newIssue: '楼上噪音', cannotAnswer: true })
    const [first] = made.visits
    expect([must(first).caseNumber, codesOf(must(first).marks).includes('reply-not-agreed'), await numbers('supervisor')]).toEqual([expect.stringMatching(/^SQ2024-/), true, [followup.number]])
    expect(must((await clerk.desk.list({ text: must(first).caseNumber })).rows[0]).about).toContain('楼上噪音')
    const visitId = must(first).id
    expect(await refusalsOf(clerk.followups.complement({ visitId, replyAt: at('2024-05-11', 10) }))).toEqual(['followups.reply-in-past P14-1.9'])
    const agreed = await clerk.followups.complement({ visitId, replyAt: at('2024-05-15', 10), told: true })
    expect([codesOf(must(agreed.visits[0]).marks).includes('reply-not-agreed'), must(agreed.visits[0]).told]).toEqual([false, true])
    expect((await dutyOf(clerk, followup, 'P14-1.9')).map(({ dueDay, ownerName }) => [dueDay, ownerName])).toEqual([['2024-05-15', 'clerk']])
  })

  clause('P14-1.9b', 'goes on to a second and third visit, and a matter closed before the third stays on the board', async () => {
    const { settle, visit, on, clerk, numbers, supervisor } = await begin('2024-05-10')
    const { followup } = await settle('2024-05-10')
    on('2024-05-12')
    const second = await visit(followup.id, '2024-05-12', { outcome: 'further', nextDay: toDay('2024-05-20') })
    expect([second.followup.round, second.followup.dueDay, second.followup.status]).toEqual([2, '2024-05-20', 'open'])
    expect((await dutyOf(clerk, followup, 'P14-1.9')).map(({ dueDay }) => dueDay)).toEqual(['2024-05-20'])
    on('2024-05-20')
    await visit(followup.id, '2024-05-20', { outcome: 'further', nextDay: toDay('2024-05-27') })
    on('2024-05-21')
    const closed = await clerk.followups.close({ id: followup.id, reason: '客户搬走' })
    expect([closed.status, closed.marks.find(({ code }) => code === 'followups.closed-outstanding')?.facts]).toEqual(['closed', { round: 3 }])
    expect(await numbers('supervisor', supervisor)).toContain(followup.number)
    on('2024-05-27')
    const third = await visit(followup.id, '2024-05-27')
    expect([third.followup.status, marksOf(third.followup).includes('closed-outstanding')]).toEqual(['done', false])
  })

  clause('P14-1.9c', 'lets a call complete the second visit of an ordinary complaint, and never that of a major one', async () => {
    const { settle, visit, on, leader } = await begin('2024-05-10')
    const [major, ordinary] = [(await settle('2024-05-10', { grade: 'major', gradeReason: '伤人' })).followup, (await settle('2024-05-10')).followup]
    on('2024-05-12')
    const again = { outcome: 'further', nextDay: toDay('2024-05-20') } as const
    const [first, other] = [await visit(major.id, '2024-05-12', again, leader), await visit(ordinary.id, '2024-05-12', again)]
    expect([ordinary.proposedMeans, first.followup.proposedMeans, other.followup.proposedMeans]).toEqual(['door', 'door', 'telephone'])
    on('2024-05-20')
    const call = { means: 'telephone', signature: 'none', signerName: '' } as const
    const barred = await visit(major.id, '2024-05-20', call, leader)
    expect([barred.followup.round, barred.followup.status, codesOf(must(barred.visits[1]).marks).includes('phone-not-counted'), must(barred.visits[1]).counts]).toEqual([2, 'open', true, false])
    const counted = await visit(ordinary.id, '2024-05-20', call)
    expect([counted.followup.status, must(counted.visits[1]).counts, codesOf(must(counted.visits[1]).marks).includes('phone-not-counted')]).toEqual(['done', true, false])
  })

  clause('P14-1.10a', 'answers every case of an issue by one open letter, and no other', async () => {
    const { clerk, supervisor } = await begin('2024-06-05')
    const numbers: string[] = []
    for (let index = 0; index < 13; index += 1) numbers.push((await clerk.desk.registerCase({ kind: 'complaint', person: `业主${String(index)}`, content: '电梯停运', channel: 'visit', receivedAt: at('2024-06-05', 9) })).number)
    const letter = await supervisor.followups.issueLetter({ number: '公 2024-02', issue: '电梯停运', issuedDay: toDay('2024-06-05'), postedAt: '各栋大堂', caseNumbers: numbers.slice(0, 12) })
    expect(letter.cases).toHaveLength(12)
    const { handled } = await clerk.followups.month({ month: '2024-06' })
    const answered = handled.lacking.map((row) => [row.answered, row.answeredDay, row.letterNumber])
    expect(answered.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => ['letter', '2024-06-05', '公 2024-02']))
    expect(answered[12]).toEqual(['', null, ''])
  })

  clause('P14-1.10b', 'shows an issued letter without its copy as such, and files it in its year once the scan is there', async () => {
    const { clerk, supervisor } = await begin('2024-06-05')
    const { number } = await clerk.desk.registerCase({ kind: 'complaint', person: '业主', content: '停水', channel: 'visit', receivedAt: at('2024-06-05', 9) })
    const letter = await supervisor.followups.issueLetter({ number: '2024-03', issue: '停水', issuedDay: toDay('2024-06-05'), postedAt: '大堂', caseNumbers: [number] })
    expect(codesOf(must((await clerk.followups.letters({ year: 2024 })).rows[0]).marks)).toEqual(['copy-missing'])
    const { id: paperId } = await clerk.attachments.put({ purpose: 'followup-paper', file: new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])], 'letter.pdf') })
    await clerk.followups.fileLetter({ id: letter.id, paperId })
    const filed = async (year: number) => (await clerk.followups.letters({ year })).rows.map((row) => [row.number, row.paperId, row.marks])
    expect([await filed(2024), await filed(2023)]).toEqual([[['2024-03', paperId, []]], []])
  })

  clause('P14-1.11', 'shows 97.5 % while one of 40 lacks its reply, names it, and 100 % once it is answered', async () => {
    const { settle, clerk, on } = await begin('2024-05-10')
    const numbers: string[] = []
    for (let index = 0; index < 40; index += 1) numbers.push((await settle('2024-05-10')).caseNumber)
    on('2024-05-20')
    for (const caseNumber of numbers.slice(0, 39)) await clerk.followups.reply({ caseNumber, day: toDay('2024-05-12') })
    const handled = async () => (await clerk.followups.month({ month: '2024-05' })).handled
    const before = await handled()
    expect([share(before.basisPoints), before.isMet, before.lacking.map(({ number, hasResult }) => [number, hasResult])]).toEqual(['97.5', false, [[numbers[39], true]]])
    await clerk.followups.reply({ caseNumber: must(numbers[39]), day: toDay('2024-05-20'), words: '电话答复' })
    const after = await handled()
    expect([share(after.basisPoints), after.isMet, after.lacking]).toEqual(['100.0', true, []])
  })

  clause('P14-1.12', 'proposes to join the same problem from another department, and counts it once with two submissions', async () => {
    const { clerk, settle } = await begin('2024-05-07')
    const taken = await clerk.desk.registerCase({ kind: 'complaint', person: '陈先生', phone: '13800000005', place: '3-1202', content: '卫生间漏水', channel: 'visit', receivedAt: at('2024-05-06', 9) })
    const again = { person: '陈先生', phone: '13800000005', place: '3-1202', content: '卫生间还在漏水' }
    expect((await clerk.followups.twins(again)).rows.map(({ number }) => number)).toEqual([taken.number])
    expect((await clerk.followups.twins({ ...again, person: '李先生', phone: '' })).rows).toEqual([])
    expect((await clerk.followups.twins({ ...again, content: '楼道太黑' })).rows).toEqual([])
    expect((await clerk.followups.join({ caseNumber: taken.number, department: '工程部', day: toDay('2024-05-07') })).submissions).toBe(2)
    const { handled } = await clerk.followups.month({ month: '2024-05' })
    expect([handled.denominator, handled.joined, handled.lacking.map(({ submissions }) => submissions)]).toEqual([1, 1, [2]])
    const { caseNumber } = await settle('2024-05-07', { person: '陈先生', content: '门禁坏' })
    expect(await refusalsOf(clerk.followups.join({ caseNumber, department: '工程部' }))).toEqual(['followups.settled-already P14-1.12'])
  })

  clause('P14-1.13a', 'leaves an anonymous complaint out of the denominator, and keeps a named one in it with a mark', async () => {
    const { settle, clerk, numbers } = await begin('2024-05-10')
    const [anonymous, named, written] = [(await settle('2024-05-10', { person: '匿名' })).followup, (await settle('2024-05-10')).followup, (await settle('2024-05-10')).followup]
    const complaints = async () => must((await clerk.followups.month({ month: '2024-05' })).rates.find(({ kind }) => kind === 'complaint'))
    expect((await complaints()).denominator).toBe(3)
    expect(marksOf(await clerk.followups.exempt({ id: anonymous.id, reason: 'anonymous' }))).toEqual([])
    expect(await dutyOf(clerk, anonymous, 'P14-1.3')).toEqual([])
    expect((await complaints()).denominator).toBe(2)
    expect(marksOf(await clerk.followups.exempt({ id: named.id, reason: 'anonymous' }))).toContain('exemption-not-provided')
    expect([(await complaints()).denominator, (await numbers('supervisor')).includes(named.number)]).toEqual([2, true])
    await clerk.followups.exempt({ id: written.id, reason: 'written-reply', words: '区信访办' })
    expect([(await complaints()).denominator, (await complaints()).excluded]).toEqual([1, 2])
  })

  clause('P14-1.13b', 'lists a reply-only complaint without its annex, and prints the letter behind the form once it is there', async () => {
    const { settle, clerk, numbers } = await begin('2024-05-15')
    const { followup, caseNumber } = await settle('2024-05-15')
    expect(marksOf(await clerk.followups.exempt({ id: followup.id, reason: 'written-reply', words: '区信访办' }))).toEqual(['annex-missing'])
    expect(await numbers('supervisor')).toEqual([followup.number])
    expect((await clerk.followups.complaintForm({ id: followup.id })).html).not.toContain('附件 1')
    const { id: paperId } = await clerk.attachments.put({ purpose: 'followup-paper', file: new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])], 'reply.pdf') })
    expect(marksOf(await clerk.followups.annex({ id: followup.id, replyDay: toDay('2024-05-14'), addressee: '区信访办', paperId }))).toEqual([])
    const { html } = await clerk.followups.complaintForm({ id: followup.id })
    for (const words of ['投诉表', caseNumber, '附件 1', '2024-05-14', '区信访办']) expect(html).toContain(words)
    expect(await numbers('supervisor')).toEqual([])
  })

  clause('P14-2.1', 'marks a visit recorded from outside the department and shows it to the supervisor; inside it carries no mark', async () => {
    const { settle, visit, supervisor, office, on, numbers } = await begin('2024-05-10')
    await supervisor.followups.setPost({ post: 'department', name: '测试部' })
    const [inside, outside] = [(await settle('2024-05-10')).followup, (await settle('2024-05-10')).followup]
    await supervisor.followups.setPost({ post: 'department', name: '客服部' })
    on('2024-05-12')
    const marked = await visit(outside.id, '2024-05-12', {}, await office.as('clerk', '财务部人员'))
    expect([codesOf(must(marked.visits[0]).marks).includes('outside-department'), await numbers('supervisor')]).toEqual([true, [outside.number]])
    await supervisor.followups.setPost({ post: 'department', name: '测试部' })
    expect(codesOf(must((await visit(inside.id, '2024-05-12')).visits[0]).marks)).not.toContain('outside-department')
  })

  clause('P14-2.2a', 'keeps a visit without an entry in the log as such, and hangs it on the entry when its number is given', async () => {
    const { clerk, on, numbers } = await begin('2024-05-12')
    const visited = { title: '来电投诉噪音', person: '王女士', means: 'telephone', said: '已说明' } as const
    const without = await clerk.followups.recordUnlogged(visited)
    expect([marksOf(without.followup).includes('no-log-entry'), await numbers('supervisor')]).toEqual([true, [without.followup.number]])
    const taken = await clerk.desk.registerCase({ kind: 'complaint', person: '王女士', content: '噪音', channel: 'call', receivedAt: at('2024-05-12', 9) })
    on('2024-05-13')
    const linked = await clerk.followups.recordUnlogged({ ...visited, sourceNumber: taken.number })
    expect([linked.followup.sourceNumber, marksOf(linked.followup).includes('no-log-entry')]).toEqual([taken.number, false])
  })

  clause('P14-2.2b', 'warns of a day past the limit and keeps it marked with its reason; an earlier day is taken as it is', async () => {
    const { settle, supervisor, clerk } = await begin('2024-05-10')
    const { followup } = await settle('2024-05-10')
    const late = await supervisor.followups.assign({ id: followup.id, day: toDay('2024-05-15'), reason: '客户出差' })
    expect([late.plannedDay, late.marks]).toEqual(['2024-05-15', [{ code: 'followups.planned-late', clause: 'P14-2.2', facts: { limit: '2024-05-13', plannedDay: '2024-05-15', reason: '客户出差' } }]])
    const early = await supervisor.followups.assign({ id: followup.id, day: toDay('2024-05-11') })
    expect([early.plannedDay, early.marks]).toEqual(['2024-05-11', []])
    expect((await dutyOf(clerk, followup, 'P14-1.3')).map(({ dueDay }) => dueDay)).toEqual(['2024-05-11'])
  })

  clause('P14-2.3a', 'takes dissatisfaction down as a case at once, and keeps a visit with nothing arranged on the board', async () => {
    const { settle, visit, on, clerk, numbers } = await begin('2024-05-10')
    const [followup, resolved] = [(await settle('2024-05-10')).followup, (await settle('2024-05-10')).followup]
    on('2024-05-12')
    const made = await visit(followup.id, '2024-05-12', { satisfaction: 'dissatisfied', said: '还是漏' })
    const opened = await clerk.desk.get({ id: must(must(made.visits[0]).caseId) })
    expect(opened.kind === 'case' ? [opened.case.content, dayOfInstant(opened.case.receivedAt)] : []).toEqual(['还是漏', '2024-05-12'])
    expect([codesOf(must(made.visits[0]).marks).includes('nothing-arranged'), await numbers('supervisor')]).toEqual([true, [followup.number]])
    const calm = await visit(resolved.id, '2024-05-12', { satisfaction: 'dissatisfied', resolution: '当场更换' })
    expect(codesOf(must(calm.visits[0]).marks)).not.toContain('nothing-arranged')
    const arranged = await clerk.followups.complement({ visitId: must(made.visits[0]).id, nextDay: toDay('2024-05-19') })
    expect([arranged.followup.status, arranged.followup.dueDay, arranged.followup.round, await numbers('supervisor')]).toEqual(['open', '2024-05-19', 2, []])
  })

  clause('P14-2.3b', 'makes the correction a duty, lists a missing next date, and brings the next visit once it is set', async () => {
    const { settle, visit, on, clerk, supervisor, numbers } = await begin('2024-05-10')
    const { followup } = await settle('2024-05-10')
    on('2024-05-12')
    const made = await visit(followup.id, '2024-05-12', { outcome: 'unresolved', explained: '配件缺货', corrector: '工程部老周' })
    expect((await dutyOf(supervisor, followup, 'P14-2.3')).map(({ en }) => en)).toEqual(['Put right what a visit found'])
    expect([codesOf(must(made.visits[0]).marks).filter((code) => code.endsWith('missing')), await numbers('supervisor')]).toEqual([['next-date-missing'], [followup.number]])
    expect((await dutyOf(clerk, followup, 'P14-1.9'))).toEqual([])
    const visitId = must(made.visits[0]).id
    expect(await refusalsOf(clerk.followups.complement({ visitId, nextDay: toDay('2024-05-12') }))).toEqual(['followups.next-not-later P14-2.3'])
    const dated = await clerk.followups.complement({ visitId, nextDay: toDay('2024-05-19') })
    expect([dated.followup.round, dated.followup.dueDay, await numbers('supervisor')]).toEqual([2, '2024-05-19', []])
    expect((await dutyOf(clerk, followup, 'P14-1.9')).map(({ dueDay }) => dueDay)).toEqual(['2024-05-19'])
    expect(await dutyOf(supervisor, followup, 'P14-2.3')).toHaveLength(1)
  })

  clause('P14-2.4a', 'lists a visit without words as not filled, and prints the filled form with all that was said', async () => {
    const { settle, visit, on, clerk, numbers } = await begin('2024-05-10')
    const { followup, caseNumber } = await settle('2024-05-10', { place: '3-1202' })
    on('2024-05-12')
    const made = await visit(followup.id, '2024-05-12', { said: '' })
    expect([codesOf(must(made.visits[0]).marks).includes('form-not-filled'), await numbers('supervisor')]).toEqual([true, [followup.number]])
    const visitId = must(made.visits[0]).id
    await clerk.followups.complement({ visitId, said: '客户确认已修好' })
    expect(await numbers('supervisor')).toEqual([])
    const { title, html } = await clerk.followups.visitForm({ visitId })
    for (const words of ['回访记录表', caseNumber, '3-1202', '2024-05-12', '客户确认已修好', '登门', '满意']) expect(`${title}${html}`).toContain(words)
    const report = await clerk.reports.preview({ register: 'followups', text: followup.number })
    expect(JSON.stringify(report.rows)).toContain('客户确认已修好')
  })

  clause('P14-2.4b', 'sends the form to the supervisor and shows who read it and when', async () => {
    const { settle, visit, on, supervisor, clerk, numbers } = await begin('2024-05-10')
    const { followup } = await settle('2024-05-10')
    on('2024-05-12')
    const visitId = must((await visit(followup.id, '2024-05-12')).visits[0]).id
    expect(await numbers('review', supervisor)).toEqual([followup.number])
    on('2024-05-13')
    await supervisor.followups.review({ visitId, opinion: '已阅' })
    expect(await numbers('review', supervisor)).toEqual([])
    const { html } = await clerk.followups.visitForm({ visitId })
    for (const words of ['已阅', 'department-manager', '2024-05-13']) expect(html).toContain(words)
  })

  clause('P14-2.4c', 'sums the month up as 55.0 % and 33.3 %, is confirmed once it is over, and ends the duty of the month', async () => {
    const { settle, visit, on, clerk, supervisor } = await begin('2024-05-10')
    for (let index = 0; index < 20; index += 1) { const { followup } = await settle('2024-05-10'); if (index < 11) await visit(followup.id, '2024-05-10') }
    for (let index = 0; index < 30; index += 1) { const { followup } = await settle('2024-05-10', { kind: 'repair', content: '修' }); if (index < 10) await visit(followup.id, '2024-05-10') }
    on('2024-05-31')
    expect(await refusalsOf(supervisor.followups.confirmMonth({ month: '2024-05' }))).toEqual(['followups.month-not-over P14-2.4'])
    on('2024-06-01')
    await supervisor.session.lock({})
    const again = supervisor
    await again.session.login({ userId: must((await again.session.status({})).users.find(({ role }) => role === 'department-manager')).id, password: 'a-long-test-password' })
    const due = async () => (await again.duties.list({})).rows.filter(({ zh }) => zh === '上月客户回访记录').map(({ period, dueDay }) => [period, dueDay])
    expect(await due()).toEqual([['2024-06', '2024-06-05']])
    const sheet = await again.followups.confirmMonth({ month: '2024-05' })
    expect(sheet.rates.map(({ kind, basisPoints, isMet }) => [kind, share(basisPoints), isMet])).toEqual([['complaint', '55.0', true], ['repair', '33.3', true]])
    expect([must(sheet.record).confirmedBy, must(sheet.record).unreviewed.length, sheet.counts]).toEqual(['department-manager', 21, { due: 50, made: 21, late: 0, dissatisfied: 0, open: 29, exempt: 0 }])
    expect(await due()).toEqual([])
    expect(await refusalsOf(again.followups.confirmMonth({ month: '2024-05' }))).toEqual(['followups.month-confirmed P14-2.4'])
    expect((await clerk.followups.monthForm({ month: '2024-05' })).html).toContain('55.0 %')
  })

  clause('P14-2.4d', 'submits the confirmed sheet to the company manager, whose improvement becomes a duty', async () => {
    const { settle, on, supervisor, leader } = await begin('2024-05-10')
    await settle('2024-05-10')
    on('2024-06-03')
    expect(await refusalsOf(supervisor.followups.submitMonth({ month: '2024-05' }))).toEqual(['followups.month-not-confirmed P14-2.4'])
    await supervisor.followups.confirmMonth({ month: '2024-05' })
    const improvement = { month: '2024-05', words: '加强夜间回访', dueDay: toDay('2024-06-30') }
    expect(await refusalsOf(leader.followups.noteImprovement(improvement))).toEqual(['followups.month-not-submitted P14-2.4'])
    await supervisor.followups.submitMonth({ month: '2024-05' })
    const submitted = must((await leader.followups.month({ month: '2024-05' })).record)
    expect([dayOfInstant(submitted.submittedAt ?? 0), submitted.submittedBy]).toEqual(['2024-06-03', 'department-manager'])
    expect(await refusalsOf(supervisor.followups.noteImprovement(improvement))).toEqual(['followups.leaders-only P14-2.4'])
    await leader.followups.readMonth({ month: '2024-05' })
    expect(must((await leader.followups.noteImprovement(improvement)).record)).toMatchObject({ readBy: 'general-manager', improvements: [{ words: '加强夜间回访', dueDay: '2024-06-30' }] })
    expect((await supervisor.duties.list({})).rows.find(({ en }) => en.startsWith('An improvement'))).toMatchObject({ dueDay: '2024-06-30', subject: { title: '加强夜间回访' } })
  })

  clause('P14-3.1', 'prints the visit record form blank on A4 on a fresh archive, and filled with its number', async () => {
    const { clerk, settle, visit } = await begin('2024-05-06')
    const blank = await clerk.followups.visitForm({})
    expect([blank.title, blank.html.includes('A4'), blank.html.includes('HF2024')]).toEqual(['回访记录表', true, false])
    const made = await visit((await settle('2024-05-06')).followup.id, '2024-05-06')
    expect((await clerk.followups.visitForm({ visitId: must(made.visits[0]).id })).title).toBe('回访记录表 HF2024-00001-1')
  })

  clause('P14-3.2', 'prints the monthly record of the month chosen on a fresh archive, and none of a month to come', async () => {
    const { clerk } = await begin('2024-06-03')
    const { title, html } = await clerk.followups.monthForm({ month: '2024-05' })
    expect([title, html.includes('A4')]).toEqual(['客户回访记录 2024-05', true])
    await expect(clerk.followups.monthForm({ month: '2024-07' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  /** Four complaints and six repairs, none of them visited yet. */
  async function tenAwaited() {
    const world = await begin('2024-05-31')
    const rows: FollowupRow[] = []
    for (let index = 0; index < 4; index += 1) rows.push((await world.settle('2024-05-30')).followup)
    for (let index = 0; index < 6; index += 1) rows.push((await world.settle(`2024-05-${String(10 + index)}`, { kind: 'repair', content: '修' })).followup)
    return { ...world, rows }
  }

  clause('P14-1.1', 'publishes a plan by anyone else with a mark, names the owner, and takes the mark off when the owner confirms', async () => {
    const { clerk, supervisor } = await begin('2024-05-31')
    const published = await clerk.followups.publishPlan({ month: '2024-06', lines: [] })
    expect([must(published.published).owner, codesOf(must(published.published).marks)]).toEqual(['department-manager', ['not-by-owner']])
    expect(codesOf(must((await supervisor.followups.confirmPlan({ month: '2024-06' })).published).marks)).toEqual([])
    expect(codesOf(must((await supervisor.followups.publishPlan({ month: '2024-07', lines: [] })).published).marks)).toEqual([])
  })

  clause('P14-1.2a', 'drafts exactly what is still awaited by due day, and names what is left out without a reason', async () => {
    const { supervisor, rows, settle, visit } = await tenAwaited()
    await visit((await settle('2024-05-30')).followup.id, '2024-05-31')
    const { draft } = await supervisor.followups.plan({ month: '2024-06' })
    expect(draft.map(({ number }) => number).toSorted()).toEqual(rows.map(({ number }) => number).toSorted())
    expect(draft.map(({ dueDay }) => dueDay)).toEqual(draft.map(({ dueDay }) => dueDay).toSorted())
    const [first, second, ...others] = draft
    const lines = others.map(({ id }) => ({ id }))
    const published = must((await supervisor.followups.publishPlan({ month: '2024-06', lines, leftOut: [{ id: must(first).id, reason: '客户出国' }] })).published)
    expect([published.version, published.marks.find(({ code }) => code === 'followups.left-out-unexplained')?.facts]).toEqual([1, { count: 1, numbers: must(second).number }])
    const whole = must((await supervisor.followups.publishPlan({ month: '2024-06', lines: [...lines, { id: must(second).id }], leftOut: [{ id: must(first).id, reason: '客户出国' }] })).published)
    expect([whole.version, whole.marks]).toEqual([2, []])
  })

  clause('P14-1.2b', 'gives nine lines of ten to their visitor, marks the one without, and gives it out once a visitor is set', async () => {
    const { supervisor, clerk, numbers } = await tenAwaited()
    const visitorId = await userId(clerk, 'clerk')
    const { draft } = await supervisor.followups.plan({ month: '2024-06' })
    const lines = draft.map(({ id, dueDay }, index) => ({ id, visitorId: index === 6 ? null : visitorId, day: index === 6 ? null : dueDay }))
    const published = must((await supervisor.followups.publishPlan({ month: '2024-06', lines })).published)
    const seventh = must(draft[6])
    expect([published.unassigned, await numbers('unassigned')]).toEqual([[seventh.number], [seventh.number]])
    const tasks = async () => (await clerk.duties.list({ size: 100 })).rows.filter(({ ownerName, subject }) => ownerName === 'clerk' && subject.kind === 'followup').length
    expect(await tasks()).toBe(9)
    await supervisor.followups.assign({ id: seventh.id, visitorId, day: seventh.dueDay })
    expect([await tasks(), await numbers('unassigned')]).toEqual([10, []])
  })
})
