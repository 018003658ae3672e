/** Changes of policies on their way: the owner's drafts, what others propose, what waits for the general manager, and how his approval ends. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { readHeldRoles, readOwners } from '#main/features/policies/owners.ts'
import type { OwnerOfPack, OwnersOfPacks } from '#main/features/policies/owners.ts'
import { afterOf, endChange, findChange, findWaiting, insertChange, moveChange, readChanges, readProposals } from '#main/features/policies/policies.repository.ts'
import type { StoredChange } from '#main/features/policies/policies.repository.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'
import type { SheetLine } from '#shared/contract/approvals.ts'
import type { PolicyChangeRow, PolicyDraft } from '#shared/contract/policies.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { changeTransitions, decideProposal, textKey } from '#shared/domain/policies/changes.ts'
import type { PolicyChange, ProposalFacts } from '#shared/domain/policies/changes.ts'
import { beginsAs, decideOwnerAct, openOwnerActs } from '#shared/domain/policies/owners.ts'
import type { OwnerAction, OwnerActFacts } from '#shared/domain/policies/owners.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { policyPacks } from '#shared/policies/index.ts'
import { findClause } from '#shared/policies/office-rules.ts'
import type { OfficeRules } from '#shared/policies/office-rules.ts'
import { findPackFaults } from '#shared/policies/pack-faults.ts'
import type { Chain } from '#shared/policies/policy.ts'
import { approvalClauseOf, packsNeeded } from '#shared/policies/trades.ts'

const register = 'policies'
/** Letters of a text in a heading. */
const titleLength = 40

/** The change that a draft means. */
export function toChange(draft: PolicyDraft): Exclude<PolicyChange, { kind: 'precedence' }> {
  return draft.kind === 'pack' ? draft : { ...draft, pack: draft.clauseId.slice(0, 3) }
}

/** What a change looks at; `rules` are those of the day on which it would begin. */
export function factsOf(change: ReturnType<typeof toChange>, rules: OfficeRules, today: Day, waiting: string | null): ProposalFacts & { readonly before: string } {
  const isKnown = policyPacks.some((pack) => pack.id === change.pack)
  const isActive = rules.law.activePacks.has(change.pack)
  const common = { today, approvalClause: approvalClauseOf(change.pack), pack: isKnown ? { isActive, isNeeded: packsNeeded.includes(change.pack) } : null, waiting }
  if (change.kind === 'pack') return { ...common, figure: null, before: isActive ? 'on' : 'off' }
  if (change.kind === 'text') {
    const text = findClause(change.clauseId) === undefined ? null : rules.law.texts.get(textKey(change.clauseId, change.act))?.text ?? ''
    return { ...common, figure: null, text, before: text ?? '' }
  }
  const numbers = findClause(change.clauseId)?.numbers
  const printed = numbers !== undefined && Object.hasOwn(numbers, change.figure) ? numbers[change.figure] : undefined
  if (typeof printed !== 'number') return { ...common, figure: null, before: '' }
  const ruling = rules.figure(change.clauseId, change.figure)
  const isOnlyRaised = policyPacks.flatMap((pack) => pack.quotas ?? []).some(({ figure, onlyRaised }) => onlyRaised === true && figure.clauseId === change.clauseId && figure.name === change.figure)
  return { ...common, figure: { printed, ruling, unit: String(numbers?.['unit'] ?? ''), isOnlyRaised }, before: String(ruling) }
}

/** Whoever decides on a change: the general manager, by the clause of the pack that says so. */
function chainFor(clause: string): Chain {
  return { id: 'office.policy-change', version: 1, steps: [{ key: 'general-manager', clause, roles: ['general-manager'] }] }
}

function sheetLines(change: PolicyChange, before: string, after: string, fromDay: Day, reason: string): SheetLine[] {
  const clause = change.kind === 'figure' || change.kind === 'text' ? findClause(change.clauseId) : undefined
  const pack = policyPacks.find((candidate) => candidate.id === change.pack)
  return [
    { label: 'policies.pack', value: `${pack?.id ?? ''} ${pack?.zh ?? ''}` }, ...(clause === undefined ? [] : [{ label: 'policies.clause', value: `${clause.printed} ${clause.zh}` }]), ...(change.kind === 'text' ? [{ label: 'policies.act', value: change.act, textKey: `policies.act-${change.act}` }] : []),
    { label: 'policies.before', value: before, ...(change.kind === 'pack' ? { textKey: `policies.value-${before}` } : {}) }, { label: 'policies.after', value: after, ...(change.kind === 'pack' ? { textKey: `policies.value-${after}` } : {}) },
    { label: 'policies.from-day', value: fromDay }, { label: 'policies.reason', value: reason },
  ]
}

