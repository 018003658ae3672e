/** Secrecy levels of customer material, mildest first. */
export const secrecyLevels = ['open', 'internal', 'secret', 'top-secret'] as const
export type SecrecyLevel = (typeof secrecyLevels)[number]

/** Whether material is classified: secret or top-secret (P07-22a, P07-18.4). */
export function isClassified(level: SecrecyLevel): boolean {
  return level === 'secret' || level === 'top-secret'
}

/** The strictest of several levels; `open` when there is none. */
export function strictestSecrecy(levels: readonly SecrecyLevel[]): SecrecyLevel {
  const rank = Math.max(0, ...levels.map((level) => secrecyLevels.indexOf(level)))
  return secrecyLevels[rank] ?? 'open'
}
