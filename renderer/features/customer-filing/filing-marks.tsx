/** How a filing looks: the word first, the colour only supports it. */
import { StatusTag, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { FilingRow } from '#shared/contract/customer-filing.ts'
import type { FilingStatus } from '#shared/domain/customer-filing.ts'

const tones: Readonly<Record<FilingStatus, Tone>> = { contacted: 'warn', submitted: 'accent', filed: 'ok', dismissed: 'neutral' }

export function FilingMark({ filing }: { readonly filing: Pick<FilingRow, 'status'> }) {
  const t = useText()
  return <StatusTag tone={tones[filing.status]}>{t(`customer-filing.state.${filing.status}`)}</StatusTag>
}

/** Marks in one line; the whole of them when pointed at. */
export function FilingNotices({ notices }: { readonly notices: FilingRow['notices'] }) {
  const t = useText()
  const loose = useLooseText()
  const words = notices.map((notice) => loose(`notice.${notice.code}`, notice.facts) ?? notice.code)
  return <span title={words.join('\n')}>{words.join(t('common.list-join'))}</span>
}
