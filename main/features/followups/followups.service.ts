/** What opens, gives out, lets off and ends a follow-up; its duty always says who owes the visit by when. All in the caller's transaction. */
import { listPosts } from '#main/features/followups/books.repository.ts'
import { assistantOf, getFollowup, readBasis, refreshFollowup, requiredOf, toRow } from '#main/features/followups/followup-marks.ts'
import { changeFollowup, findFollowupOfCase, insertFollowup } from '#main/features/followups/followups.repository.ts'
import type { FollowupRecord } from '#main/features/followups/followups.repository.ts'
import type { CaseLine, FollowupNeeds } from '#main/features/followups/followups.needs.ts'
import type { Unit } from '#main/db/unit-of-work.ts'
import { claimAttachment } from '#main/mechanisms/attachments/attachment-register.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import type { DutySubject } from '#main/mechanisms/duties/duties.ts'
import type { FollowupInput, FollowupRow } from '#shared/contract/followups.ts'
import type { CaseGrade } from '#shared/domain/cases.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import { decideExemption, decideFollowupAct, namedVisitor } from '#shared/domain/followups.ts'
import type { ExemptionReason, FollowupKind } from '#shared/domain/followups.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'
import { visitDutyIds } from '#shared/policies/p14.ts'

export const register = 'followups'

/** What a duty of this follow-up is about. */
export function subjectOf(record: Pick<FollowupRecord, 'id' | 'number' | 'title'>): DutySubject {
  return { kind: 'followup', id: record.id, number: record.number, title: record.title }
}

/** Opens the duty of the visit outstanding: the first by the clause's term, a further one by the day that was agreed. */
export async function openVisitDuty(unit: Unit, record: FollowupRecord): Promise<void> {
  const isFirst = record.round === 1
  const day = (isFirst ? record.start_day : record.first_visit_day ?? record.start_day) as Day // days were written by the program
  const dueDay = record.planned_day !== null && record.planned_day >= day ? record.planned_day as Day : isFirst && record.kind !== 'festival' ? undefined : record.due_day as Day
  await openDutiesAfter(unit, dutyRulesInForce(unit.today), {
    event: isFirst ? `followup.${record.kind}.${record.owner_role}` : `followup.again.${record.owner_role}`, day, subject: subjectOf(record), ownerUserId: record.owner_user_id,
    period: `${String(record.round)}-${String(record.assignments)}`, ...(dueDay === undefined ? {} : { dueDay }),
  })
}

/** Ends the duty of the visit outstanding: done by the visit, or void because nothing is owed any more. */
export async function settleVisitDuty(unit: Unit, record: Pick<FollowupRecord, 'id' | 'number'>, action: 'complete' | 'void'): Promise<void> {
  await settleDutiesOf(unit, record.id, visitDutyIds, { action, words: '', recordNumber: record.number })
}

export type NewMatter = {
  readonly kind: FollowupKind; readonly grade: CaseGrade; readonly source: { readonly id: string; readonly number: string } | null; readonly title: string; readonly person: string; readonly phone: string
  readonly place: string; readonly customerId: string | null; readonly startDay: Day; /** Null: by the term of its kind. */ readonly dueDay: Day | null; readonly participants: number | null
}

/** Who is to go, where a post names the person: the area's assistant for repairs and move-ins, the community-culture clerk for events (P14-1.4, 1.5). */
async function namedPerson(unit: Unit, matter: NewMatter): Promise<string | null> {
  const posts = await listPosts(unit.read)
  if (matter.kind === 'event') return posts.find(({ post }) => post === 'culture-clerk')?.userId ?? null
  return matter.kind === 'repair' || matter.kind === 'move-in' ? assistantOf(matter.place, posts)?.userId ?? null : null
}

