/** Stands before everything: no archive, first start; nobody logged in, the login; and keeps the work below a lock alive but unseen. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { ConnectionBanner } from '#renderer/app/ConnectionBanner.tsx'
import { archiveDrafts } from '#renderer/app/drafts-keeper.ts'
import { Frame } from '#renderer/app/Frame.tsx'
import { tellPresence } from '#renderer/app/presence.ts'
import { refreshStatus } from '#renderer/app/session-actions.ts'
import { FirstStart } from '#renderer/features/session/FirstStart.tsx'
import { Login } from '#renderer/features/session/Login.tsx'
import { RecoveryStep } from '#renderer/features/session/RecoveryStep.tsx'
import { followChanges } from '#renderer/rpc/changes.ts'
import { client } from '#renderer/rpc/client.ts'
import { keepDraftsWith } from '#renderer/state/drafts.ts'
import { useSession } from '#renderer/state/session.ts'
import { listenToKeys } from '#renderer/ui/keys/key-bindings.ts'
import { useGo } from '#renderer/ui/place/use-place.ts'
import { listenToScanner } from '#renderer/ui/scan/scanner-listener.ts'

/** Changes after which the archive is asked for its state again. */
const statusTopics = ['session', 'settings', 'users', '*']

/** Follows the archive: first state, every change, and the lock that comes by itself. */
function useFollowedSession(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const abort = new AbortController()
    keepDraftsWith(archiveDrafts)
    void refreshStatus().catch(() => undefined)
    void followChanges(client, queries, abort.signal, (topics) => { if (topics.some((topic) => statusTopics.includes(topic))) void refreshStatus().catch(() => undefined) })
    const stopKeys = listenToKeys()
    const stopScanner = listenToScanner()
    const stopPresence = tellPresence()
    return () => { abort.abort(); stopKeys(); stopScanner(); stopPresence() }
  }, [queries])
}

/** Answers and pages of one person are not shown to the next; after a lock the same person's answers are asked for again, because refreshing them failed meanwhile. */
function useFreshAnswers(userId: string | null): void {
  const queries = useQueryClient()
  const go = useGo()
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (userId === null) return
    if (before.current === userId) void queries.invalidateQueries()
    else if (before.current !== null) { queries.clear(); go('/today') }
    before.current = userId
  }, [userId, queries, go])
}

/** A lock takes the focus; whoever unlocks goes on in the box where they were. */
function useKeptFocus(userId: string | null): RefObject<HTMLDivElement | null> {
  const work = useRef<HTMLDivElement>(null)
  const last = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const note = (event: FocusEvent) => { if (event.target instanceof HTMLElement && work.current?.contains(event.target) === true) last.current = event.target }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  useEffect(() => { if (userId !== null && last.current?.isConnected === true) last.current.focus({ preventScroll: true }) }, [userId])
  return work
}

export function Gate({ children }: { readonly children: ReactNode }) {
  useFollowedSession()
  const status = useSession((state) => state.status)
  const pendingCode = useSession((state) => state.pendingRecoveryCode)
  const userId = status?.actor?.userId ?? null
  useFreshAnswers(userId)
  const work = useKeptFocus(userId)
  const [worked, setWorked] = useState<string | null>(null)
  useEffect(() => { if (userId !== null) setWorked(userId) }, [userId])
  if (status === null) return <ConnectionBanner />
  if (status.state === 'no-archive') return <FirstStart status={status} />
  if (pendingCode !== null && userId !== null) return <RecoveryStep code={pendingCode} />
  const shown = userId ?? worked
  return (
    <>
      {shown !== null && <div key={shown} ref={work} style={{ height: '100%', visibility: userId === null ? 'hidden' : undefined }} inert={userId === null}><Frame>{children}</Frame></div>}
      {userId === null && <div style={{ position: 'fixed', inset: 0, zIndex: 200 }}><Login status={status} locked={worked !== null} /></div>}
    </>
  )
}
