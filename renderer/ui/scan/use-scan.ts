/** Lets a screen take scans while it is shown. */
import { useEffect, useRef } from 'react'
import { takeScans } from '#renderer/state/scans.ts'
import type { ScanTaker } from '#renderer/state/scans.ts'

/** The last mounted screen is asked first; false passes the scan on. */
export function useScan(taker: ScanTaker): void {
  const latest = useRef(taker)
  latest.current = taker
  useEffect(() => takeScans((text) => latest.current(text)), [])
}
