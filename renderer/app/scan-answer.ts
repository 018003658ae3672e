/** What the shell does with a scan that no screen took: opens the one record that has this code, or says that there is none. */
import { announce } from '#renderer/state/announcements.ts'
import { usePreferences } from '#renderer/state/preferences.ts'
import { useSession } from '#renderer/state/session.ts'
import { findRecords } from '#renderer/ui/find/find-source.ts'
import type { SearchPatch } from '#renderer/ui/place/use-place.ts'
import { translate } from '#shared/text/index.ts'

export async function answerScan(text: string, go: (path: string, search?: SearchPatch) => void): Promise<boolean> {
  // A scan at the lock screen opens nothing and says nothing of what it is.
  if (useSession.getState().status?.actor === null) return false
  const [hit] = await findRecords(text, new AbortController().signal)
  if (hit === undefined) announce({ text: translate(usePreferences.getState().locale, 'shell.scan-unknown', { code: text }), tone: 'warn' })
  else go(hit.path, hit.search)
  return true
}