/** Opens a follow-up with its duty. */
export async function openMatter(unit: Unit, matter: NewMatter): Promise<FollowupRecord> {
  const id = unit.newId<'followup'>()
  const number = unit.nextNumber('followup')
  const dueDay = matter.dueDay ?? dueDayAfter(matter.startDay, (await readBasis(unit.read)).lawOn(matter.startDay).firstVisitTerms[matter.kind], await loadCalendar(unit.read)).dueDay
  const ownerUserId = await namedPerson(unit, matter)
  await insertFollowup(unit.write, {
    id, number, kind: matter.kind, status: 'open', source_id: matter.source?.id ?? null, source_number: matter.source?.number ?? '', title: matter.title, person: matter.person, phone: matter.phone, place: matter.place, customer_id: matter.customerId,
    grade: matter.grade, start_day: matter.startDay, due_day: dueDay, planned_day: null, planned_reason: '', plan_month: '', owner_role: namedVisitor(matter.kind, matter.grade), owner_user_id: ownerUserId, assign_reason: '', assignments: 0, round: 1,
    participants: matter.participants, visited: 0, first_visit_day: null, exemption: '', exemption_words: '', reply_day: null, reply_addressee: '', reply_paper_id: null, marks: '[]', needs_supervisor: 0, awaits_review: 0, awaits_signature: 0,
    closed_day: null, close_reason: '', opened_at: unit.now, opened_by: unit.actor.userId,
  })
  unit.recordEvent({ register, subjectId: id, kind: 'opened', body: { number, ...matter, dueDay, ownerUserId } })
  unit.tally(register, matter.startDay, matter.kind, 1)
  await openVisitDuty(unit, await getFollowup(unit.read, id))
  return refreshFollowup(unit, id)
}

/** Begins what stands in no register of the desk: an event, a festival with its lead, a move-in, an emergency with one follow-up for each unit. */
export async function openByHand(unit: Unit, input: FollowupInput): Promise<{ rows: FollowupRow[] }> {
  const { kind, grade, title, person, phone, participants } = input
  const isFestival = kind === 'festival'
  const places = kind === 'emergency' && input.places.length > 0 ? input.places : [input.place]
  const rows: FollowupRow[] = []
  for (const place of places) {
    const record = await openMatter(unit, { kind, grade, source: null, title, person, phone, place, customerId: null, participants, startDay: isFestival ? addDays(input.day, -input.leadDays) : input.day, dueDay: isFestival ? input.day : null })
    rows.push(toRow(record, unit.today, await readBasis(unit.read)))
  }
  return { rows }
}

/** A complaint that was settled or a repair that was finished is followed up; other cases are not (P14-1.3, 1.4). */
export async function followClosedCase(unit: Unit, found: CaseLine): Promise<void> {
  if ((found.kind !== 'complaint' && found.kind !== 'repair') || found.closedDay === null) return
  if (await findFollowupOfCase(unit.read, found.id) !== undefined) return
  const title = found.content.split('\n')[0]?.slice(0, 200) ?? ''
  await openMatter(unit, { kind: found.kind, grade: found.grade, source: { id: found.id, number: found.number }, title, person: found.person, phone: found.phone, place: found.place, customerId: found.customerId, startDay: found.closedDay, dueDay: null, participants: null })
}

/** A case that is opened again has not ended: what was to be followed up is void. */
export async function followReopenedCase(unit: Unit, found: Pick<CaseLine, 'id'>): Promise<void> {
  const record = await findFollowupOfCase(unit.read, found.id)
  if (record === undefined) return
  orRefuse(decideFollowupAct(record, 'void'))
  await changeFollowup(unit.write, record.id, { status: 'void', closed_day: unit.today })
  await settleVisitDuty(unit, record, 'void')
  unit.recordEvent({ register, subjectId: record.id, kind: 'void', body: { number: record.number, sourceNumber: record.source_number } })
  unit.tally(register, record.start_day as Day, record.kind, -1)
  await refreshFollowup(unit, record.id)
}

/** A complaint that was graded anew is visited by the role of its new level (P14-1.3). */
export async function followCorrectedCase(unit: Unit, found: CaseLine): Promise<void> {
  const record = await findFollowupOfCase(unit.read, found.id)
  if (record === undefined || record.status !== 'open') return
  if (record.kind !== found.kind) { await followReopenedCase(unit, found); await followClosedCase(unit, found); return }
  const ownerRole = namedVisitor(record.kind, found.grade)
  const place = { person: found.person, phone: found.phone, place: found.place, title: found.content.split('\n')[0]?.slice(0, 200) ?? '' }
  await changeFollowup(unit.write, record.id, { ...place, grade: found.grade, owner_role: ownerRole, ...(ownerRole === record.owner_role ? {} : { owner_user_id: null, assignments: record.assignments + 1 }) })
  if (ownerRole !== record.owner_role) {
    await settleVisitDuty(unit, record, 'void')
    await openVisitDuty(unit, await getFollowup(unit.read, record.id))
    unit.recordEvent({ register, subjectId: record.id, kind: 'regraded', body: { number: record.number, grade: found.grade, ownerRole } })
  }
  await refreshFollowup(unit, record.id)
}

