/** A deposit's history in words, newest first: who did what when, what a correction changed. */
import type { ReactNode } from 'react'
import type { TimelineItem, Tone, Translate } from '#renderer/ui/index.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'

const tones: Readonly<Record<string, Tone>> = { taken: 'ok', imported: 'ok', 'handed-back': 'accent', 'hand-back-undone': 'warn', corrected: 'warn' }
/** Members of a line that are shown in words when a correction changed them. */
const shownWords = ['depositor', 'phone', 'company', 'item', 'quantity', 'unit', 'place', 'note'] as const

function textOf(body: HistoryEntry['body'], member: string): string {
  const value = body[member]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** `before` is the wording that this entry replaced. */
function sentenceOf(t: Translate, entry: HistoryEntry, before: HistoryEntry['body'] | undefined): ReactNode {
  const { body, kind } = entry
  const collector = typeof body['collector'] === 'object' && body['collector'] !== null ? (body['collector'] as Readonly<Record<string, unknown>>) : {} // written by the archive as an object
  switch (kind) {
    case 'taken': return t('deposits.did-taken', { item: textOf(body, 'item'), quantity: textOf(body, 'quantity'), unit: textOf(body, 'unit') })
    case 'imported': return t('deposits.did-imported')
    case 'handed-back': return t(collector['kind'] === 'proxy' ? 'deposits.did-handed-back-proxy' : 'deposits.did-handed-back', { name: String(collector['name'] ?? ''), relation: String(collector['relation'] ?? ''), phone: String(collector['phone'] ?? '') })
    case 'hand-back-undone': return t('deposits.did-hand-back-undone', { reason: textOf(body, 'reason') })
    case 'corrected': return <Correction t={t} body={body} before={before} />
    default: return t('deposits.did-other')
  }
}

function Correction({ t, body, before }: { readonly t: Translate; readonly body: HistoryEntry['body']; readonly before: HistoryEntry['body'] | undefined }) {
  const changed = shownWords.filter((member) => before !== undefined && textOf(before, member) !== textOf(body, member))
  const others = (['photoId', 'customerId'] as const).filter((member) => before !== undefined && before[member] !== body[member])
  const names = [...changed.map((member) => t(`deposits.${member}`)), ...others.map((member) => t(`deposits.${member}`))]
  return (
    <>
      {t('deposits.did-corrected', { fields: names.join(t('common.list-join')), reason: textOf(body, 'reason') })}
      {changed.map((member) => <div key={member} className="dg-quiet" style={{ fontSize: 12 }}>{t('deposits.was', { field: t(`deposits.${member}`), before: before === undefined || textOf(before, member) === '' ? '—' : textOf(before, member), after: textOf(body, member) === '' ? '—' : textOf(body, member) })}</div>)}
    </>
  )
}

/** The history as timeline items, the newest first. */
export function timelineOf(t: Translate, history: readonly HistoryEntry[]): readonly TimelineItem[] {
  let wording: HistoryEntry['body'] | undefined
  const items = history.map((entry) => {
    const item: TimelineItem = { key: String(entry.seq), at: entry.at, who: entry.by, text: sentenceOf(t, entry, wording), tone: tones[entry.kind] ?? 'neutral' }
    if (['taken', 'imported', 'corrected'].includes(entry.kind)) wording = entry.body
    return item
  })
  return items.toReversed()
}
