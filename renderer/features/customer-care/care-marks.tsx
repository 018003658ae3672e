/** How marks of the care look: the word first, the colour only supports it. */
import { useLooseText, useText } from '#renderer/ui/index.ts'

type Notice = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }

/** Marks in one line; the whole of them when pointed at. */
export function CareNotices({ notices }: { readonly notices: readonly Notice[] }) {
  const t = useText()
  const loose = useLooseText()
  const words = notices.map((notice) => loose(`notice.${notice.code}`, notice.facts) ?? notice.code).join(t('common.list-join'))
  return words === '' ? null : <span className="dg-late" title={words}>{words}</span>
}
