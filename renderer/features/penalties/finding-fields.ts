/** The fields of a finding: only what the chosen clauses measure by is asked for. */
import { costOf, namesOf } from '#renderer/features/penalties/penalty-words.ts'
import { client } from '#renderer/rpc/index.ts'
import type { FormField, Suggestion, Translate } from '#renderer/ui/index.ts'
import type { FindingInput, Violation } from '#shared/contract/penalties.ts'
import type { FindingNeed } from '#shared/domain/penalty-findings.ts'
import { penaltyCauses } from '#shared/domain/penalty-gates.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { isClockTime } from '#shared/kernel/times.ts'
import type { ClockTime } from '#shared/kernel/times.ts'
import type { Locale } from '#shared/text/index.ts'

/** `needs` and `alsoNeeds` are those of the chosen clauses, joined by blanks; `causes` are the circumstances among which the first one asks to choose. */
export type FindingValues = {
  readonly violation: string; readonly clause: string; readonly needs: string; readonly causes: string; readonly also: string; readonly alsoClause: string; readonly alsoNeeds: string
  readonly personName: string; readonly personId: string | null; readonly day: string; readonly units: number | null; readonly amountCents: number | null; readonly percent: number | null
  readonly sinceDay: string; readonly cause: string; readonly at: string; readonly fromAt: string; readonly toAt: string; readonly expected: number | null; readonly counted: number | null; readonly about: string; readonly others: string; readonly correctedOn: string; readonly evidence: string
}

export function emptyFinding(today: string): FindingValues {
  return { violation: '', clause: '', needs: '', causes: '', also: '', alsoClause: '', alsoNeeds: '', personName: '', personId: null, day: today, units: 1, amountCents: null, percent: null, sinceDay: '', cause: '', at: '', fromAt: '', toAt: '', expected: null, counted: null, about: '', others: '', correctedOn: '', evidence: '' }
}

const asks = (need: FindingNeed) => ({ needs, alsoNeeds }: FindingValues) => `${needs} ${alsoNeeds}`.split(' ').includes(need)

/** "9:05", "0905" and full-width digits as a time of day; null when it is none. */
function readClock(typed: string): ClockTime | null {
  const match = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed.normalize('NFKC').replaceAll(/\s/g, ''))
  const time = match === null ? '' : `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}`
  return isClockTime(time) ? time : null
}

function clockField(t: Translate, name: 'at' | 'fromAt' | 'toAt', label: string, hint: string, need: FindingNeed): FormField<FindingValues> {
  const check = (values: FindingValues) => (values[name] === '' || readClock(values[name]) !== null ? null : t('penalties.time-unread'))
  return { kind: 'text', name, label, required: name !== 'toAt', span: 3, latin: true, max: 8, hint, check, when: asks(need) }
}

type Fills = (violation: Violation, label: string) => Partial<FindingValues>
function loadViolations(t: Translate, locale: Locale, fills: Fills) {
  return async (typed: string, signal: AbortSignal): Promise<readonly Suggestion<FindingValues>[]> => {
    const { rows } = await client.penalties.violations({ typed: typed.slice(0, 80) }, { signal })
    return rows.map((violation) => ({ key: violation.clause, label: violation[locale], detail: [violation.clause, costOf(t, violation), violation.payer === null ? '' : t('penalties.payer-hint', { post: t(`penalties.payer.${violation.payer}`) })].filter((part) => part !== '').join('  '), fills: fills(violation, violation[locale]) }))
  }
}

async function loadPeople(typed: string, signal: AbortSignal): Promise<readonly Suggestion<FindingValues>[]> {
  const { rows } = await client.penalties.suggestPeople({ typed: typed.slice(0, 60) }, { signal })
  return rows.map(({ personId, personName, department }) => ({ key: personId ?? personName, label: personName, detail: department, fills: { personId, personName } }))
}

