/** What a list draws from: keyset pages of an infinite query, flattened. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { InfiniteData, QueryKey, UseInfiniteQueryOptions } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'

export type RowSource<Row> = {
  readonly rows: readonly Row[]
  /** No row has come yet, and some may. */
  readonly waiting: boolean
  readonly error: unknown
  readonly hasMore: boolean
  readonly loadingMore: boolean
  readonly more: () => void
  readonly again: () => void
}

type PageOf<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

/** `useRows(orpc.deposits.list.infiniteOptions({ input: (cursor: string | null) => ({ … }), initialPageParam: null, getNextPageParam: (page) => page.next }))` */
export function useRows<Page extends PageOf<unknown>, TError, Key extends QueryKey, Cursor>(options: UseInfiniteQueryOptions<Page, TError, InfiniteData<Page, Cursor>, Key, Cursor>): RowSource<Page['rows'][number]> {
  // While a filter changes, the old rows stay until the new ones are there.
  const query = useInfiniteQuery({ placeholderData: (before: InfiniteData<Page, Cursor> | undefined) => before, ...options })
  const { data, isPending, error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  // A search that a filter drops nearly everything of answers with empty pages that go on; "nothing found" is true at the end only.
  const isLooking = rows.length === 0 && hasNextPage && !isFetchNextPageError
  useEffect(() => { if (isLooking && !isFetchingNextPage) void fetchNextPage() }, [isLooking, isFetchingNextPage, fetchNextPage])
  return {
    rows, waiting: isPending || isLooking, error: data === undefined || (rows.length === 0 && isFetchNextPageError) ? error : null, hasMore: hasNextPage, loadingMore: isFetchingNextPage,
    more: () => { if (hasNextPage && !isFetchingNextPage) void fetchNextPage() }, again: () => void refetch(),
  }
}
