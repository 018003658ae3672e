/** How a leak looks: words first; red is what is missing. */
import type { ReactNode } from 'react'
import { StatusTag, useText } from '#renderer/ui/index.ts'
import type { Tone, Translate } from '#renderer/ui/index.ts'
import type { LeakRow } from '#shared/contract/leaks.ts'
import type { LeakStatus } from '#shared/domain/leaks.ts'

const tones: Readonly<Record<LeakStatus, Tone>> = { 'no-remedy': 'danger', unhandled: 'danger', handling: 'accent', closed: 'ok' }

export function LeakMark({ leak }: { readonly leak: Pick<LeakRow, 'status'> }) {
  const t = useText()
  return <StatusTag tone={tones[leak.status]}>{t(`leaks.status.${leak.status}`)}</StatusTag>
}

type Mark = { readonly key: string; readonly text: string; readonly isMissing: boolean }

/** Remedy, the two readers, handling: each with its minutes. */
export function leakMarks(t: Translate, leak: LeakRow): readonly Mark[] {
  const seats = leak.readings.map((reading): Mark => {
    const seat = t(`leaks.seat.${reading.seat}`)
    return reading.readAt === null
      ? { key: reading.seat, text: t('leaks.not-informed', { seat, minutes: reading.minutes }), isMissing: true }
      : { key: reading.seat, text: t('leaks.informed-in', { seat, name: reading.reader, minutes: reading.minutes }), isMissing: false }
  })
  const handling = leak.actionAt === null ? (leak.handlingMinutes === null ? t('leaks.not-received') : t('leaks.not-handled', { minutes: leak.handlingMinutes })) : t('leaks.handled-in', { minutes: leak.handlingMinutes ?? 0 })
  return [
    { key: 'remedy', text: t(leak.measureAt === null ? 'leaks.no-remedy' : 'leaks.remedied-in', { minutes: leak.remedyMinutes }), isMissing: leak.measureAt === null }, ...seats, { key: 'handling', text: handling, isMissing: leak.actionAt === null },
  ]
}

/** What is still missing, in one line of a list. */
export function MissingMarks({ leak }: { readonly leak: LeakRow }): ReactNode {
  const t = useText()
  if (leak.status === 'closed') return null
  const missing = leakMarks(t, leak).filter((mark) => mark.isMissing).map((mark) => mark.text).join(t('common.clause-join'))
  return <span className="dg-late" title={missing}>{missing}</span>
}
