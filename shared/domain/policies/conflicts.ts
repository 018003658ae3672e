/** Guarantees that where two active packs disagree one visible line says which of them decides, and why. */

/** What one pack says on a topic. `rank` measures strictness, the smaller the stricter; null cannot be compared. */
export type Position = { readonly pack: string; readonly clauseId: string; readonly rank: number | null; readonly value: number | null; readonly unit: string }
export type TopicPositions = { readonly topic: string; readonly positions: readonly Position[] }

/** `rules`: a desk decides by whichever position of the topic rules; `beside`: it acts at a desk of its own, whatever rules; `not-yet`: nothing acts by it so far. */
export const actings = ['rules', 'beside', 'not-yet'] as const
export type Acting = (typeof actings)[number]

/** What the desks do on a topic: follow the position that rules, another because the ruling one does not act yet, charge the dearest once, each by its own, or nothing yet. */
export type Follows = 'ruling' | 'other' | 'dearest' | 'each' | 'nothing'

/** Tells what the desks do, from how the ruling position and the others act; `isCharge`: a charge for an offence, of which the dearest is taken where the office has not decided. */
export function followsOf(ruling: Acting, others: readonly Acting[], topic: { readonly isCharge: boolean; readonly reason: PrecedenceReason }): Follows {
  const all = [ruling, ...others]
  if (topic.isCharge && topic.reason !== 'office' && all.some((acting) => acting === 'rules')) return 'dearest'
  if (ruling === 'rules') return 'ruling'
  if (others.includes('rules')) return 'other'
  return all.includes('beside') ? 'each' : 'nothing'
}

/** `stricter`: by strictness; `office`: an administrator decided; `first`: strictness cannot be compared, so the pack of the smaller number rules until an administrator decides. */
export type PrecedenceReason = 'stricter' | 'office' | 'first'

export type Conflict = {
  readonly topic: string
  /** Of the active packs, the one that rules first. */
  readonly positions: readonly Position[]
  readonly ruling: Position
  readonly reason: PrecedenceReason
  /** Two packs that say the same: nothing to decide, but it is counted and asked once. */
  readonly isTwin: boolean
}

/** The topics on which at least two active packs speak, each with the position that rules. An office's decision for a pack that is not active does not count. */
export function findConflicts(topics: readonly TopicPositions[], activePacks: ReadonlySet<string>, precedence: ReadonlyMap<string, string>): readonly Conflict[] {
  return topics.flatMap(({ topic, positions }): Conflict[] => {
    const active = positions.filter((position) => activePacks.has(position.pack))
    const ruled = rulingOf(topic, active, precedence)
    if (ruled === null || new Set(active.map((position) => position.pack)).size < 2) return []
    const isTwin = active.every((position) => position.rank !== null && position.rank === ruled.ruling.rank)
    return [{ topic, positions: [ruled.ruling, ...active.filter((position) => position !== ruled.ruling)], ...ruled, isTwin }]
  })
}

/** The position that rules among those of active packs; null when none speaks. */
export function rulingOf(topic: string, active: readonly Position[], precedence: ReadonlyMap<string, string>): { readonly ruling: Position; readonly reason: PrecedenceReason } | null {
  const decided = active.find((position) => position.pack === precedence.get(topic))
  if (decided !== undefined) return { ruling: decided, reason: 'office' }
  const isComparable = active.every((position) => position.rank !== null)
  const ordered = active.toSorted((one, other) => (isComparable ? (one.rank ?? 0) - (other.rank ?? 0) : 0) || one.pack.localeCompare(other.pack))
  const [first] = ordered
  return first === undefined ? null : { ruling: first, reason: isComparable ? 'stricter' : 'first' }
}
