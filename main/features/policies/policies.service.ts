/** The office's policies at work: what rules today, what it asks to change, what such a change would have done, and how an approval of it ends. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { endChange, findChange, findWaiting, insertChange, listChanges, readPast } from '#main/features/policies/policies.repository.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { readRuleBook, readRules } from '#main/mechanisms/policies/rule-book.ts'
import type { SheetLine } from '#shared/contract/approvals.ts'
import type { ConflictRow, PolicyChangeRow, PolicyDraft, PolicyPackRow, Rehearsal, Ruling } from '#shared/contract/policies.ts'
import { changeTransitions, decideConflictChoice, decideProposal, figureKey } from '#shared/domain/policies/changes.ts'
import type { PolicyChange, ProposalFacts } from '#shared/domain/policies/changes.ts'
import type { Conflict, Position } from '#shared/domain/policies/conflicts.ts'
import { rehearse } from '#shared/domain/policies/rehearsal.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { addMonths } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { policyPacks } from '#shared/policies/index.ts'
import { findClause, openRuleBook } from '#shared/policies/office-rules.ts'
import type { OfficeRules } from '#shared/policies/office-rules.ts'
import { rolesAskedBy } from '#shared/policies/policy.ts'
import type { Chain, PolicyPack } from '#shared/policies/policy.ts'
import { approvalClauseOf, packsNeeded, tradeOf } from '#shared/policies/trades.ts'

const register = 'policies'
/** Differences on the screen at most; the count is whole. */
const mostDifferences = 1_000

/** Every pack that the program knows, with its figures as they rule today, marked as the office lives by it or not. */
export async function listPolicies(reader: Reader, day: Day): Promise<PolicyPackRow[]> {
  const rules = await readRules(reader, day)
  const acting = new Set<string>(rules.packs.map((pack) => pack.id))
  return rules.allPacks.map((pack) => toPackRow(pack, acting.has(pack.id), rules))
}

function toPackRow(pack: PolicyPack, isInForce: boolean, { law }: OfficeRules): PolicyPackRow {
  return {
    id: pack.id, version: pack.version, effectiveFrom: pack.effectiveFrom, isInForce, trade: tradeOf[pack.id] ?? 'any', isNeeded: packsNeeded.includes(pack.id), zh: pack.zh, en: pack.en,
    clauses: pack.clauses.map((clause) => ({ ...clause, numbers: { ...clause.numbers }, changed: Object.keys(clause.numbers).filter((name) => law.figures.has(figureKey(clause.id, name))) })),
    chains: pack.chains.map((chain) => ({ id: chain.id, version: chain.version, steps: chain.steps.map((step) => ({ key: step.key, clause: step.clause, roles: [...rolesAskedBy(step)], onlySecrecy: [...(step.whenSecrecy ?? [])] })) })),
  }
}

/** The figures of a day that forms tell while somebody types. */
export async function getRuling(reader: Reader, day: Day): Promise<Ruling> {
  const { lending, reception } = await readRules(reader, day)
  return {
    lending: { loanDaysMax: lending.loanDaysMax, clause: lending.clauses.loanDays },
    reception: { ...reception, ceilingCents: { ...reception.ceilingCents }, escorts: reception.escorts.map((line) => ({ ...line, guestsMax: Number.isFinite(line.guestsMax) ? line.guestsMax : null })) },
  }
}

function toPositionRow(position: Position): ConflictRow['ruling'] {
  const clause = findClause(position.clauseId)
  return { pack: position.pack, clauseId: position.clauseId, printed: clause?.printed ?? position.clauseId, zh: clause?.zh ?? '', en: clause?.en ?? '', value: position.value, unit: position.unit }
}

function toConflictRow({ topic, ruling, positions, reason, isTwin }: Conflict): ConflictRow {
  return { topic, ruling: toPositionRow(ruling), others: positions.filter((position) => position !== ruling).map(toPositionRow), reason, isTwin }
}

