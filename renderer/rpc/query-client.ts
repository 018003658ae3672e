/** The one cache of answers. Data stays fresh by change events, so nothing is polled and a return to the window asks nothing. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { troubleOf } from '#renderer/rpc/trouble.ts'

/** Builds the cache; `onLocked` is told when any call finds the archive locked. */
export function createQueryClient(onLocked: () => void): QueryClient {
  const watchLock = (error: unknown) => {
    if (troubleOf(error).kind === 'locked') onLocked()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watchLock }),
    mutationCache: new MutationCache({ onError: watchLock }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, networkMode: 'always',
        retry: (count, error) => count < 2 && troubleOf(error).kind === 'offline',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