/** The form's fields in the order in which one tells it: what, who, when, how much, what was seen. */
export function findingFields(t: Translate, locale: Locale): readonly FormField<FindingValues>[] {
  const choices = penaltyCauses.map((value) => ({ value, label: t(`penalties.cause.${value}`) }))
  return [
    {
      kind: 'suggest', name: 'violation', label: t('penalties.violation'), required: true, strict: true, span: 12, placeholder: t('penalties.violation-placeholder'), hint: t('penalties.violation-hint'), max: 300, unpick: { clause: '', needs: '', causes: '', cause: '' },
      load: loadViolations(t, locale, ({ clause, needs, causes }, violation) => ({ clause, violation, needs: needs.join(' '), causes: causes.join(' '), cause: '' })),
    },
    { kind: 'suggest', name: 'personName', label: t('penalties.person'), required: true, span: 6, max: 60, load: loadPeople, unpick: { personId: null } },
    { kind: 'day', name: 'day', label: t('penalties.day'), required: true, span: 3, preset: true },
    { kind: 'number', name: 'units', label: t('penalties.units'), required: true, span: 3, min: 1, maxValue: 9_999, whole: true, when: asks('units') },
    { kind: 'money', name: 'amountCents', label: t('penalties.documented'), required: true, span: 6, hint: t('penalties.documented-hint'), min: 1, when: asks('amount') },
    { kind: 'number', name: 'percent', label: t('penalties.percent'), required: true, span: 3, min: 1, maxValue: 100, whole: true, when: asks('share') },
    { kind: 'day', name: 'sinceDay', label: t('penalties.since'), required: true, span: 6, hint: t('penalties.since-hint'), when: asks('since') },
    { kind: 'choice', name: 'cause', label: t('penalties.cause'), required: true, span: 6, choices, choicesOf: ({ causes }) => choices.filter(({ value }) => causes.split(' ').includes(value)), when: asks('cause') },
    clockField(t, 'at', t('penalties.at'), t('penalties.time-hint'), 'at'), clockField(t, 'fromAt', t('penalties.from-time'), t('penalties.from-time-hint'), 'from-time'), clockField(t, 'toAt', t('penalties.to-time'), t('penalties.to-time-hint'), 'to-time'),
    { kind: 'number', name: 'expected', label: t('penalties.expected'), required: true, span: 3, min: 0, maxValue: 9_999, whole: true, when: asks('expected') }, { kind: 'number', name: 'counted', label: t('penalties.counted'), required: true, span: 3, min: 0, maxValue: 9_999, whole: true, when: asks('counted') },
    { kind: 'text', name: 'about', label: t('penalties.about'), required: true, span: 6, max: 80, hint: t('penalties.about-hint'), when: asks('about') },
    { kind: 'lines', name: 'evidence', label: t('penalties.evidence'), required: true, span: 12, rows: 3, max: 1_000, enter: 'next' },
    { kind: 'day', name: 'correctedOn', label: t('penalties.corrected-on'), span: 6, preset: true, hint: t('penalties.not-corrected'), when: asks('corrected') },
    { kind: 'lines', name: 'others', label: t('penalties.others'), span: 12, rows: 1, max: 600, preset: true, hint: t('penalties.others-hint') },
    {
      kind: 'suggest', name: 'also', label: t('penalties.also'), strict: true, span: 12, preset: true, max: 300, unpick: { alsoClause: '', alsoNeeds: '' },
      load: loadViolations(t, locale, ({ clause, needs }, also) => ({ alsoClause: clause, also, alsoNeeds: needs.join(' ') })),
    },
  ]
}

/** The form has checked its days and times, the suggestions its ids and the choice its causes. */
export function inputOf(values: FindingValues): FindingInput {
  const cause = penaltyCauses.find((each) => each === values.cause)
  const time = (name: 'at' | 'fromAt' | 'toAt', need: FindingNeed) => (asks(need)(values) ? readClock(values[name]) : null)
  return {
    clauses: [values.clause, values.alsoClause].filter((clause) => clause !== ''), personId: values.personId as Id<'user'> | null, personName: values.personName, day: values.day as Day, evidence: values.evidence,
    sinceDay: asks('since')(values) && values.sinceDay !== '' ? values.sinceDay as Day : null, at: time('at', 'at'), fromAt: time('fromAt', 'from-time'), toAt: time('toAt', 'to-time'), expected: asks('expected')(values) ? values.expected : null, counted: asks('counted')(values) ? values.counted : null,
    about: asks('about')(values) ? values.about.trim() : '', others: namesOf(values.others),
    correctedOn: asks('corrected')(values) && values.correctedOn !== '' ? values.correctedOn as Day : null,
    ...(asks('units')(values) && values.units !== null ? { units: values.units } : {}), ...(asks('amount')(values) && values.amountCents !== null ? { amountCents: values.amountCents } : {}),
    ...(asks('share')(values) && values.percent !== null ? { percent: values.percent } : {}), ...(asks('cause')(values) && cause !== undefined ? { cause } : {}),
  }
}
