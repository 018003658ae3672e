/** Finds the approvals that concern a person: waiting for him, asked by him, decided by him, copied to him; keyset pages, newest first. */
import { expressionBuilder, sql } from 'kysely'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Schema } from '#main/db/schema.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { readCrew } from '#main/mechanisms/approvals/approval-engine.ts'
import { openStepOf } from '#main/mechanisms/approvals/approval-state.ts'
import { loadApprovals } from '#main/mechanisms/approvals/approval-store.ts'
import type { StoredApproval } from '#main/mechanisms/approvals/approval-store.ts'
import { authorities, callsOf, voiceOf } from '#main/mechanisms/approvals/authority.ts'
import type { Crew, Person } from '#main/mechanisms/approvals/authority.ts'
import { inOrder, pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { ApprovalAction, ApprovalStatus } from '#shared/contract/approvals.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'

export type ApprovalBox = 'in' | 'out' | 'decided' | 'copied' | 'all'
export type ApprovalFilter = { readonly box: ApprovalBox; readonly status: 'all' | ApprovalStatus; readonly text: string; readonly cursor: string | null; readonly size: number }

/** What a person said or did in a step, as against what he asked or urged. */
const decidingActions: readonly ApprovalAction[] = ['agree', 'refuse', 'return', 'send-back', 'transfer', 'answer']

type Seats = ExpressionBuilder<Schema, 'approvals'>

/** Whether the approval has an open seat that no free person of its own holds: it climbed, or waits for nobody. Posts are held by settings, so their holders come along. */
function hasLonelySeat({ exists, selectFrom }: Seats, crew: Crew) {
  const heldPosts = [...new Set(crew.people.flatMap((person) => person.posts ?? []))]
  const holdersOfPost = (post: string) => crew.people.filter((person) => person.posts?.includes(post) === true).map((person) => person.userId)
  return exists(selectFrom('approval_seats').select('seat').whereRef('approval_seats.approval_id', '=', 'approvals.id').where('open', '=', 1)
    .where(({ not, exists: any, selectFrom: from }) => not(any(from('users').select('users.id').where('users.disabled_at', 'is', null)
      .where(({ or, and, eb, ref }) => or([
        and([eb('approval_seats.kind', '=', 'role'), eb('users.role', '=', ref('approval_seats.value'))]), and([eb('approval_seats.kind', '=', 'user'), eb('users.id', '=', ref('approval_seats.value'))]),
        ...heldPosts.map((post) => and([eb('approval_seats.kind', '=', 'post'), eb('approval_seats.value', '=', post), eb('users.id', 'in', holdersOfPost(post))])),
      ]))
      .where(({ not: none, exists: some, selectFrom: parties }) => none(some(parties('approval_parties').select('user_id').whereRef('approval_parties.approval_id', '=', 'approvals.id').whereRef('approval_parties.user_id', '=', 'users.id'))))))))
}

/** Whether a seat is one of these people's own: by role, by person, or by a post that they hold today. */
function isSeatOf({ or, and, eb }: ExpressionBuilder<Schema, 'approval_seats'>, people: readonly Pick<Person, 'userId' | 'role'>[], crew: Crew) {
  const ids = people.map((person) => person.userId)
  const held = [...new Set(crew.people.filter((person) => ids.includes(person.userId)).flatMap((person) => person.posts ?? []))]
  return or([
    and([eb('approval_seats.kind', '=', 'role'), eb('approval_seats.value', 'in', people.map((person) => person.role))]), and([eb('approval_seats.kind', '=', 'user'), eb('approval_seats.value', 'in', ids)]),
    ...(held.length === 0 ? [] : [and([eb('approval_seats.kind', '=', 'post'), eb('approval_seats.value', 'in', held)])]),
  ])
}

/** Ids of the running approvals that wait for this person today: a seat of his own, an opinion asked of him, another's place, or a step that climbed to his authority. */
export async function findDecidable(reader: Reader, actor: Actor, today: Day): Promise<string[]> {
  if (!hasCapability(actor.role, 'approvals.decide')) return []
  const crew = await readCrew(reader, today)
  const seated = await reader.selectFrom('approval_seats').innerJoin('approval_steps', (join) => join.onRef('approval_steps.approval_id', '=', 'approval_seats.approval_id').onRef('approval_steps.position', '=', 'approval_seats.position'))
    .select(['approval_seats.approval_id', 'approval_steps.mode']).distinct().where('open', '=', 1)
    .where((build) => isSeatOf(build, [actor], crew))
    .where('approval_seats.approval_id', 'not in', reader.selectFrom('approval_parties').select('approval_id').where('user_id', '=', actor.userId)).execute()
  const asked = await reader.selectFrom('approval_seats').select('approval_id').distinct().where('delegate_id', '=', actor.userId).execute()
  // Where the first voice carries a step an open seat is enough; elsewhere a person who has spoken keeps no second voice, which only the rules can tell.
  const direct = [...seated.filter((row) => row.mode === 'one').map((row) => row.approval_id), ...asked.map((row) => row.approval_id)]
  const candidates = [...seated.filter((row) => row.mode !== 'one').map((row) => row.approval_id), ...await findOfPrincipals(reader, actor, crew), ...await findClimbing(reader, actor, crew)]
  return [...new Set([...direct, ...await keepSpeakable(reader, candidates.filter((id) => !direct.includes(id)), actor, crew)])]
}

/** Approvals with an open seat of somebody in whose place this person may act. */
async function findOfPrincipals(reader: Reader, actor: Actor, crew: Crew): Promise<string[]> {
  if (!crew.standIns.some((entry) => entry.standInId === actor.userId)) return []
  // Lines of stand-ins are short and few: everyone who is away today is asked about.
  const away = crew.people.filter((person) => crew.standIns.some((entry) => entry.personId === person.userId))
  const rows = await reader.selectFrom('approval_seats').select('approval_id').distinct().where('open', '=', 1)
    .where((build) => isSeatOf(build, away, crew)).execute()
  return rows.map((row) => row.approval_id)
}

/** Steps that may have climbed: few, because either nobody of their own can decide them or they waited past a limit. */
async function findClimbing(reader: Reader, actor: Actor, crew: Crew): Promise<string[]> {
  if (!authorities.includes(actor.role)) return []
  const rows = await reader.selectFrom('approvals').select('id').where('status', '=', 'running')
    .where((build) => build.or([hasLonelySeat(build, crew), build.exists(build.selectFrom('approval_steps').select('position').whereRef('approval_id', '=', 'approvals.id').where('status', '=', 'open')
      .where(({ or, eb }) => or([eb('climb_after_days', 'is not', null), eb('mode', '<>', 'one')])))])).execute()
  return rows.map((row) => row.id)
}

async function keepSpeakable(reader: Reader, ids: readonly string[], actor: Actor, crew: Crew): Promise<string[]> {
  const stored = await loadApprovals(reader, [...new Set(ids)])
  return stored.filter(({ approval }) => {
    const step = openStepOf(approval)
    return step !== undefined && voiceOf(callsOf(approval, step, crew), actor.userId) !== null
  }).map((entry) => entry.id)
}

/** What a box keeps, over the approvals alone. */
async function conditionOf(reader: Reader, actor: Actor, { box, status }: ApprovalFilter, today: Day): Promise<Expression<SqlBool>> {
  const build = expressionBuilder<Schema, 'approvals'>()
  const parts: Expression<SqlBool>[] = status === 'all' ? [] : [build('approvals.status', '=', status)]
  const decided = build.selectFrom('approval_decisions').select('approval_decisions.approval_id')
  // One value however many they are: a statement takes a limited number of them.
  if (box === 'in') parts.push(sql<boolean>`approvals.id IN (SELECT value FROM json_each(${JSON.stringify(await findDecidable(reader, actor, today))}))`)
  if (box === 'out') parts.push(build('approvals.requester_id', '=', actor.userId))
  if (box === 'decided') parts.push(build('approvals.id', 'in', decided.where('approval_decisions.user_id', '=', actor.userId).where('approval_decisions.action', 'in', decidingActions)))
  if (box === 'copied') parts.push(build('approvals.id', 'in', decided.where('approval_decisions.target_id', '=', actor.userId).where('approval_decisions.action', '=', 'copy')))
  return build.and(parts)
}

/** A page of a box, the newest request first; typed words follow the search index. */
export async function pageApprovals(reader: Reader, actor: Actor, filter: ApprovalFilter, today: Day): Promise<Page<StoredApproval>> {
  const condition = await conditionOf(reader, actor, filter, today)
  const matches = await pageOfMatches(reader, { typed: filter.text, kinds: [{ kind: 'approval', table: 'approvals', condition }] }, filter)
  if (matches !== null) return { rows: inOrder(matches.rows, await loadApprovals(reader, matches.rows)), next: matches.next }
  let select = reader.selectFrom('approvals').select(['approvals.id', 'approvals.requested_at']).where(condition)
  const position = decodeCursor(filter.cursor)
  if (position !== null) select = select.where(sql<boolean>`(approvals.requested_at, approvals.id) < (${position[0]}, ${position[1]})`)
  const rows = await select.orderBy('approvals.requested_at', 'desc').orderBy('approvals.id', 'desc').limit(filter.size + 1).execute()
  const page = cutPage(rows, filter.size, (row) => [row.requested_at, row.id])
  return { rows: await loadApprovals(reader, page.rows.map((row) => row.id)), next: page.next }
}
