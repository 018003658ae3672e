/** A scan anywhere at the desk: a badge or number of somebody inside signs out, one of an earlier visit opens the form filled in. */
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { usePreferences } from '#renderer/state/preferences.ts'
import { useSession } from '#renderer/state/session.ts'
import { announce, formatMoment } from '#renderer/ui/index.ts'
import type { ScanAnswer } from '#renderer/ui/index.ts'
import type { VisitRow } from '#shared/contract/desk.ts'
import { translate } from '#shared/text/index.ts'

/** The longest code that the desk looks up. */
const longestCode = 60

export const answerDeskScan: ScanAnswer = async (code, go) => {
  const rights = useSession.getState().status?.actor?.capabilities ?? []
  if (code.length > longestCode || !rights.includes('desk.read')) return false
  const found = await client.desk.findByCode({ code })
  if (found === null) return false
  const { visit } = found
  if (!rights.includes('desk.register')) go('/desk', { open: visit.id })
  else if (found.inside) await signOut(visit, go)
  else go('/desk/visit', { again: visit.id })
  return true
}

/** Signs out at once and offers the correction; somebody of an earlier day is shown instead, because no time may be invented. */
export async function signOut(visit: Pick<VisitRow, 'id' | 'visitor'>, go: Parameters<ScanAnswer>[1]): Promise<void> {
  try {
    const left = await client.desk.signOut({ id: visit.id })
    const { locale } = usePreferences.getState()
    const time = left.leftAt === null ? '' : formatMoment(left.leftAt).slice(11)
    announce({ text: translate(locale, 'desk.signed-out', { visitor: left.visitor, time }), correct: () => go(`/desk/visit/${left.id}/correct`) })
  } catch (error) {
    if (troubleOf(error).kind !== 'refused') throw error
    go('/desk', { open: visit.id, act: 'leave' })
  }
}
