/** The fields of a finding: only what the chosen clauses measure by is asked for. */
import { costOf } from '#renderer/features/penalties/penalty-words.ts'
import { client } from '#renderer/rpc/index.ts'
import type { FormField, Suggestion, Translate } from '#renderer/ui/index.ts'
import type { FindingInput, Violation } from '#shared/contract/penalties.ts'
import type { FindingNeed } from '#shared/domain/penalty-findings.ts'
import { penaltyCauses } from '#shared/domain/penalties.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { Locale } from '#shared/text/index.ts'

/** `needs` and `alsoNeeds` are those of the chosen clauses, joined by blanks. */
export type FindingValues = {
  readonly violation: string; readonly clause: string; readonly needs: string; readonly also: string; readonly alsoClause: string; readonly alsoNeeds: string
  readonly personName: string; readonly personId: string | null; readonly day: string; readonly units: number | null; readonly amountCents: number | null; readonly percent: number | null
  readonly sinceDay: string; readonly cause: string; readonly correctedOn: string; readonly evidence: string
}

export function emptyFinding(today: string): FindingValues {
  return { violation: '', clause: '', needs: '', also: '', alsoClause: '', alsoNeeds: '', personName: '', personId: null, day: today, units: 1, amountCents: null, percent: null, sinceDay: '', cause: '', correctedOn: '', evidence: '' }
}

const asks = (need: FindingNeed) => ({ needs, alsoNeeds }: FindingValues) => `${needs} ${alsoNeeds}`.split(' ').includes(need)

type Fills = (violation: Violation, label: string) => Partial<FindingValues>
function loadViolations(t: Translate, locale: Locale, fills: Fills) {
  return async (typed: string, signal: AbortSignal): Promise<readonly Suggestion<FindingValues>[]> => {
    const { rows } = await client.penalties.violations({ typed: typed.slice(0, 80) }, { signal })
    return rows.map((violation) => ({ key: violation.clause, label: violation[locale], detail: `${violation.clause}  ${costOf(t, violation)}`, fills: fills(violation, violation[locale]) }))
  }
}

async function loadPeople(typed: string, signal: AbortSignal): Promise<readonly Suggestion<FindingValues>[]> {
  const { rows } = await client.penalties.suggestPeople({ typed: typed.slice(0, 60) }, { signal })
  return rows.map(({ personId, personName, department }) => ({ key: personId ?? personName, label: personName, detail: department, fills: { personId, personName } }))
}

/** The form's fields in the order in which one tells it: what, who, when, how much, what was seen. */
export function findingFields(t: Translate, locale: Locale): readonly FormField<FindingValues>[] {
  return [
    {
      kind: 'suggest', name: 'violation', label: t('penalties.violation'), required: true, strict: true, span: 12, placeholder: t('penalties.violation-placeholder'), hint: t('penalties.violation-hint'), max: 300, unpick: { clause: '', needs: '' },
      load: loadViolations(t, locale, ({ clause, needs }, violation) => ({ clause, violation, needs: needs.join(' ') })),
    },
    { kind: 'suggest', name: 'personName', label: t('penalties.person'), required: true, span: 6, max: 60, load: loadPeople, unpick: { personId: null } },
    { kind: 'day', name: 'day', label: t('penalties.day'), required: true, span: 3, preset: true },
    { kind: 'number', name: 'units', label: t('penalties.units'), required: true, span: 3, min: 1, maxValue: 9_999, whole: true, when: asks('units') },
    { kind: 'money', name: 'amountCents', label: t('penalties.documented'), required: true, span: 6, hint: t('penalties.documented-hint'), min: 1, when: asks('amount') },
    { kind: 'number', name: 'percent', label: t('penalties.percent'), required: true, span: 3, min: 1, maxValue: 100, whole: true, when: asks('share') },
    { kind: 'day', name: 'sinceDay', label: t('penalties.since'), required: true, span: 6, hint: t('penalties.since-hint'), when: asks('since') },
    { kind: 'choice', name: 'cause', label: t('penalties.cause'), required: true, span: 6, choices: penaltyCauses.map((value) => ({ value, label: t(`penalties.cause.${value}`) })), when: asks('cause') },
    { kind: 'lines', name: 'evidence', label: t('penalties.evidence'), required: true, span: 12, rows: 3, max: 1_000, enter: 'next' },
    { kind: 'day', name: 'correctedOn', label: t('penalties.corrected-on'), span: 6, preset: true, hint: t('penalties.not-corrected'), when: asks('corrected') },
    {
      kind: 'suggest', name: 'also', label: t('penalties.also'), strict: true, span: 12, preset: true, max: 300, unpick: { alsoClause: '', alsoNeeds: '' },
      load: loadViolations(t, locale, ({ clause, needs }, also) => ({ alsoClause: clause, also, alsoNeeds: needs.join(' ') })),
    },
  ]
}

/** The form has checked its days, the suggestions its ids and the choice its causes. */
export function inputOf(values: FindingValues): FindingInput {
  const cause = penaltyCauses.find((each) => each === values.cause)
  return {
    clauses: [values.clause, values.alsoClause].filter((clause) => clause !== ''), personId: values.personId as Id<'user'> | null, personName: values.personName, day: values.day as Day, evidence: values.evidence,
    sinceDay: asks('since')(values) && values.sinceDay !== '' ? values.sinceDay as Day : null, correctedOn: asks('corrected')(values) && values.correctedOn !== '' ? values.correctedOn as Day : null,
    ...(asks('units')(values) && values.units !== null ? { units: values.units } : {}), ...(asks('amount')(values) && values.amountCents !== null ? { amountCents: values.amountCents } : {}),
    ...(asks('share')(values) && values.percent !== null ? { percent: values.percent } : {}), ...(asks('cause')(values) && cause !== undefined ? { cause } : {}),
  }
}
