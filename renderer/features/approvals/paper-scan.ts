/** A scan of a printed sheet anywhere: opens its approval ready to confirm the signature; a code that no longer counts opens it too, and the form says why. */
import { client } from '#renderer/rpc/index.ts'
import { useSession } from '#renderer/state/session.ts'
import type { ScanAnswer } from '#renderer/ui/index.ts'

/** How every code of a printed sheet begins. */
const paperMark = /^DP-/i

export const answerPaperScan: ScanAnswer = async (code, go) => {
  const rights = useSession.getState().status?.actor?.capabilities ?? []
  if (!paperMark.test(code) || code.length > 60 || !rights.includes('approvals.read')) return false
  const found = await client.approvals.findByCode({ code })
  if (found === null) return false
  go('/approvals', rights.includes('desk.register') ? { box: 'all', open: found.id, doing: 'paper', code: code.toUpperCase() } : { box: 'all', open: found.id })
  return true
}
