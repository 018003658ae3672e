/** How a line looks: the word first, the colour only supports it. */
import { StatusTag, useLocale, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { RegisterLine, RegisterRow } from '#shared/contract/registers.ts'
import { completenessOf } from '#shared/domain/register-lines.ts'
import type { LineStatus } from '#shared/domain/register-lines.ts'
import { statusWords } from '#shared/text/register-words.ts'

const tones: Readonly<Record<LineStatus, Tone>> = { open: 'warn', kept: 'neutral', closed: 'ok', void: 'neutral' }

/** The state in the register's own words: "repair open, 7 days", "repaired". */
export function LineState({ line, register }: { readonly line: RegisterLine; readonly register: RegisterRow }) {
  const t = useText()
  const locale = useLocale()
  const words = statusWords(register, line.status, locale, t(`registers.status.${line.status}`))
  return <StatusTag tone={tones[line.status]}>{line.waitingDays === null ? words : t('registers.waiting-days', { what: words, days: line.waitingDays })}</StatusTag>
}

/** What a line lacks and its marks; nothing when it is in order. */
export function LineNotes({ line, register }: { readonly line: RegisterLine; readonly register: RegisterRow }) {
  const t = useText()
  const locale = useLocale()
  const counted = completenessOf(register, line.values)
  const lacks = line.lacks.map((key) => register.fields.find((field) => field.key === key)?.[locale] ?? key)
  return (
    <span style={{ display: 'inline-flex', gap: 4, flexWrap: 'wrap' }}>
      {counted !== null && <span className="dg-quiet dg-number">{t('registers.complete-of', counted)}</span>}
      {lacks.length > 0 && <StatusTag tone="danger">{t('registers.incomplete-of', { fields: lacks.join(t('common.list-join')) })}</StatusTag>}
      {line.marks.map((mark) => <StatusTag key={mark.id} tone="warn">{mark[locale]}</StatusTag>)}
    </span>
  )
}
