/** A box whose typed text is read as a number, an amount, a day or a moment; what it understood is shown when it is left. */
import { useState } from 'react'
import { useSession } from '#renderer/state/session.ts'
import { boxAttributes } from '#renderer/ui/form/box.ts'
import type { BoxProps } from '#renderer/ui/form/box.ts'
import type { FieldValue, FormField, FormValues } from '#renderer/ui/form/fields.ts'
import { readCents, readDay, readMoment, readNumber } from '#renderer/ui/form/read-field.ts'
import { formatMoment } from '#renderer/ui/show/texts.tsx'
import { useLooseText, useText } from '#renderer/ui/use-text.ts'
import { dayOfInstant, isDay, weekdayOf } from '#shared/kernel/days.ts'
import { isInstant, toInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** The moment the page believes in: the archive's last word, moved on by this PC's clock. */
export function useReadingMoment(): () => InstantMs {
  const status = useSession((state) => state.status)
  const [since] = useState(() => performance.now())
  return () => toInstant(Math.round((status?.now ?? Date.now()) + (status === null ? 0 : performance.now() - since)))
}

type Reading = { readonly value: FieldValue } | { readonly unread: string }

function read(kind: FormField<FormValues>['kind'], typed: string, now: InstantMs): Reading {
  if (typed.trim() === '') return { value: kind === 'day' ? '' : null }
  const value = kind === 'day' ? readDay(typed, dayOfInstant(now)) : kind === 'moment' ? readMoment(typed, now) : kind === 'money' ? readCents(typed) : readNumber(typed)
  if (value === undefined) return { unread: typed }
  return value === null && kind !== 'moment' ? { unread: typed } : { value }
}

function write(kind: FormField<FormValues>['kind'], value: FieldValue | undefined, now: InstantMs): string {
  if (value === null || value === undefined || value === '') return ''
  if (kind === 'money' && typeof value === 'number') return (value / 100).toFixed(2)
  if (kind !== 'moment' || typeof value !== 'number' || !isInstant(value)) return String(value)
  const whole = formatMoment(value)
  return dayOfInstant(value) === dayOfInstant(now) ? whole.slice(11) : whole
}

export function ReadBox<Values extends FormValues>(props: BoxProps<Values>) {
  const t = useText()
  const loose = useLooseText()
  const { kind } = props.field
  const now = useReadingMoment()
  const [typed, setTyped] = useState<string | null>(null)
  const right = kind === 'number' || kind === 'money'
  const tail = kind === 'number' ? props.field.kind === 'number' ? props.field.unit : undefined
    : kind === 'money' ? t('form.yuan') : kind === 'day' && typeof props.value === 'string' && isDay(props.value) ? loose(`common.weekday-${String(weekdayOf(props.value))}`) : undefined
  return (
    <span className="dg-box-wrap">
      <input
        {...boxAttributes(props)} type="text" inputMode={right ? 'decimal' : undefined} style={{ paddingRight: tail === undefined ? undefined : 46, textAlign: right ? 'right' : undefined }}
        placeholder={props.field.placeholder ?? (kind === 'moment' ? t('common.now') : undefined)}
        value={typed ?? write(kind, props.value, now())}
        onChange={(event) => {
          const text = event.target.value
          setTyped(text)
          const reading = read(kind, text, now())
          if ('unread' in reading) props.change(kind === 'day' ? '' : null, reading.unread)
          else props.change(reading.value)
        }}
        onBlur={() => { if (!props.invalid && typed !== null && !('unread' in read(kind, typed, now()))) setTyped(null) }}
      />
      {tail !== undefined && <span className="dg-box-tail">{tail}</span>}
    </span>
  )
}
