/** Guarantees that where two active packs disagree one visible line says which of them decides, and why. */

/** What one pack says on a topic. `rank` measures strictness, the smaller the stricter; null cannot be compared. */
export type Position = { readonly pack: string; readonly clauseId: string; readonly rank: number | null; readonly value: number | null; readonly unit: string }
export type TopicPositions = { readonly topic: string; readonly positions: readonly Position[] }

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