export type Assignment = { readonly id: string; readonly visitorId: Id<'user'> | null; readonly day: Day | null; readonly reason: string; readonly planMonth?: string }

/** Gives the visit to a person and a day; its duty becomes that person's. A day past the limit is kept and marked (P14-2.2b). */
export async function assignVisit(unit: Unit, needs: Pick<FollowupNeeds, 'findUser'>, assignment: Assignment): Promise<FollowupRecord> {
  const record = await getFollowup(unit.read, assignment.id)
  orRefuse(decideFollowupAct(record, 'assign'))
  if (assignment.visitorId !== null && await needs.findUser(unit.read, assignment.visitorId) === undefined) throw new NotFoundError('user')
  const ownerUserId = assignment.visitorId ?? record.owner_user_id
  const plannedDay = assignment.day ?? record.planned_day
  await changeFollowup(unit.write, record.id, {
    owner_user_id: ownerUserId, planned_day: plannedDay, planned_reason: assignment.day === null ? record.planned_reason : assignment.reason, assign_reason: assignment.visitorId === null ? record.assign_reason : assignment.reason,
    assignments: record.assignments + 1, ...(assignment.planMonth === undefined ? {} : { plan_month: assignment.planMonth }),
  })
  await settleVisitDuty(unit, record, 'void')
  await openVisitDuty(unit, await getFollowup(unit.read, record.id))
  unit.recordEvent({ register, subjectId: record.id, kind: 'assigned', body: { number: record.number, visitorId: ownerUserId, plannedDay, reason: assignment.reason } })
  return refreshFollowup(unit, record.id)
}

/** Lets a complaint off its visit: nothing is owed any more; only the two reasons of P14-1.13 take it out of the rate. */
export async function exemptFollowup(unit: Unit, input: { readonly id: string; readonly reason: ExemptionReason; readonly words: string; readonly replyDay: Day | null; readonly addressee: string; readonly paperId: Id<'attachment'> | null }): Promise<FollowupRecord> {
  const record = await getFollowup(unit.read, input.id)
  const status = orRefuse(decideExemption(record, input))
  if (input.paperId !== null) await claimAttachment(unit.write, input.paperId, 'followup-paper', 'paperId', unit.now)
  await changeFollowup(unit.write, record.id, { status, exemption: input.reason, exemption_words: input.words, reply_day: input.replyDay, reply_addressee: input.addressee, reply_paper_id: input.paperId })
  await settleVisitDuty(unit, record, 'void')
  unit.recordEvent({ register, subjectId: record.id, kind: 'exempt', body: { number: record.number, reason: input.reason, words: input.words, replyDay: input.replyDay, addressee: input.addressee } })
  return refreshFollowup(unit, record.id)
}

/** Attaches the reply letter to an exempt complaint (P14-1.13b). */
export async function annexReply(unit: Unit, input: { readonly id: string; readonly replyDay: Day; readonly addressee: string; readonly paperId: Id<'attachment'> | null }): Promise<FollowupRecord> {
  const record = await getFollowup(unit.read, input.id)
  orRefuse(decideFollowupAct(record, 'annex'))
  if (input.paperId !== null) await claimAttachment(unit.write, input.paperId, 'followup-paper', 'paperId', unit.now)
  await changeFollowup(unit.write, record.id, { reply_day: input.replyDay, reply_addressee: input.addressee, reply_paper_id: input.paperId ?? record.reply_paper_id })
  unit.recordEvent({ register, subjectId: record.id, kind: 'annexed', body: { number: record.number, replyDay: input.replyDay, addressee: input.addressee } })
  return refreshFollowup(unit, record.id)
}

/** Ends a follow-up as it stands. An event's batch that reached its share is done; whatever else is outstanding stays on the board (P14-1.5b, 1.9b). */
export async function closeFollowup(unit: Unit, id: string, reason: string): Promise<FollowupRecord> {
  const record = await getFollowup(unit.read, id)
  const status = orRefuse(decideFollowupAct(record, 'close'))
  const required = requiredOf(record, await readBasis(unit.read))
  const isReached = record.kind === 'event' && required !== null && record.visited >= required
  await changeFollowup(unit.write, id, { status: isReached ? 'done' : status, closed_day: unit.today, close_reason: reason })
  if (record.kind === 'event') await settleVisitDuty(unit, record, isReached ? 'complete' : 'void')
  unit.recordEvent({ register, subjectId: id, kind: 'closed', body: { number: record.number, reason, visited: record.visited, round: record.round } })
  return refreshFollowup(unit, id)
}
