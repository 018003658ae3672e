/** Finds the approvals that concern a person: waiting for him, asked by him, decided by him; keyset pages, newest first. */
import { sql } from 'kysely'
import type { ExpressionBuilder } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Schema } from '#main/db/schema.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { openStepOf } from '#main/mechanisms/approvals/approval-state.ts'
import { loadApprovals, listActivePeople } from '#main/mechanisms/approvals/approval-store.ts'
import type { StoredApproval } from '#main/mechanisms/approvals/approval-store.ts'
import { authorities, standingIn, whoMayDecide } from '#main/mechanisms/approvals/authority.ts'
import { matchingSubjects } from '#main/mechanisms/search/search-documents.ts'
import type { ApprovalStatus } from '#shared/contract/approvals.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'

export type ApprovalBox = 'in' | 'out' | 'decided' | 'all'
export type ApprovalFilter = { readonly box: ApprovalBox; readonly status: 'all' | ApprovalStatus; readonly text: string; readonly cursor: string | null; readonly size: number }

type Seats = ExpressionBuilder<Schema, 'approvals'>

/** A person who sits in an open seat of the approval and is no party to it. */
function ownPeople({ exists, selectFrom }: Seats) {
  return exists(selectFrom('approval_seats').innerJoin('users', (join) => join.on(({ or, and, eb, ref }) => or([
    and([eb('approval_seats.kind', '=', 'role'), eb('users.role', '=', ref('approval_seats.value'))]), and([eb('approval_seats.kind', '=', 'user'), eb('users.id', '=', ref('approval_seats.value'))]),
  ]))).select('users.id').whereRef('approval_seats.approval_id', '=', 'approvals.id').where('open', '=', 1).where('users.disabled_at', 'is', null)
    .where(({ not, exists: any, selectFrom: from }) => not(any(from('approval_parties').select('user_id').whereRef('approval_parties.approval_id', '=', 'approvals.id').whereRef('approval_parties.user_id', '=', 'users.id')))))
}

/** Ids of the running approvals that this person may decide today: by a seat of his own, or because a step climbed to his authority. */
export async function findDecidable(reader: Reader, actor: Actor, today: Day): Promise<string[]> {
  if (!hasCapability(actor.role, 'approvals.decide')) return []
  const seated = await reader.selectFrom('approval_seats').select('approval_id').distinct().where('open', '=', 1)
    .where(({ or, and, eb }) => or([and([eb('kind', '=', 'role'), eb('value', '=', actor.role)]), and([eb('kind', '=', 'user'), eb('value', '=', actor.userId)])]))
    .where('approval_id', 'not in', reader.selectFrom('approval_parties').select('approval_id').where('user_id', '=', actor.userId)).execute()
  const own = seated.map((row) => row.approval_id)
  return authorities.indexOf(actor.role) > 0 ? [...new Set([...own, ...await findClimbed(reader, actor, today)])] : own
}

/** Steps that climbed to this person's authority: few, because either nobody of their own can decide them or they waited past a limit. */
async function findClimbed(reader: Reader, actor: Actor, today: Day): Promise<string[]> {
  const candidates = await reader.selectFrom('approvals').select('id').where('status', '=', 'running')
    .where((build) => build.or([build.not(ownPeople(build)), build.exists(build.selectFrom('approval_steps').select('position').whereRef('approval_id', '=', 'approvals.id').where('status', '=', 'open').where('climb_after_days', 'is not', null))])).execute()
  const people = await listActivePeople(reader)
  const stored = await loadApprovals(reader, candidates.map((row) => row.id))
  return stored.filter(({ approval }) => {
    const step = openStepOf(approval)
    return step !== undefined && standingIn(whoMayDecide(step, approval.parties, people, today), actor.userId) === 'climbed'
  }).map((entry) => entry.id)
}

/** A page of a box. */
export async function pageApprovals(reader: Reader, actor: Actor, filter: ApprovalFilter, today: Day): Promise<Page<StoredApproval>> {
  let select = reader.selectFrom('approvals').select(['id', 'requested_at'])
  if (filter.box === 'in') select = select.where('id', 'in', await findDecidable(reader, actor, today))
  if (filter.box === 'out') select = select.where('requester_id', '=', actor.userId)
  if (filter.box === 'decided') select = select.where('id', 'in', reader.selectFrom('approval_decisions').select('approval_id').where('user_id', '=', actor.userId).where('action', '<>', 'withdraw'))
  if (filter.status !== 'all') select = select.where('status', '=', filter.status)
  const matching = matchingSubjects(filter.text, 'approval')
  if (matching !== null) select = select.where('id', 'in', matching)
  const position = decodeCursor(filter.cursor)
  if (position !== null) select = select.where(sql<boolean>`(requested_at, id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('requested_at', 'desc').orderBy('id', 'desc').limit(filter.size + 1).execute()
  const page = cutPage(rows, filter.size, (row) => [row.requested_at, row.id])
  return { rows: await loadApprovals(reader, page.rows.map((row) => row.id)), next: page.next }
}
