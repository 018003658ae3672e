/** Runs long work of the archive: progress, rate, cancel, and the value that it returns at its end. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { troubleOf } from '#renderer/rpc/trouble.ts'
import type { Trouble } from '#renderer/rpc/trouble.ts'

/** How far a job is; `total` null while nobody knows. */
export type JobProgress = { readonly done: number; readonly total: number | null; readonly note?: string | undefined }
export type JobState<Result> = JobProgress & {
  readonly state: 'idle' | 'running' | 'done' | 'failed' | 'cancelled'
  /** Done per second, smoothed over the whole run. */
  readonly rate: number
  readonly result: Result | null
  readonly trouble: Trouble | null
}

const idle = { state: 'idle', done: 0, total: null, rate: 0, result: null, trouble: null } as const
/** The screen is not redrawn more often than this, however fast the job reports. */
const drawEveryMs = 100

export function useJob<Event, Result>() {
  const [job, setJob] = useState<JobState<Result>>(idle)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const run = useCallback(async (start: (signal: AbortSignal) => Promise<AsyncIterator<Event, Result>>, read: (event: Event) => JobProgress): Promise<Result | null> => {
    running.current?.abort()
    const abort = new AbortController()
    running.current = abort
    const startedMs = performance.now()
    let drawnMs = 0
    setJob({ ...idle, state: 'running' })
    try {
      const events = await start(abort.signal)
      for (;;) {
        const step = await events.next()
        if (abort.signal.aborted) throw new Error('cancelled')
        if (step.done === true) {
          setJob((before) => ({ ...before, state: 'done', done: before.total ?? before.done, result: step.value }))
          return step.value
        }
        const now = performance.now()
        if (now - drawnMs < drawEveryMs) continue
        drawnMs = now
        const progress = read(step.value)
        setJob((before) => ({ ...before, ...progress, rate: Math.round(progress.done / Math.max(0.2, (now - startedMs) / 1000)) }))
      }
    } catch (error) {
      // The name of the error differs between transports; whether we cancelled is known here.
      if (abort.signal.aborted) setJob((before) => ({ ...before, state: 'cancelled' }))
      else setJob((before) => ({ ...before, state: 'failed', trouble: troubleOf(error) }))
      return null
    }
  }, [])
  const cancel = useCallback(() => running.current?.abort(), [])
  return { ...job, run, cancel }
}
