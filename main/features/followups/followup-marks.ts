/** Guarantees that what a follow-up is marked with is always computed anew from its columns and its visits, and cached only for the lists. */
import type { Post } from '#main/features/followups/books.repository.ts'
import { listPosts } from '#main/features/followups/books.repository.ts'
import { changeFollowup, findFollowup, listVisits } from '#main/features/followups/followups.repository.ts'
import type { FollowupRecord, VisitRecord } from '#main/features/followups/followups.repository.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { readRuleBook } from '#main/mechanisms/policies/rule-book.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { SearchDocument } from '#main/mechanisms/search/search-index.ts'
import type { FollowupRow } from '#shared/contract/followups.ts'
import { daysLate } from '#shared/domain/duties.ts'
import { areaOf, planMarks } from '#shared/domain/followup-plans.ts'
import { exemptionMarks, missingOf, namedVisitor, needsSupervisor, proposedMeans, requiredVisits, reviewMarks } from '#shared/domain/followups.ts'
import { NotFoundError } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import { startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { FollowupLaw } from '#shared/policies/p14.ts'

/** What follow-ups are computed by: who holds which post, and P14 as it ruled on any day, because a matter keeps the figures of the day on which it began. */
export type FollowupBasis = { readonly posts: readonly Post[]; readonly lawOn: (day: Day) => FollowupLaw }

/** Reads the posts and P14 with the office's figures. */
export async function readBasis(reader: Reader): Promise<FollowupBasis> {
  const book = await readRuleBook(reader)
  return { posts: await listPosts(reader), lawOn: (day) => book.on(day).followups }
}

/** How many visits an event's batch asks for, by the share of the day on which the event ended; null for everything else and for an event without a head count. */
export function requiredOf(record: Pick<FollowupRecord, 'kind' | 'participants' | 'start_day'>, { lawOn }: Pick<FollowupBasis, 'lawOn'>): number | null {
  return record.kind === 'event' && record.participants !== null ? requiredVisits(record.participants, lawOn(record.start_day as Day).rates.event.minimumBasisPoints) : null // days were written by the program
}

/** Everything that a visit is marked with: from its recording, what it lacks, how its review stands. Marks and days in the tables were written by the program. */
export function marksOfVisit(visit: VisitRecord): Notice[] {
  const lacks = missingOf({
    said: visit.said, satisfaction: visit.satisfaction, newIssue: visit.new_issue, cannotAnswer: visit.cannot_answer === 1, replyAtMs: visit.reply_at, outcome: visit.outcome, nextDay: visit.next_day as Day | null,
    resolution: visit.resolution, explained: visit.explained, corrector: visit.corrector, signature: visit.signature, means: visit.means, status: visit.status, counts: visit.counts === 1,
  })
  return [...(JSON.parse(visit.marks) as Notice[]), ...lacks, ...(visit.status === 'complete' ? reviewMarks({ isReviewed: visit.reviewed_at !== null, opinion: visit.opinion }) : [])]
}

/** The assistant of the area that a place lies in, where one is named. */
export function assistantOf(place: string, posts: readonly Post[]): Post | undefined {
  return areaOf(place, posts.filter(({ post, userId }) => post === 'area' && userId !== null))
}

function marksOfMatter(record: FollowupRecord, basis: FollowupBasis): Notice[] {
  const { posts } = basis
  const marks: Notice[] = []
  const assistant = record.kind === 'repair' ? assistantOf(record.place, posts) : undefined
  if (record.kind === 'complaint' && record.source_id === null) marks.push({ code: 'followups.no-log-entry', clause: 'P14-2.2', facts: {} })
  if (assistant !== undefined && record.owner_user_id !== null && record.owner_user_id !== assistant.userId && record.assign_reason === '') marks.push({ code: 'followups.reassigned-unexplained', clause: 'P14-1.4', facts: { assistant: assistant.userName, area: assistant.name } })
  if (record.status === 'open' && record.plan_month !== '' && (record.owner_user_id === null || record.planned_day === null)) marks.push({ code: 'followups.nobody-assigned', clause: 'P14-1.2', facts: { month: record.plan_month } })
  if (record.status === 'open') marks.push(...planMarks(record.planned_day as Day | null, record.due_day as Day, record.planned_reason))
  if (record.status === 'exempt' && record.exemption !== '') marks.push(...exemptionMarks({ reason: record.exemption, person: record.person, replyDay: record.reply_day as Day | null, hasPaper: record.reply_paper_id !== null }))
  if (record.status === 'closed') {
    const required = requiredOf(record, basis)
    if (record.kind !== 'event') marks.push({ code: 'followups.closed-outstanding', clause: 'P14-1.9', facts: { round: record.round } })
    else if (required !== null) marks.push({ code: 'followups.rate-not-reached', clause: 'P14-1.5', facts: { visited: record.visited, required, short: required - record.visited } })
  }
  return marks
}

/** Computes the marks anew, keeps what the lists filter by, and puts the follow-up where Ctrl+K finds it. */
export async function refreshFollowup(unit: Unit, id: string): Promise<FollowupRecord> {
  const [record, visits, basis] = [await getFollowup(unit.read, id), await listVisits(unit.read, id), await readBasis(unit.read)]
  const counted = visits.filter((visit) => visit.counts === 1)
  const visited = { ...record, visited: counted.length }
  // A visit that still waits for its signature asks nothing more once another one of its round counts.
  const standing = visits.filter((visit) => visit.status === 'complete' || !counted.some(({ round }) => round === visit.round))
  const [own, ofVisits] = [marksOfMatter(visited, basis), standing.map((visit) => ({ visit, marks: marksOfVisit(visit) }))]
  const all = [...own, ...ofVisits.flatMap(({ marks }) => marks)]
  await changeFollowup(unit.write, id, {
    visited: counted.length, first_visit_day: counted.map(({ day }) => day).toSorted()[0] ?? null,
    marks: JSON.stringify(all.filter((mark, index) => all.findIndex(({ code }) => code === mark.code) === index)),
    needs_supervisor: record.status !== 'void' && (needsSupervisor(own, '') || ofVisits.some(({ visit, marks }) => needsSupervisor(marks, visit.opinion))) ? 1 : 0,
    awaits_review: ofVisits.some(({ marks }) => marks.some(({ code }) => code === 'followups.awaiting-review' || code === 'followups.opinion-missing')) ? 1 : 0,
    awaits_signature: standing.some(({ status }) => status === 'awaiting-signature') ? 1 : 0,
  })
  await indexDocument(unit.write, followupDocument(record))
  unit.touch('followups')
  return getFollowup(unit.read, id)
}

/** What the search index knows of a follow-up. */
export function followupDocument(record: Pick<FollowupRecord, 'id' | 'number' | 'title' | 'person' | 'place' | 'phone' | 'source_number' | 'start_day' | 'owner_name'>): SearchDocument {
  return {
    kind: 'followup', subjectId: record.id, title: `${record.number} ${record.title.slice(0, 60)}`, subtitle: [record.person, record.place].filter((part) => part !== '').join(' · '), atMs: startOfDayMs(record.start_day as Day),
    fields: { names: [record.person, ...(record.owner_name === null ? [] : [record.owner_name])], phones: [record.phone], numbers: [record.number, record.source_number, record.place].filter((part) => part !== ''), texts: [record.title] },
  }
}

/** A follow-up, or the answer that there is none. */
export async function getFollowup(reader: Reader, id: string): Promise<FollowupRecord> {
  const record = await findFollowup(reader, id)
  if (record === undefined) throw new NotFoundError('followup')
  return record
}

/** A follow-up as the desk sees it. Ids, days and marks in the table were written by the program. */
export function toRow(record: FollowupRecord, today: Day, basis: FollowupBasis): FollowupRow {
  const { posts, lawOn } = basis
  const isOutstanding = record.status === 'open' || (record.status === 'closed' && record.kind !== 'event')
  return {
    id: record.id as Id<'followup'>, number: record.number, kind: record.kind, status: record.status, sourceId: record.source_id, sourceNumber: record.source_number,
    title: record.title, person: record.person, phone: record.phone, place: record.place, grade: record.grade, startDay: record.start_day as Day,
    dueDay: record.due_day as Day, plannedDay: record.planned_day as Day | null, plannedReason: record.planned_reason, round: record.round, daysLate: isOutstanding ? daysLate(record.due_day as Day, today) : 0,
    ownerRole: namedVisitor(record.kind, record.grade), ownerUserId: record.owner_user_id, ownerName: record.owner_name, area: areaOf(record.place, posts.filter(({ post }) => post === 'area'))?.name ?? '',
    participants: record.participants, visited: record.visited, required: requiredOf(record, basis), exemption: record.exemption, exemptionWords: record.exemption_words,
    replyDay: record.reply_day as Day | null, replyAddressee: record.reply_addressee, replyPaperId: record.reply_paper_id as Id<'attachment'> | null,
    awaitsReview: record.awaits_review === 1, awaitsSignature: record.awaits_signature === 1, needsSupervisor: record.needs_supervisor === 1, marks: JSON.parse(record.marks) as Notice[],
    proposedMeans: proposedMeans(record, lawOn(today).visits),
  }
}
