/** Tells the archive that somebody is at this screen, so that only an abandoned desk locks by itself. */
import { client } from '#renderer/rpc/client.ts'
import { useSession } from '#renderer/state/session.ts'

/** Told at most this often; the shortest time after which a desk locks is a minute. */
const toldEveryMs = 15_000
const signs = ['keydown', 'pointerdown', 'wheel'] as const

/** Listens at the window until the returned function is called. */
export function tellPresence(): () => void {
  let toldMs = Number.NEGATIVE_INFINITY
  const hear = (event: Event) => {
    if (event.timeStamp - toldMs < toldEveryMs || useSession.getState().status?.actor === null) return
    toldMs = event.timeStamp
    void client.session.stay({}).catch(() => undefined)
  }
  for (const sign of signs) window.addEventListener(sign, hear, { capture: true, passive: true })
  return () => { for (const sign of signs) window.removeEventListener(sign, hear, { capture: true }) }
}