/** A change as this person sees it. */
export async function getChange(reader: Reader, id: string, actor: Actor, today: Day): Promise<PolicyChangeRow> {
  const found = await findChange(reader, id, today)
  if (found === undefined) throw new NotFoundError('policy-change')
  return seenBy(found, actor, await readOwners(reader))
}

function seenBy(found: StoredChange, actor: Actor, owners: OwnersOfPacks): PolicyChangeRow {
  const { askedById: _asker, change: _change, ...row } = found
  const owner = owners(row.pack, actor)
  return { ...row, ownerName: owner?.name ?? '', may: [...openOwnerActs(actFactsOf(found, actor, owner, null))] }
}

function actFactsOf(found: StoredChange, actor: Actor, owner: OwnerOfPack | null, waiting: string | null): OwnerActFacts {
  return {
    status: found.status, number: found.number, owner, ownerName: owner?.name ?? '', department: actor.department, isAsker: found.askedById === actor.userId,
    mayDecide: hasCapability(actor.role, 'policies.decide'), waiting,
  }
}

/** All changes as this person sees them, the newest first. */
export async function listChanges(reader: Reader, actor: Actor, today: Day): Promise<PolicyChangeRow[]> {
  const owners = await readOwners(reader)
  return (await readChanges(reader, today)).map((found) => seenBy(found, actor, owners))
}

/** Proposals that this person may take over or decline, for his first screen. */
export async function listProposalLines(reader: Reader, actor: Actor, today: Day): Promise<TodayLine[]> {
  const owners = await readOwners(reader)
  return (await readProposals(reader, today)).filter((found) => seenBy(found, actor, owners).may.includes('take-over')).map((found) => ({
    kind: 'policy-change', subjectId: found.id, number: found.number, title: found.change.kind === 'precedence' ? found.pack : titleOf(found.change, found.before), person: found.askedBy, dueDay: null, daysLate: 0, clause: found.clause,
  }))
}

function titleOf(change: Exclude<PolicyChange, { kind: 'precedence' }>, before: string): string {
  if (change.kind === 'pack') return `${change.pack} ${policyPacks.find((pack) => pack.id === change.pack)?.zh ?? ''}`
  const printed = findClause(change.clauseId)?.printed ?? change.clauseId
  return change.kind === 'figure' ? `${printed} ${before} → ${String(change.value)}` : `${printed} ${change.text.slice(0, titleLength)}`
}

/**
 * Asks for a change. The owning department's own is its draft at once; anybody else's is a proposal on its list and has no effect (P07-28, P17-1.3.1, P19-1.9a). Of a policy that
 * no clause gives to a department, or to one that nobody belongs to, it goes to the general manager. It rules when he has agreed, and not before its day (P07-29, P17-1.3.2, P19-1.9b).
 */
export async function proposeChange(unit: Unit, input: { readonly draft: PolicyDraft; readonly fromDay: Day; readonly reason: string }): Promise<PolicyChangeRow> {
  const change = toChange(input.draft)
  const owner = (await readOwners(unit.read))(change.pack, unit.actor)
  const status = beginsAs(owner)
  const facts = await withApprovers(unit.read, change, factsOf(change, await readRules(unit.read, input.fromDay), unit.today, status === 'waiting' ? await findWaiting(unit.read, change) : null))
  orRefuse(decideProposal(change, input, facts))
  const [id, number] = [unit.newId<'policy-change'>(), unit.nextNumber('policyChange')]
  const clause = status === 'waiting' || owner === null ? facts.approvalClause : owner.owner.clause
  const entry = { id, number, change, before: facts.before, fromDay: input.fromDay, reason: input.reason, clause }
  const approvalId = status === 'waiting' ? await askGeneralManager(unit, entry, []) : null
  await insertChange(unit, { ...entry, status, approvalId, owner: owner?.owner.department ?? null, ownerBy: status === 'draft' ? unit.actor.userId : null })
  unit.recordEvent({ register, subjectId: id, kind: { proposed: 'proposed', draft: 'drafted', waiting: 'asked' }[status], body: { number, change, before: facts.before, fromDay: input.fromDay, reason: input.reason, owner: owner?.name ?? null, clause } })
  unit.touch('today')
  return getChange(unit.read, id, unit.actor, unit.today)
}

