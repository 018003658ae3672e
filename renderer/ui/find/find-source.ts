/** Where Ctrl+K looks for records: the find feature names itself here once; until then only commands are found. */
import type { SearchPatch } from '#renderer/ui/place/use-place.ts'

/** One record that was found, and where it opens. */
export type FindHit = {
  readonly key: string; readonly kind: string; readonly title: string; readonly detail: string; readonly path: string; readonly search?: SearchPatch
  /** What was asked is one of its numbers, whole; the only kind of hit that a scan may open unasked. */
  readonly isExactNumber?: boolean
}
export type FindSource = (text: string, signal: AbortSignal) => Promise<readonly FindHit[]>

let source: FindSource = () => Promise.resolve([])

/** Names the source; called by the find feature when it is loaded. */
export function setFindSource(named: FindSource): void {
  source = named
}

/** Asks the named source. */
export function findRecords(text: string, signal: AbortSignal): Promise<readonly FindHit[]> {
  return source(text, signal)
}
