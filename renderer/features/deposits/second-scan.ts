/** Guarantees that a ticket read twice acts once on purpose: not when the scanner stutters, not when it was long ago. */

/** A scanner that reads one code twice does so faster than this; a hand needs longer. */
export const stutterMs = 800
/** After this long a second scan only shows the deposit again. */
export const secondScanMs = 10_000

/** What a scan of the open ticket means, `sinceFirstMs` after the scan that showed it (null: none did). */
export function meaningOfScan(sinceFirstMs: number | null): 'show' | 'ignore' | 'act' {
  if (sinceFirstMs === null || sinceFirstMs > secondScanMs) return 'show'
  return sinceFirstMs < stutterMs ? 'ignore' : 'act'
}
