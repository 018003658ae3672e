/** Recording, completing and reviewing visits: decide, save, bring the duties that the visit brings, and go on to the next visit until nothing is outstanding. */
import { getFollowup, readBasis, refreshFollowup, requiredOf } from '#main/features/followups/followup-marks.ts'
import { changeFollowup, changeVisit, findVisit, insertVisit, listVisits } from '#main/features/followups/followups.repository.ts'
import type { FollowupRecord, VisitRecord } from '#main/features/followups/followups.repository.ts'
import { openMatter, openVisitDuty, register, settleVisitDuty, subjectOf } from '#main/features/followups/followups.service.ts'
import type { FollowupNeeds } from '#main/features/followups/followups.needs.ts'
import type { Unit } from '#main/db/unit-of-work.ts'
import { claimAttachment } from '#main/mechanisms/attachments/attachment-register.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import type { ReturnVisitInput, UnloggedVisitInput } from '#shared/contract/followups.ts'
import { agreementRefusals, decideReview, decideVisit, isOutside, isSigned } from '#shared/domain/followups.ts'
import type { FollowupFacts } from '#shared/domain/followups.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'

/** Days in the table were written by the program. */
function factsOf(record: FollowupRecord): FollowupFacts {
  return { number: record.number, kind: record.kind, status: record.status, grade: record.grade, startDay: record.start_day as Day, dueDay: record.due_day as Day, round: record.round, isLogged: record.source_id !== null }
}

/** Records a visit. What it brought up becomes a case of its own at once; a promised reply, a correction and the review become duties. */
export async function recordVisit(unit: Unit, needs: FollowupNeeds, input: ReturnVisitInput): Promise<string> {
  const record = await getFollowup(unit.read, input.id)
  const day = input.day ?? unit.today
  const { posts, lawOn } = await readBasis(unit.read)
  const department = posts.find(({ post }) => post === 'department')?.name ?? ''
  const visitor = { role: unit.actor.role, department: unit.actor.department, isOutside: isOutside(unit.actor, department) }
  const entry = { ...input, day, replyAtMs: input.replyAt, hasPaper: input.paperId !== null, isComplete: input.complete }
  const verdict = orRefuse(decideVisit(factsOf(record), entry, visitor, lawOn(day).visits, { today: unit.today, ms: unit.now }))
  if (input.paperId !== null) await claimAttachment(unit.write, input.paperId, 'followup-paper', 'paperId', unit.now)
  const opened = await openLinkedCase(unit, needs, record, input)
  const id = unit.newId<'return-visit'>()
  await insertVisit(unit.write, {
    id, followup_id: record.id, round: record.round, status: verdict.status, day, means: input.means, person: input.person === '' ? record.person : input.person, called_number: input.calledNumber === '' && input.means === 'telephone' ? record.phone : input.calledNumber,
    called_at: input.means === 'telephone' ? input.calledAt ?? unit.now : null, visitor_id: unit.actor.userId, visitor_role: unit.actor.role, reason: input.reason, said: input.said, satisfaction: input.satisfaction,
    signature: input.signature, signer_name: input.signerName, witness: input.witness, paper_id: input.paperId, new_issue: input.newIssue, cannot_answer: input.cannotAnswer ? 1 : 0, reply_at: input.replyAt, told: input.told ? 1 : 0,
    outcome: input.outcome, next_day: input.nextDay, resolution: input.resolution, explained: input.explained, corrector: input.corrector, corrector_id: input.correctorId,
    counts: verdict.counts ? 1 : 0, marks: JSON.stringify(verdict.marks), case_id: opened?.id ?? null, case_number: opened?.number ?? '', opinion: '', reviewed_by: null, reviewed_at: null, recorded_at: unit.now,
  })
  const { id: _followup, ...body } = input
  unit.recordEvent({ register, subjectId: record.id, kind: 'visited', body: { number: record.number, visitId: id, round: record.round, ...body, day, status: verdict.status, counts: verdict.counts, marks: verdict.marks.map(({ code }) => code), caseNumber: opened?.number ?? '' } })
  unit.tally(register, day, 'visits', 1)
  const visit = await getVisit(unit, id)
  await openAgreedDuties(unit, record, visit)
  if (verdict.status === 'complete') await openReviewDuty(unit, record, visit)
  if (verdict.counts) await goOn(unit, record, visit)
  await refreshFollowup(unit, record.id)
  return record.id
}

