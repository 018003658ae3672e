/** Tells every watching screen which topics changed; a slow screen gets the union of what it missed, never a backlog. */

export type Broadcast = {
  send(topics: readonly string[]): void
  watch(signal: AbortSignal | undefined): AsyncGenerator<{ topics: string[] }, void, void>
  close(): void
}

type Watcher = { readonly pending: Set<string>; wake: () => void }

/** Builds the program's broadcast. A watcher leaves when its signal fires or when it stops reading. */
export function createBroadcast(): Broadcast {
  const watchers = new Set<Watcher>()
  let closed = false

  async function* watch(signal: AbortSignal | undefined): AsyncGenerator<{ topics: string[] }, void, void> {
    const watcher: Watcher = { pending: new Set(), wake: () => undefined }
    watchers.add(watcher)
    const stop = () => { watcher.wake() }
    signal?.addEventListener('abort', stop)
    try {
      while (!closed && signal?.aborted !== true) {
        if (watcher.pending.size === 0) await new Promise<void>((resolve) => { watcher.wake = resolve })
        if (watcher.pending.size === 0) continue
        const topics = [...watcher.pending]
        watcher.pending.clear()
        yield { topics }
      }
    } finally {
      watchers.delete(watcher)
      signal?.removeEventListener('abort', stop)
    }
  }

  return {
    send(topics) {
      for (const watcher of watchers) {
        for (const topic of topics) watcher.pending.add(topic)
        watcher.wake()
      }
    },
    watch,
    close() {
      closed = true
      for (const watcher of watchers) watcher.wake()
    },
  }
}
