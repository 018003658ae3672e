/** The history of a visit, call or case in words, newest first, each correction with what it changed. */
import { formatMoment } from '#renderer/ui/index.ts'
import type { TimelineItem, Tone, Translate } from '#renderer/ui/index.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import { formatCents, toCents } from '#shared/kernel/money.ts'
import type { TextKey } from '#shared/text/index.ts'

type Loose = (key: string, params?: Readonly<Record<string, string | number>>) => string | undefined
type Body = HistoryEntry['body']

const tones: Readonly<Record<string, Tone>> = { 'visit-registered': 'ok', 'call-registered': 'ok', 'case-registered': 'ok', 'closed-unknown': 'warn', corrected: 'warn', 'case-closed': 'ok', 'case-reopened': 'warn' }

/** Members that a correction can change, with their labels. */
const labels: Readonly<Record<string, TextKey>> = {
  visitor: 'desk.visitor', caller: 'desk.caller', person: 'desk.case-person', phone: 'desk.phone', company: 'desk.company', host: 'desk.host', purpose: 'desk.purpose', visitorClass: 'desk.visitor-class', people: 'desk.people',
  idNumber: 'desk.id-number', badge: 'desk.badge-number', escorts: 'desk.escorts', costCents: 'desk.cost', costReason: 'desk.cost-reason', note: 'desk.note', arrivedAt: 'desk.arrived-at', leftAt: 'desk.left-at',
  subject: 'desk.subject', kind: 'desk.kind', forWhom: 'desk.for-whom', wanted: 'desk.wanted', missed: 'desk.missed', recording: 'desk.recording', durationSeconds: 'desk.duration', calledAt: 'desk.called-at',
  grade: 'desk.grade', gradeReason: 'desk.grade-reason', place: 'desk.place', content: 'desk.content', channel: 'desk.channel', handler: 'desk.handler', expectedDay: 'desk.expected-day', receivedAt: 'desk.received-at',
}
const groups: Readonly<Record<string, readonly string[]>> = { visitorClass: ['class'], wanted: ['wanted'], grade: ['grade'], channel: ['channel'], kind: ['case-kind', 'call-kind'] }

function shown(member: string, value: unknown, t: Translate, loose: Loose): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  if (typeof value === 'number') return member === 'costCents' ? formatCents(toCents(value)) : member.endsWith('At') ? formatMoment(value) : String(value)
  if (typeof value !== 'string') return '—'
  const words = (groups[member] ?? []).map((group) => loose(`desk.${group}.${value}`)).find((word) => word !== undefined)
  return words ?? value
}

function changes(before: Body, after: Body, t: Translate, loose: Loose): string[] {
  return Object.entries(labels).flatMap(([member, label]) => {
    if (!(member in after)) return []
    const [old, fresh] = [shown(member, before[member], t, loose), shown(member, after[member], t, loose)]
    return old === fresh ? [] : [t('desk.changed-from', { label: t(label), before: old, after: fresh })]
  })
}

/** What happened, newest first. */
export function deskTimeline(history: readonly HistoryEntry[], t: Translate, loose: Loose): TimelineItem[] {
  let standing: Body = {}
  const items = history.map((entry): TimelineItem => {
    const before = standing
    standing = { ...standing, ...entry.body }
    const params = Object.fromEntries(['reason', 'outcome', 'handler', 'note', 'result', 'department', 'day', 'words', 'letter', 'postedAt'].map((member) => [member, typeof entry.body[member] === 'string' ? entry.body[member] : '']))
    const details = entry.kind === 'corrected' ? changes(before, entry.body, t, loose) : entry.kind === 'case-taken-up' && params['note'] !== '' ? [params['note'] ?? ''] : entry.kind === 'closed-unknown' && params['note'] !== '' ? [params['note'] ?? ''] : []
    const tone = tones[entry.kind]
    return {
      key: String(entry.seq), at: entry.at, who: entry.by, ...(tone === undefined ? {} : { tone }),
      text: <>{loose(`desk.event.${entry.kind}`, params) ?? entry.kind}{details.map((detail) => <div key={detail} className="dg-quiet" style={{ fontSize: 13 }}>{detail}</div>)}</>,
    }
  })
  return items.toReversed()
}
