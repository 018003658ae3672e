/** What an office may change in its policies, when a change rules, and every reason why one may not be asked for. */
import type { Refusal } from '#shared/domain/refusal.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Day } from '#shared/kernel/days.ts'

export const changeKinds = ['pack', 'figure', 'text', 'precedence'] as const
export type ChangeKind = (typeof changeKinds)[number]
/** What a text does to a clause: adds to it, or says how it is meant. */
export const textActs = ['supplement', 'interpretation'] as const
export type TextAct = (typeof textActs)[number]

/** A pack begins or ceases to act; a figure of a clause takes another value; a clause is supplemented or interpreted by a text; a pack decides a topic on which packs disagree (null: the stricter again). */
export type PolicyChange =
  | { readonly kind: 'pack'; readonly pack: string; readonly isActive: boolean }
  | { readonly kind: 'figure'; readonly pack: string; readonly clauseId: string; readonly figure: string; readonly value: number }
  | { readonly kind: 'text'; readonly pack: string; readonly clauseId: string; readonly act: TextAct; readonly text: string }
  | { readonly kind: 'precedence'; readonly topic: string; readonly pack: string | null }

export const changeStatuses = ['proposed', 'draft', 'waiting', 'published', 'returned', 'refused', 'declined', 'withdrawn'] as const
/** `proposed` stands on the list of the department that owns the policy; `draft` is that department's own version; `waiting` is with the general manager. Only `published` rules; `returned` was sent back and is asked for anew. */
export type ChangeStatus = (typeof changeStatuses)[number]
export const changeActions = ['take-over', 'decline', 'submit', 'agree', 'return', 'refuse', 'withdraw'] as const
export type ChangeAction = (typeof changeActions)[number]
const ended = { 'take-over': null, decline: null, submit: null, agree: null, return: null, refuse: null, withdraw: null } as const

/** Status x action -> next status; null is a refusal. What was published is changed only by another change. */
export const changeTransitions: Readonly<Record<ChangeStatus, Readonly<Record<ChangeAction, ChangeStatus | null>>>> = {
  proposed: { ...ended, 'take-over': 'draft', decline: 'declined', withdraw: 'withdrawn' },
  draft: { ...ended, submit: 'waiting', withdraw: 'withdrawn' },
  waiting: { ...ended, agree: 'published', return: 'returned', refuse: 'refused', withdraw: 'withdrawn' },
  published: ended, returned: ended, refused: ended, declined: ended, withdrawn: ended,
}

export type PublishedChange = { readonly change: PolicyChange; readonly fromDay: Day }

/** What a change is about: of two published changes with one target the later rules. */
export function targetOf(change: PolicyChange): string {
  switch (change.kind) {
    case 'pack': return `pack ${change.pack}`
    case 'figure': return `figure ${figureKey(change.clauseId, change.figure)}`
    case 'text': return `text ${textKey(change.clauseId, change.act)}`
    case 'precedence': return `precedence ${change.topic}`
  }
}

export function figureKey(clauseId: string, figure: string): string {
  return `${clauseId} ${figure}`
}

export function textKey(clauseId: string, act: TextAct): string {
  return `${clauseId} ${act}`
}

/** What the office lives by on a day. */
export type OfficeLaw = {
  readonly activePacks: ReadonlySet<string>
  /** Changed figures by `figureKey`; a figure that is not here is as printed. */
  readonly figures: ReadonlyMap<string, number>
  /** The texts that supplement or interpret clauses, by `textKey`; a later text of the same act stands in the place of the earlier. */
  readonly texts: ReadonlyMap<string, { readonly text: string; readonly fromDay: Day }>
  /** The pack that the office lets decide, by topic; a topic that is not here is decided by the stricter. */
  readonly precedence: ReadonlyMap<string, string>
  /** How many changes of a pack's figures and texts rule: part of the version that a decision remembers. */
  readonly changesOf: ReadonlyMap<string, number>
}

