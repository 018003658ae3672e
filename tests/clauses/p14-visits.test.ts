/** P14, follow-up of customers: how a visit is made, recorded, reviewed and gone on from. Each clause's scenario with its own figures and a neighbouring one, on a real archive. */
import { afterEach, describe, expect } from 'vitest'
import type { FollowupRow } from '#shared/contract/followups.ts'
import { dayOfInstant, toDay } from '#shared/kernel/days.ts'
import { clause } from '#tests/support/clause.ts'
import { at, must, openFollowupOffice, refusalsOf } from '#tests/support/followups.ts'
import type { FollowupOffice } from '#tests/support/followups.ts'
import type { Client } from '#tests/support/office.ts'

const codesOf = (marks: readonly { readonly code: string }[]) => marks.map(({ code }) => code.replace('followups.', ''))
const marksOf = (row: Pick<FollowupRow, 'marks'>) => codesOf(row.marks)

describe('P14', () => {
  const open: FollowupOffice[] = []
  const begin = async (today: string) => { const fresh = await openFollowupOffice(today); open.push(fresh); return fresh }
  afterEach(async () => { for (const { office } of open.splice(0)) await office.close() })

  async function dutyOf(who: Client, followup: Pick<FollowupRow, 'number'>, clauseId: string) {
    return (await who.duties.list({ box: 'all', status: 'open', size: 200 })).rows.filter((row) => row.subject.number === followup.number && row.clause === clauseId)
  }

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
})