/** A visit to a complaint without an entry in the log is kept as "no log entry"; with the entry's number it belongs to it (P14-2.2a). */
export async function recordUnlogged(unit: Unit, needs: FollowupNeeds, input: UnloggedVisitInput): Promise<string> {
  const { title, place, sourceNumber, ...visit } = input
  const day = input.day ?? unit.today
  const source = sourceNumber === '' ? undefined : await needs.findCase(unit.read, { number: sourceNumber })
  if (sourceNumber !== '' && source === undefined) throw new NotFoundError('case')
  const record = await openMatter(unit, { kind: 'complaint', grade: source?.grade ?? 'ordinary', source: source === undefined ? null : { id: source.id, number: source.number }, title, person: input.person, phone: input.phone, place, customerId: source?.customerId ?? null, startDay: source?.closedDay ?? day, dueDay: null, participants: null })
  return recordVisit(unit, needs, { ...visit, id: record.id as Id<'followup'> }) // the id was made a moment ago
}

/** Dissatisfaction and a new opinion are taken down at once (P14-1.9a, 2.3a). */
async function openLinkedCase(unit: Unit, needs: FollowupNeeds, record: FollowupRecord, input: ReturnVisitInput): Promise<{ readonly id: string; readonly number: string } | null> {
  if (input.newIssue === '' && input.satisfaction !== 'dissatisfied') return null
  const content = [input.newIssue, input.newIssue === '' ? input.said : '', record.title].find((words) => words !== '') ?? record.title
  const person = [input.person, record.person, record.title.slice(0, 60)].find((name) => name !== '') ?? record.number
  return needs.openCase(unit, { kind: 'complaint', person, phone: record.phone, place: record.place, customerId: record.customer_id, content, expectedDay: input.replyAt === null ? null : dayOfInstant(input.replyAt) })
}

/** The reply that was promised, and the correction that somebody is to make. */
async function openAgreedDuties(unit: Unit, record: FollowupRecord, visit: VisitRecord): Promise<void> {
  const rules = dutyRulesInForce(unit.today)
  const about = { subject: subjectOf(record), day: visit.day as Day, period: visit.id } // days were written by the program
  if (visit.reply_at !== null) await openDutiesAfter(unit, rules, { ...about, event: 'followup.reply-promised', ownerUserId: visit.visitor_id, dueDay: dayOfInstant(visit.reply_at) })
  if (visit.outcome === 'unresolved' && visit.corrector !== '') await openDutiesAfter(unit, rules, { ...about, event: 'followup.correction', ownerUserId: visit.corrector_id, dueDay: (visit.next_day ?? visit.day) as Day })
}

async function openReviewDuty(unit: Unit, record: FollowupRecord, visit: VisitRecord): Promise<void> {
  await openDutiesAfter(unit, dutyRulesInForce(unit.today), { event: 'followup.recorded', day: unit.today, subject: subjectOf(record), period: visit.id })
}

/** After a visit that counts: the matter is done, or the next visit is outstanding (P14-1.9b). An event's batch goes on until it is closed. */
async function goOn(unit: Unit, record: FollowupRecord, visit: VisitRecord): Promise<void> {
  if (record.kind === 'event') {
    const counted = (await listVisits(unit.read, record.id)).filter(({ counts }) => counts === 1).length
    if (record.status === 'closed' && counted >= (requiredOf(record, await readBasis(unit.read)) ?? Infinity)) await changeFollowup(unit.write, record.id, { status: 'done' })
    return
  }
  await settleVisitDuty(unit, record, 'complete')
  if (visit.outcome === 'settled') { await changeFollowup(unit.write, record.id, { status: 'done', closed_day: unit.today }); return }
  await changeFollowup(unit.write, record.id, { round: record.round + 1, due_day: visit.next_day ?? visit.day, planned_day: null, planned_reason: '', plan_month: '', first_visit_day: record.first_visit_day ?? visit.day })
  if (visit.next_day !== null) await openVisitDuty(unit, await getFollowup(unit.read, record.id))
}

async function getVisit(unit: Unit, id: string): Promise<VisitRecord> {
  const visit = await findVisit(unit.read, id)
  if (visit === undefined) throw new NotFoundError('return-visit')
  return visit
}

export type Complement = {
  readonly visitId: Id<'return-visit'>; readonly said: string; readonly signature: VisitRecord['signature']; readonly signerName: string; readonly witness: string; readonly paperId: Id<'attachment'> | null
  readonly replyAt: InstantMs | null; readonly told: boolean | null; readonly nextDay: Day | null; readonly resolution: string; readonly explained: string; readonly corrector: string; readonly correctorId: Id<'user'> | null
}