/** The law of a day: the packs that an office begins with, and over them every change whose day has come, in the order of their days and then of their publication. */
export function lawOn(day: Day, beginsWith: readonly string[], published: readonly PublishedChange[]): OfficeLaw {
  const [active, figures, texts, precedence, changesOf] = [new Set(beginsWith), new Map<string, number>(), new Map<string, { readonly text: string; readonly fromDay: Day }>(), new Map<string, string>(), new Map<string, number>()]
  for (const { change, fromDay } of published.filter((entry) => entry.fromDay <= day).toSorted((one, other) => (one.fromDay < other.fromDay ? -1 : Number(one.fromDay > other.fromDay)))) {
    if (change.kind === 'pack' && change.isActive) active.add(change.pack)
    if (change.kind === 'pack' && !change.isActive) active.delete(change.pack)
    if (change.kind === 'figure') figures.set(figureKey(change.clauseId, change.figure), change.value)
    if (change.kind === 'text') texts.set(textKey(change.clauseId, change.act), { text: change.text, fromDay })
    if (change.kind === 'figure' || change.kind === 'text') changesOf.set(change.pack, (changesOf.get(change.pack) ?? 0) + 1)
    if (change.kind === 'precedence' && change.pack === null) precedence.delete(change.topic)
    if (change.kind === 'precedence' && change.pack !== null) precedence.set(change.topic, change.pack)
  }
  return { activePacks: active, figures, texts, precedence, changesOf }
}

/** The bounds of a figure: what lies outside is absurd, whoever signs it. Both ends are allowed. */
export type FigureBounds = { readonly least: number; readonly most: number; readonly isWhole: boolean }

/** Bounds by what a figure counts, told by its unit and name; a term that prints at least one of its unit is never shortened to none. */
export function boundsOf(figure: string, printed: number, unit: string): FigureBounds {
  const isMoney = /yuan|CNY|price|fine/i.test(`${unit} ${figure}`)
  const least = isMoney || printed < 1 ? 0 : 1
  if (/percent|rate|share/i.test(`${unit} ${figure}`)) return { least: 0, most: 100, isWhole: false }
  if (/dayOfMonth/i.test(figure)) return { least: 1, most: 31, isWhole: true }
  if (isMoney) return { least, most: 1_000_000, isWhole: false }
  if (/month/i.test(`${unit} ${figure}`)) return { least, most: 120, isWhole: true }
  if (/day/i.test(`${unit} ${figure}`)) return { least, most: 3_650, isWhole: true }
  return { least, most: Math.max(10_000, printed * 100), isWhole: true }
}

/** What the office is like when a change is asked for. */
export type ProposalFacts = {
  readonly today: Day
  /** The clause that asks for the general manager's approval of a change. */
  readonly approvalClause: string
  /** The pack that the change is about, or null when there is none of that id. */
  readonly pack: { readonly isActive: boolean; readonly isNeeded: boolean } | null
  /** The figure as printed and as it rules on the day of the change; null when the clause prints no such number. */
  readonly figure: { readonly printed: number; readonly ruling: number; readonly unit: string; /** The clause lets the office raise it only. */ readonly isOnlyRaised?: boolean } | null
  /** The text as it rules on the day of the change, '' when there is none; null when there is no such clause. Only of a change of a text. */
  readonly text?: string | null
  /** Steps of the pack's chains that nobody of this office could decide, each with its clause and the clause's line in the pack. Only of a pack that is to come into force. */
  readonly missingApprovers?: readonly { readonly clause: string; readonly line: number | null; readonly roles: readonly string[] }[]
  /** The number of a change of the same target that still waits, or null. */
  readonly waiting: string | null
}

