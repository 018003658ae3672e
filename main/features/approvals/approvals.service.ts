/** Approvals at the desk: lists and sheets for the person who looks, acts that the matter's own feature is told of in the same transaction. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { actOnApproval, getApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ApprovalAct } from '#main/mechanisms/approvals/approval-acts.ts'
import { findDecidable, pageApprovals } from '#main/mechanisms/approvals/approval-lists.ts'
import type { ApprovalFilter } from '#main/mechanisms/approvals/approval-lists.ts'
import { loadApprovals } from '#main/mechanisms/approvals/approval-store.ts'
import { openStepOf } from '#main/mechanisms/approvals/approval-state.ts'
import { describeRow, describeSheet, readOffice } from '#main/mechanisms/approvals/describe-approval.ts'
import { enterPaper } from '#main/mechanisms/approvals/paper-bridge.ts'
import type { EnteredPaper } from '#main/mechanisms/approvals/paper-bridge.ts'
import type { ApprovalRow, ApprovalSheet } from '#shared/contract/approvals.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'

/** What the feature of a matter does when its approval was acted upon, by the kind of the matter. */
export type ApprovalFollower = (unit: Unit, subjectId: string, acted: ActedApproval) => Promise<void>
export type ApprovalFollowers = Readonly<Record<string, ApprovalFollower>>

/** Lines of today's screen at most; the list at /approvals shows the rest. */
const todayLimit = 200

/** Acts as the person of this unit of work and tells the matter's feature. */
export async function decideApproval(unit: Unit, followers: ApprovalFollowers, id: string, act: ApprovalAct): Promise<{ approval: ApprovalRow }> {
  return follow(unit, followers, await actOnApproval(unit, id, act))
}

/** Brings a signed sheet back and tells the matter's feature. */
export async function bringPaperBack(unit: Unit, followers: ApprovalFollowers, paper: EnteredPaper): Promise<{ approval: ApprovalRow }> {
  return follow(unit, followers, await enterPaper(unit, paper))
}

async function follow(unit: Unit, followers: ApprovalFollowers, acted: ActedApproval): Promise<{ approval: ApprovalRow }> {
  const { subject_kind: kind, subject_id: subjectId } = acted.stored.head
  const followed = followers[kind]
  if (followed === undefined) throw new Error(`nobody follows approvals of ${kind}`)
  await followed(unit, subjectId, acted)
  return { approval: describeRow(acted.stored, await readOffice(unit.read, unit.today)) }
}

/** A page of one of the person's boxes. */
export async function listApprovals(reader: Reader, actor: Actor, filter: ApprovalFilter, today: Day): Promise<Page<ApprovalRow>> {
  const page = await pageApprovals(reader, actor, filter, today)
  const office = await readOffice(reader, today)
  return { rows: page.rows.map((stored) => describeRow(stored, office)), next: page.next }
}

/** One approval as its sheet. */
export async function getApprovalSheet(reader: Reader, actor: Actor, id: string, today: Day): Promise<ApprovalSheet> {
  return describeSheet(reader, await getApproval(reader, id), actor, today)
}

/** What waits for this person, the longest wait first, as lines of today's screen. */
export async function listWaitingApprovals(reader: Reader, actor: Actor, today: Day): Promise<TodayLine[]> {
  const ids = (await findDecidable(reader, actor, today)).toSorted().slice(0, todayLimit)
  const office = await readOffice(reader, today)
  return (await loadApprovals(reader, ids)).map((stored) => {
    const row = describeRow(stored, office)
    return { kind: 'approval', subjectId: row.id, number: row.number, title: `${row.subjectNumber} ${row.title}`, person: row.requester, dueDay: null, daysLate: 0, clause: openStepOf(stored.approval)?.clause ?? null }
  })
}
