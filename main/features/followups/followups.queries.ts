/** Lists and sheets of follow-ups as the desk reads them. */
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { getFollowup, marksOfVisit, readBasis, toRow } from '#main/features/followups/followup-marks.ts'
import { findFollowup, findVisit, listVisits, pageFollowupMatches, pageFollowups } from '#main/features/followups/followups.repository.ts'
import type { VisitRecord } from '#main/features/followups/followups.repository.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { FollowupFilter, FollowupRow, FollowupSheet, ReturnVisitRow } from '#shared/contract/followups.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** A page of follow-ups by due day, ended ones newest first; typed words follow the search index. */
export async function listFollowups(reader: Reader, filter: FollowupFilter, actor: Actor, today: Day): Promise<Page<FollowupRow>> {
  const narrowing = { box: filter.box, kind: filter.kind, today, actor }
  const matches = await pageFollowupMatches(reader, narrowing, filter)
  const basis = await readBasis(reader)
  if (matches !== null) return { rows: matches.rows.map((record) => toRow(record, today, basis)), next: matches.next }
  const position = decodeCursor(filter.cursor)
  const isNewestFirst = filter.box === 'done' || filter.box === 'all' || filter.box === 'exempt'
  const records = await pageFollowups(reader, narrowing, { after: position === null ? null : [String(position[0]), position[1]], size: filter.size, isNewestFirst })
  return cutPage(records.map((record) => toRow(record, today, basis)), filter.size, (row) => [row.dueDay, row.id])
}

/** One follow-up, by its own id or that of one of its visits, with its visits and everything that the book says. */
export async function getFollowupSheet(reader: Reader, id: string, today: Day): Promise<FollowupSheet> {
  const record = await findFollowup(reader, id) ?? await getFollowup(reader, (await findVisit(reader, id))?.followup_id ?? id)
  return { followup: toRow(record, today, await readBasis(reader)), visits: (await listVisits(reader, record.id)).map(toVisit), history: await listHistory(reader, record.id) }
}

/** A visit as the desk sees it. Ids, days and moments in the table were written by the program. */
export function toVisit(visit: VisitRecord): ReturnVisitRow {
  return {
    id: visit.id as Id<'return-visit'>, round: visit.round, status: visit.status, day: visit.day as Day, means: visit.means, person: visit.person, calledNumber: visit.called_number, calledAt: visit.called_at as InstantMs | null,
    said: visit.said, satisfaction: visit.satisfaction, signature: visit.signature, signerName: visit.signer_name, witness: visit.witness, paperId: visit.paper_id as Id<'attachment'> | null, complete: visit.status === 'complete',
    newIssue: visit.new_issue, cannotAnswer: visit.cannot_answer === 1, replyAt: visit.reply_at as InstantMs | null, told: visit.told === 1, outcome: visit.outcome, nextDay: visit.next_day as Day | null, resolution: visit.resolution,
    explained: visit.explained, corrector: visit.corrector, correctorId: visit.corrector_id as Id<'user'> | null, reason: visit.reason, visitor: visit.visitor_name ?? '', visitorRole: visit.visitor_role, counts: visit.counts === 1,
    caseId: visit.case_id, caseNumber: visit.case_number, opinion: visit.opinion, reviewedBy: visit.reviewer_name ?? '', reviewedAt: visit.reviewed_at as InstantMs | null, marks: marksOfVisit(visit),
  }
}