/** May this change be asked for? Returns every refusal together. A change never rules backwards: what was decided keeps its number. */
export function decideProposal(change: Exclude<PolicyChange, { kind: 'precedence' }>, more: { readonly fromDay: Day; readonly reason: string }, facts: ProposalFacts): Result<null, readonly Refusal[]> {
  const refusals = change.kind === 'pack' ? refusePack(change, facts) : change.kind === 'figure' ? refuseFigure(change, facts) : refuseText(change, facts)
  const clause = facts.approvalClause
  if (more.reason === '') refusals.push({ code: 'policies.reason-missing', clause, field: 'reason', facts: {}, remedy: { code: 'policies.say-why' } })
  if (more.fromDay < facts.today) refusals.push({ code: 'policies.from-in-past', clause, field: 'fromDay', facts: { fromDay: more.fromDay, today: facts.today }, remedy: { code: 'policies.from-today', values: { fromDay: facts.today } } })
  if (facts.waiting !== null) refusals.push({ code: 'policies.change-waiting', clause, facts: { number: facts.waiting }, remedy: { code: 'policies.decide-first', facts: { number: facts.waiting } } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

function refusePack(change: PolicyChange & { kind: 'pack' }, { pack, missingApprovers = [] }: ProposalFacts): Refusal[] {
  const facts = { pack: change.pack }
  if (pack === null) return [{ code: 'policies.pack-unknown', field: 'pack', facts, remedy: { code: 'policies.choose-pack' } }]
  if (pack.isActive === change.isActive) return [{ code: change.isActive ? 'policies.already-active' : 'policies.already-inactive', field: 'pack', facts }]
  if (change.isActive) return missingApprovers.map(({ clause, line, roles }) => ({ code: 'policies.approver-missing', clause, field: 'pack', facts: { ...facts, clause, line, roles }, remedy: { code: 'policies.name-approver', facts: { roles } } }))
  return pack.isNeeded ? [{ code: 'policies.pack-needed', field: 'pack', facts, remedy: { code: 'policies.change-figures-instead' } }] : []
}

function refuseFigure(change: PolicyChange & { kind: 'figure' }, { figure }: ProposalFacts): Refusal[] {
  const cite = { clause: change.clauseId, field: 'value' }
  const facts = { clause: change.clauseId, figure: change.figure, value: change.value }
  if (figure === null) return [{ code: 'policies.figure-unknown', field: 'figure', facts, remedy: { code: 'policies.choose-figure' } }]
  if (change.value === figure.ruling) return [{ code: 'policies.figure-same', ...cite, facts, remedy: { code: 'policies.other-value' } }]
  const bounds = boundsOf(change.figure, figure.printed, figure.unit)
  if (figure.isOnlyRaised === true && change.value < figure.printed && change.value >= 0) {
    return [{ code: 'policies.figure-lowered', ...cite, facts: { ...facts, least: figure.printed }, remedy: { code: 'policies.within-bounds', facts: { least: figure.printed, most: bounds.most }, values: { value: figure.printed } } }]
  }
  return findFigureFault(change.value, bounds).map((fault) => ({ ...fault, ...cite, facts: { ...facts, ...fault.facts } }))
}

function refuseText(change: PolicyChange & { kind: 'text' }, { text }: ProposalFacts): Refusal[] {
  const facts = { clause: change.clauseId }
  if (text === null || text === undefined) return [{ code: 'policies.clause-unknown', field: 'text', facts, remedy: { code: 'policies.choose-clause' } }]
  if (change.text === '') return [{ code: 'policies.text-missing', clause: change.clauseId, field: 'text', facts, remedy: { code: 'policies.write-text' } }]
  return change.text === text ? [{ code: 'policies.text-same', clause: change.clauseId, field: 'text', facts, remedy: { code: 'policies.write-text' } }] : []
}

/** The fault of a value within its bounds, at most one, with the nearest value that would do. */
function findFigureFault(value: number, { least, most, isWhole }: FigureBounds): readonly Pick<Refusal, 'code' | 'facts' | 'remedy'>[] {
  const facts = { least, most }
  const remedy = { code: 'policies.within-bounds', facts, values: { value: Math.min(most, Math.max(least, isWhole ? Math.round(value) : value)) } }
  if (value < 0) return [{ code: 'policies.figure-negative', facts, remedy }]
  if (!Number.isFinite(value) || value < least || value > most) return [{ code: 'policies.figure-absurd', facts, remedy }]
  return isWhole && !Number.isInteger(value) ? [{ code: 'policies.figure-not-whole', facts, remedy }] : []
}

/** What a choice between packs looks at: the packs that speak on a topic, the ruling first; null when they do not disagree. */
export type ChoiceFacts = { readonly positions: readonly { readonly pack: string }[]; readonly isTwin: boolean } | null

/** May the office let this pack rule a topic (null: the stricter)? Only of packs that act and disagree, with a reason. */
export function decideConflictChoice(conflict: ChoiceFacts, choice: { readonly topic: string; readonly pack: string | null; readonly reason: string }): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (conflict === null || conflict.isTwin) refusals.push({ code: 'policies.no-conflict', field: 'topic', facts: { topic: choice.topic } })
  else if (choice.pack !== null && !conflict.positions.some((position) => position.pack === choice.pack)) {
    refusals.push({ code: 'policies.pack-not-in-conflict', field: 'pack', facts: { pack: choice.pack, packs: conflict.positions.map((position) => position.pack) }, remedy: { code: 'policies.choose-pack' } })
  }
  if (choice.reason === '') refusals.push({ code: 'policies.reason-missing', field: 'reason', facts: {}, remedy: { code: 'policies.say-why' } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}
