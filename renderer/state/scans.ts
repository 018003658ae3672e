/** Hands a scan to the screen that wants it: last mounted first, the shell at the end. */
export type ScanTaker = (text: string) => boolean | Promise<boolean>

const takers: ScanTaker[] = []
let fallback: ScanTaker = () => false
/** Scans are taken one after the other, in the order they were heard. */
let queue: Promise<unknown> = Promise.resolve()

/** Adds a taker until the returned function is called. */
export function takeScans(taker: ScanTaker): () => void {
  takers.push(taker)
  return () => {
    const index = takers.indexOf(taker)
    if (index >= 0) takers.splice(index, 1)
  }
}

/** The shell's own answer to a scan that no screen took. */
export function setScanFallback(taker: ScanTaker): void {
  fallback = taker
}

/** Gives out a scan; resolves to whether somebody took it. A taker that fails has not taken it. */
export function giveScan(text: string): Promise<boolean> {
  const given = queue.then(async () => {
    for (const taker of [...takers.toReversed(), fallback]) {
      if (await Promise.resolve(taker(text)).catch(() => false)) return true
    }
    return false
  })
  queue = given
  return given
}