/** Adds, for a pack that is to come into force, the steps of its chains that nobody of this office could decide. */
async function withApprovers<Facts extends ProposalFacts>(reader: Reader, change: PolicyChange, facts: Facts): Promise<Facts> {
  if (change.kind !== 'pack' || !change.isActive) return facts
  const held = await readHeldRoles(reader)
  const missing = findPackFaults(policyPacks.filter((pack) => pack.id === change.pack), held).filter((fault) => fault.seat === 'approver')
  return { ...facts, missingApprovers: missing.map(({ clause, line, detail }) => ({ clause, line, roles: detail.split(' ') })) }
}

type Asked = { readonly id: string; readonly number: string; readonly change: PolicyChange; readonly before: string; readonly fromDay: Day; readonly reason: string }

/** Starts the general manager's approval; whoever first proposed it is a party besides the one who hands it in. */
async function askGeneralManager(unit: Unit, { id, number, change, before, fromDay, reason }: Asked, parties: readonly string[]): Promise<string> {
  if (change.kind === 'precedence') throw new Error('a choice between packs needs no approval')
  const clause = approvalClauseOf(change.pack)
  const after = afterOf(change)
  const approval = await startApproval(unit, { chain: chainFor(clause), facts: {}, subject: { kind: 'policy-change', id, number, title: titleOf(change, before) }, lines: sheetLines(change, before, after, fromDay, reason), warnings: [], parties })
  return approval.id
}

/** Takes a proposal over, declines it, hands a draft to the general manager, or takes it back. A draft whose day has gone begins with its handing in. */
export async function actOnChange(unit: Unit, { id, action, reason }: { readonly id: string; readonly action: OwnerAction; readonly reason: string }): Promise<PolicyChangeRow> {
  const found = await findChange(unit.read, id, unit.today)
  if (found === undefined) throw new NotFoundError('policy-change')
  const owner = (await readOwners(unit.read))(found.pack, unit.actor)
  const status = orRefuse(decideOwnerAct(action, reason, actFactsOf(found, unit.actor, owner, action === 'submit' ? await findWaiting(unit.read, found.change) : null)))
  const fromDay = action === 'submit' && found.fromDay < unit.today ? unit.today : found.fromDay
  const clause = action === 'submit' ? approvalClauseOf(found.pack) : found.clause
  const approvalId = action === 'submit' ? await askGeneralManager(unit, { ...found, fromDay }, found.askedById === unit.actor.userId ? [] : [found.askedById]) : null
  await moveChange(unit, id, { status, fromDay, clause, approvalId, endReason: reason, isEnd: status === 'declined' || status === 'withdrawn' })
  unit.recordEvent({ register, subjectId: id, kind: { 'take-over': 'taken-over', decline: 'declined', submit: 'asked', withdraw: 'withdrawn' }[action], body: { number: found.number, reason, fromDay, before: found.before, after: found.after, clause: owner?.owner.clause ?? clause } })
  unit.tally(register, unit.today, status, 1)
  unit.touch('today')
  return getChange(unit.read, id, unit.actor, unit.today)
}

/** What the end of its approval does to a change. An agreement that comes after the day makes it begin with the agreement: nothing rules backwards. */
export async function followPolicyApproval(unit: Unit, subjectId: string, acted: ActedApproval): Promise<void> {
  unit.touch(register)
  const { status } = acted.stored.approval
  if (!acted.hasEnded || status === 'running') return
  const found = await getChange(unit.read, subjectId, unit.actor, unit.today)
  const next = changeTransitions[found.status][({ agreed: 'agree', returned: 'return', refused: 'refuse', withdrawn: 'withdraw' } as const)[status]]
  if (next === null) throw new Error(`the change ${found.number} has ended already`)
  const fromDay = next === 'published' && found.fromDay < unit.today ? unit.today : found.fromDay
  await endChange(unit.write, subjectId, { status: next, fromDay, at: unit.now, by: acted.decision.userId })
  unit.recordEvent({ register, subjectId, kind: next, body: { number: found.number, fromDay, before: found.before, after: found.after, approval: acted.stored.head.number, clause: found.clause } })
  unit.tally(register, unit.today, next, 1)
}