/** Where packs that the office lives by disagree today; real conflicts before twins. */
export async function listConflicts(reader: Reader, day: Day): Promise<ConflictRow[]> {
  return (await readRules(reader, day)).conflicts.map(toConflictRow).toSorted((one, other) => Number(one.isTwin) - Number(other.isTwin))
}

export { listChanges }

function toChange(draft: PolicyDraft): Exclude<PolicyChange, { kind: 'precedence' }> {
  return draft.kind === 'pack' ? draft : { ...draft, pack: draft.clauseId.slice(0, 3) }
}

/** What a change looks at; `rules` are those of the day on which it would begin. */
function factsOf(change: ReturnType<typeof toChange>, rules: OfficeRules, today: Day, waiting: string | null): ProposalFacts & { readonly before: string } {
  const isKnown = policyPacks.some((pack) => pack.id === change.pack)
  const isActive = rules.law.activePacks.has(change.pack)
  const common = { today, approvalClause: approvalClauseOf(change.pack), pack: isKnown ? { isActive, isNeeded: packsNeeded.includes(change.pack) } : null, waiting }
  if (change.kind === 'pack') return { ...common, figure: null, before: isActive ? 'on' : 'off' }
  const numbers = findClause(change.clauseId)?.numbers
  const printed = numbers !== undefined && Object.hasOwn(numbers, change.figure) ? numbers[change.figure] : undefined
  if (typeof printed !== 'number') return { ...common, figure: null, before: '' }
  const ruling = rules.figure(change.clauseId, change.figure)
  return { ...common, figure: { printed, ruling, unit: String(numbers?.['unit'] ?? '') }, before: String(ruling) }
}

/** Whoever decides on a change: the general manager, by the clause of the pack that says so. */
function chainFor(clause: string): Chain {
  return { id: 'office.policy-change', version: 1, steps: [{ key: 'general-manager', clause, roles: ['general-manager'] }] }
}

function sheetLines(change: PolicyChange, before: string, after: string, fromDay: Day, reason: string): SheetLine[] {
  const clause = change.kind === 'figure' ? findClause(change.clauseId) : undefined
  const pack = policyPacks.find((candidate) => candidate.id === change.pack)
  return [
    { label: 'policies.pack', value: `${pack?.id ?? ''} ${pack?.zh ?? ''}` }, ...(clause === undefined ? [] : [{ label: 'policies.clause', value: `${clause.printed} ${clause.zh}` }]),
    { label: 'policies.before', value: before, ...(change.kind === 'pack' ? { textKey: `policies.value-${before}` } : {}) }, { label: 'policies.after', value: after, ...(change.kind === 'pack' ? { textKey: `policies.value-${after}` } : {}) },
    { label: 'policies.from-day', value: fromDay }, { label: 'policies.reason', value: reason },
  ]
}

async function getChange(reader: Reader, id: string, today: Day): Promise<PolicyChangeRow> {
  const found = await findChange(reader, id, today)
  if (found === undefined) throw new NotFoundError('policy-change')
  return found
}

/** Asks for a change; it rules when the general manager has agreed, and not before its day (P07-29, P17-1.3.2, P19-1.9b). */
export async function proposeChange(unit: Unit, input: { readonly draft: PolicyDraft; readonly fromDay: Day; readonly reason: string }): Promise<PolicyChangeRow> {
  const change = toChange(input.draft)
  const facts = factsOf(change, await readRules(unit.read, input.fromDay), unit.today, await findWaiting(unit.read, change))
  orRefuse(decideProposal(change, input, facts))
  const [id, number] = [unit.newId<'policy-change'>(), unit.nextNumber('policyChange')]
  const after = change.kind === 'figure' ? String(change.value) : change.isActive ? 'on' : 'off'
  const title = change.kind === 'figure' ? `${findClause(change.clauseId)?.printed ?? change.clauseId} ${facts.before} → ${after}` : `${change.pack} ${policyPacks.find((pack) => pack.id === change.pack)?.zh ?? ''}`
  const approval = await startApproval(unit, { chain: chainFor(facts.approvalClause), facts: {}, subject: { kind: 'policy-change', id, number, title }, lines: sheetLines(change, facts.before, after, input.fromDay, input.reason), warnings: [], parties: [] })
  await insertChange(unit, { id, number, change, before: facts.before, fromDay: input.fromDay, reason: input.reason, clause: facts.approvalClause, approvalId: approval.id })
  unit.recordEvent({ register, subjectId: id, kind: 'asked', body: { number, change, before: facts.before, fromDay: input.fromDay, reason: input.reason, approval: approval.number, clause: facts.approvalClause } })
  return getChange(unit.read, id, unit.today)
}

