/** Goes to a record within the desk's list without losing its filters; leads elsewhere as usual. */
import { useCallback } from 'react'
import { useChangeSearch, useGo } from '#renderer/ui/index.ts'
import type { ScanAnswer } from '#renderer/ui/index.ts'

export function useDeskGo(): Parameters<ScanAnswer>[1] {
  const go = useGo()
  const change = useChangeSearch()
  return useCallback((path, search) => {
    if (path === '/desk') change({ act: undefined, ...search })
    else go(path, search)
  }, [go, change])
}
