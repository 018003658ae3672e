/** Locking, switching and following the session: drafts are written first, the screen is covered at once. */
import { client } from '#renderer/rpc/client.ts'
import { flushDrafts } from '#renderer/state/drafts.ts'
import { useSession } from '#renderer/state/session.ts'

/** Locks this desk. The screen is covered before the archive answers. */
export async function lockDesk(): Promise<void> {
  const { status, setLocked, setStatus } = useSession.getState()
  if (status?.actor === null || status === null) return
  await flushDrafts(status.actor.userId)
  setLocked()
  setStatus(await client.session.lock({}))
}

/** Asks the archive for its state. */
export async function refreshStatus(): Promise<void> {
  useSession.getState().setStatus(await client.session.status({}))
}
