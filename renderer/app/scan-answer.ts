/** What the shell does with a scan that no screen took: opens the one record that has this code, or says that there is none. */
import { scanAnswers } from '#renderer/app/scan-answers.ts'
import { announce } from '#renderer/state/announcements.ts'
import { usePreferences } from '#renderer/state/preferences.ts'
import { useSession } from '#renderer/state/session.ts'
import { findRecords } from '#renderer/ui/find/find-source.ts'
import type { SearchPatch } from '#renderer/ui/place/use-place.ts'
import { translate } from '#shared/text/index.ts'

export async function answerScan(text: string, go: (path: string, search?: SearchPatch) => void): Promise<boolean> {
  // A scan at the lock screen opens nothing and says nothing of what it is.
  if (useSession.getState().status?.actor === null) return false
  for (const answer of scanAnswers) if (await answer(text, go)) return true
  const hits = await findRecords(text, new AbortController().signal)
  // Part of a number, or a number that two records merely mention, must not open one of them as if it had been scanned.
  const hit = hits.find((found) => found.isExactNumber === true) ?? (hits.length === 1 ? hits[0] : undefined)
  if (hit === undefined) announce({ text: translate(usePreferences.getState().locale, 'shell.scan-unknown', { code: text }), tone: 'warn' })
  else go(hit.path, { ...hit.search, by: 'scan' })
  return true
}