/** Adds what a visit lacked; what it says already stays. A signature completes a door visit, a date opens the next visit or the reply's duty. */
export async function complementVisit(unit: Unit, input: Complement): Promise<string> {
  const before = await getVisit(unit, input.visitId)
  const record = await getFollowup(unit.read, before.followup_id)
  const refusals = agreementRefusals({ day: before.day as Day, replyAtMs: input.replyAt, nextDay: input.nextDay }, unit.now)
  if (refusals.length > 0) refuse(...refusals)
  const hasNoSignature = before.status === 'awaiting-signature' && input.signature !== 'none'
  const signed = isSigned({ signature: input.signature, signerName: input.signerName, hasPaper: input.paperId !== null })
  if (hasNoSignature && !signed && input.signature !== 'refused') refuse({ code: 'followups.signature-missing', clause: 'P14-1.7', field: 'signerName', facts: {}, remedy: { code: 'followups.sign-or-wait' } })
  if (hasNoSignature && input.signature === 'refused' && input.witness === '') refuse({ code: 'followups.witness-missing', clause: 'P14-1.7', field: 'witness', facts: {}, remedy: { code: 'followups.name-witness' } })
  if (input.paperId !== null) await claimAttachment(unit.write, input.paperId, 'followup-paper', 'paperId', unit.now)
  const keep = (old: string, fresh: string) => (old === '' ? fresh : old)
  await changeVisit(unit.write, before.id, {
    said: keep(before.said, input.said), resolution: keep(before.resolution, input.resolution), explained: keep(before.explained, input.explained), corrector: keep(before.corrector, input.corrector), corrector_id: before.corrector_id ?? input.correctorId,
    reply_at: before.reply_at ?? input.replyAt, next_day: before.next_day ?? input.nextDay, told: input.told === null ? before.told : input.told ? 1 : 0, paper_id: before.paper_id ?? input.paperId,
    ...(hasNoSignature ? { signature: input.signature, signer_name: input.signerName, witness: input.witness, status: 'complete', counts: signed ? 1 : 0 } : {}),
  })
  const { visitId, ...body } = input
  unit.recordEvent({ register, subjectId: record.id, kind: 'complemented', body: { number: record.number, visitId, ...body } })
  const visit = await getVisit(unit, before.id)
  await openAgreedDuties(unit, record, visit)
  if (hasNoSignature) await openReviewDuty(unit, record, visit)
  if (before.counts === 0 && visit.counts === 1) await goOn(unit, record, visit)
  else if (visit.counts === 1 && before.next_day === null && visit.next_day !== null) await dateNextVisit(unit, record, visit)
  await refreshFollowup(unit, record.id)
  return record.id
}

/** The day of the next visit was agreed after all: it appears with its duty. A dissatisfied visit that was closed with nothing arranged is opened again for it. */
async function dateNextVisit(unit: Unit, record: FollowupRecord, visit: VisitRecord): Promise<void> {
  const isNext = record.round > visit.round
  if (!isNext && record.status !== 'done') return
  await changeFollowup(unit.write, record.id, { due_day: visit.next_day ?? record.due_day, ...(isNext ? {} : { status: 'open', round: record.round + 1, closed_day: null }) })
  await openVisitDuty(unit, await getFollowup(unit.read, record.id))
}

/** The supervisor has read a record. Without an opinion it stays on the list (P14-1.8); accepting counts a visit that the customer would not sign. */
export async function reviewVisit(unit: Unit, input: { readonly visitId: Id<'return-visit'>; readonly opinion: string; readonly accept: boolean }): Promise<string> {
  const before = await getVisit(unit, input.visitId)
  orRefuse(decideReview(before))
  const record = await getFollowup(unit.read, before.followup_id)
  const isAccepted = input.accept && before.counts === 0 && before.means === 'door' && before.signature === 'refused'
  await changeVisit(unit.write, before.id, { opinion: input.opinion, reviewed_by: unit.actor.userId, reviewed_at: unit.now, ...(isAccepted ? { counts: 1 } : {}) })
  unit.recordEvent({ register, subjectId: record.id, kind: 'reviewed', body: { number: record.number, visitId: before.id, opinion: input.opinion, accepted: isAccepted } })
  if (isAccepted) await goOn(unit, record, await getVisit(unit, before.id))
  const { awaits_review: awaitsReview } = await refreshFollowup(unit, record.id)
  if (awaitsReview === 0) await settleDutiesOf(unit, record.id, ['P14-1.8'], { action: 'complete', words: input.opinion, recordNumber: record.number })
  return record.id
}