/** What the end of its approval does to a change. An agreement that comes after the day makes it begin with the agreement: nothing rules backwards. */
export async function followPolicyApproval(unit: Unit, subjectId: string, acted: ActedApproval): Promise<void> {
  unit.touch(register)
  const { status } = acted.stored.approval
  if (!acted.hasEnded || status === 'running') return
  const found = await getChange(unit.read, subjectId, unit.today)
  const next = changeTransitions[found.status][({ agreed: 'agree', returned: 'return', refused: 'refuse', withdrawn: 'withdraw' } as const)[status]]
  if (next === null) throw new Error(`the change ${found.number} has ended already`)
  const fromDay = next === 'published' && found.fromDay < unit.today ? unit.today : found.fromDay
  await endChange(unit.write, subjectId, { status: next, fromDay, at: unit.now, by: acted.decision.userId })
  unit.recordEvent({ register, subjectId, kind: next, body: { number: found.number, fromDay, before: found.before, after: found.after, approval: acted.stored.head.number, clause: found.clause } })
  unit.tally(register, unit.today, next, 1)
}

/** Lets one pack rule a topic from today on, or the stricter again with null; a reason is kept with it. */
export async function decideConflict(unit: Unit, input: { readonly topic: string; readonly pack: string | null; readonly reason: string }): Promise<PolicyChangeRow> {
  const conflict = (await readRules(unit.read, unit.today)).conflicts.find((candidate) => candidate.topic === input.topic)
  orRefuse(decideConflictChoice(conflict ?? null, input))
  const change = { kind: 'precedence', topic: input.topic, pack: input.pack } as const
  const [id, number] = [unit.newId<'policy-change'>(), unit.nextNumber('policyChange')]
  const clause = conflict === undefined ? '' : toPositionRow(conflict.ruling).printed
  await insertChange(unit, { id, number, change, before: conflict?.ruling.pack ?? '', fromDay: unit.today, reason: input.reason, clause, approvalId: null })
  await endChange(unit.write, id, { status: 'published', fromDay: unit.today, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'precedence-decided', body: { number, ...input, before: conflict?.ruling.pack ?? '' } })
  return getChange(unit.read, id, unit.today)
}

/** Replays a change over the past months: everything that it would have decided otherwise, and the conflicts that it would bring. Changes nothing. */
export async function rehearseChange(reader: Reader, draft: PolicyDraft, months: number, today: Day): Promise<Rehearsal> {
  const change = toChange(draft)
  const book = await readRuleBook(reader)
  const now = book.on(today)
  // A reason, a day and a change that waits are no matter of a rehearsal; a figure that no pack prints or that is absurd is.
  orRefuse(decideProposal(change, { fromDay: today, reason: 'rehearsal' }, factsOf(change, now, today, null)))
  const after = openRuleBook([...book.published, { change, fromDay: today }]).on(today)
  const [from, to] = [addMonths(today, -months), today]
  const past = await readPast(reader, from, to)
  const differences = rehearse(past, now, after, await loadCalendar(reader))
  const known = new Set(now.conflicts.map((conflict) => conflict.topic))
  return {
    from, to, looked: { loans: past.loans.length, cases: past.cases.length, duties: past.duties.length }, total: differences.length, differences: differences.slice(0, mostDifferences).map((difference) => ({ ...difference })),
    newConflicts: after.conflicts.filter((conflict) => !known.has(conflict.topic)).map(toConflictRow),
  }
}
