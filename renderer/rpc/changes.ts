/** Guarantees that what is on the screen follows the archive: every committed change invalidates the queries of its topics. */
import type { QueryClient } from '@tanstack/react-query'
import type { ArchiveClient } from '#renderer/rpc/client.ts'

/** Listens until aborted; after a lost line it listens again and refreshes everything, because events may have been missed. */
export async function followChanges(client: ArchiveClient, queries: QueryClient, signal: AbortSignal, onTopics: (topics: readonly string[]) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const event of await client.session.watch({}, { signal })) {
        invalidateTopics(queries, event.topics)
        onTopics(event.topics)
      }
    } catch {
      // The line broke or the desk was closed; the loop listens again.
    }
    if (signal.aborted) return
    await new Promise((resolve) => setTimeout(resolve, 500))
    invalidateTopics(queries, ['*'])
  }
}

/** Features and single operations whose answers are made of the records of others: any change may be theirs. */
const readsOthers: ReadonlySet<string> = new Set(['today', 'reports', 'customers.get', 'customers.index'])

/** A topic is a feature's name, the first word of its operations; `*` means everything. */
export function invalidateTopics(queries: QueryClient, topics: readonly string[]): void {
  if (topics.length === 0) return
  const all = topics.includes('*')
  void queries.invalidateQueries({ predicate: ({ queryKey }) => {
    const [feature, operation] = pathOf(queryKey)
    return all || topics.includes(feature) || readsOthers.has(feature) || readsOthers.has(`${feature}.${operation}`)
  } })
}

/** oRPC's keys begin with the operation's path: [['deposits', 'list'], …]. */
function pathOf(queryKey: readonly unknown[]): readonly [feature: string, operation: string] {
  const path: readonly unknown[] = Array.isArray(queryKey[0]) ? queryKey[0] : []
  const wordOf = (word: unknown) => (typeof word === 'string' ? word : '')
  return [wordOf(path[0]), wordOf(path[1])]
}
