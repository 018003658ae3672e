/** The fields of a visit in the order of the conversation: who, telephone, whom to see; everything else is preset or for whoever knows it. */
import { findPeople, suggestHosts, suggestionOf } from '#renderer/features/desk/desk-people.ts'
import { classOf, levelOf } from '#renderer/features/desk/visit-values.ts'
import type { VisitValues } from '#renderer/features/desk/visit-values.ts'
import { matchChoices } from '#renderer/ui/index.ts'
import type { FormField, Translate } from '#renderer/ui/index.ts'
import { isBelowProposed } from '#shared/domain/reception-levels.ts'
import type { ReceptionLevel } from '#shared/domain/reception-levels.ts'
import { costOverCeiling, escortsFor, visitorClasses } from '#shared/domain/visits.ts'
import type { ReceptionRules } from '#shared/domain/visits.ts'

type Field = FormField<VisitValues>

/** What most people come for; anything else is typed. */
const purposes = ['talk', 'interview', 'enquiry', 'deliver', 'collect', 'pay', 'tour', 'repair', 'sign', 'complaint'] as const

/** `typed` is what stands in the form now: hints follow the head count and the class, by today's rules once they are known. `corrects` shows the times as they are. */
export function visitFields(t: Translate, typed: VisitValues, corrects: { readonly hasLeft: boolean } | null, rules: ReceptionRules | null, proposed: ReceptionLevel | null): readonly Field[] {
  return [...askedFields(t, corrects !== null), ...levelFields(t, proposed), ...knownFields(t, corrects !== null), ...receptionFields(t, typed, rules), ...(corrects === null ? [] : correctionFields(t, corrects.hasLeft))]
}

function askedFields(t: Translate, corrects: boolean): readonly Field[] {
  return [
    {
      kind: 'suggest', name: 'visitor', label: t('desk.visitor'), required: true, max: 60, span: 3, unpick: { customerId: null },
      load: async (text, signal) => (await findPeople(text, t, signal)).map((person) => suggestionOf<VisitValues>(person, {
        visitor: person.name, phone: person.phone, company: person.company, customerId: person.customerId, idNumber: person.idNumber, host: person.host, purpose: person.purpose, visitorClass: person.visitorClass,
      })),
    },
    // A number of an old line may be incomplete; a correction of something else must not stumble over it.
    { kind: corrects ? 'text' : 'phone', name: 'phone', label: t('desk.phone'), span: 3 },
    { kind: 'suggest', name: 'host', label: t('desk.host'), max: 60, span: 3, load: (text, signal) => suggestHosts<VisitValues>(text, 'host', signal) },
  ]
}

/** Only a key customer's visit shows the level, and only a lower one asks why (P19-C.1): nobody else's form gains a field. */
function levelFields(t: Translate, proposed: ReceptionLevel | null): readonly Field[] {
  if (proposed !== 'vip') return []
  return [
    { kind: 'choice', name: 'receptionLevel', label: t('desk.reception-level'), span: 3, preset: true, choices: [{ value: '', label: `${t('desk.level.proposed')} · ${t('desk.level.vip')}` }, { value: 'standard', label: t('desk.level.standard') }] },
    { kind: 'text', name: 'receptionReason', label: t('desk.reception-reason'), max: 120, span: 6, required: true, when: (values) => isBelowProposed(levelOf(values.receptionLevel), proposed) },
  ]
}

function knownFields(t: Translate, corrects: boolean): readonly Field[] {
  const words = purposes.map((purpose) => ({ value: purpose, label: t(`desk.purpose.${purpose}`) }))
  const fields: readonly Field[] = [
    { kind: 'suggest', name: 'purpose', label: t('desk.purpose'), max: 120, load: async (text) => matchChoices(words, text).map(({ value, label }) => ({ key: value, label, fills: { purpose: label } })) },
    { kind: 'text', name: 'company', label: t('desk.company'), max: 120, span: 6 },
    { kind: 'number', name: 'people', label: t('desk.people'), min: 1, maxValue: 999, whole: true, unit: t('desk.people-unit'), required: true },
    { kind: 'moment', name: 'arrivedAt', label: t('desk.arrived-at'), required: corrects },
    { kind: 'text', name: 'badge', label: t('desk.badge-number'), max: 40, latin: true },
    { kind: 'text', name: 'idNumber', label: t('desk.id-number'), max: 40, latin: true },
    { kind: 'choice', name: 'visitorClass', label: t('desk.visitor-class'), choices: visitorClasses.map((value) => ({ value, label: t(`desk.class.${value}`), initials: value.toLowerCase() })) },
  ]
  return fields.map((field) => ({ span: 3, ...field, preset: true }))
}

function receptionFields(t: Translate, typed: VisitValues, rules: ReceptionRules | null): readonly Field[] {
  const people = typed.people ?? 1
  const visitorClass = classOf(typed.visitorClass)
  const table = rules === null ? null : escortsFor(people, rules)
  const over = rules === null ? null : costOverCeiling({ visitorClass, people, costCents: typed.costCents }, rules)
  const fields: readonly Field[] = [
    { kind: 'number', name: 'escorts', label: t('desk.escorts'), min: 0, maxValue: 99, whole: true, unit: t('desk.people-unit'), ...(table === null ? {} : { hint: t(table.orMore ? 'desk.escorts-hint-more' : 'desk.escorts-hint', { n: table.escorts }) }) },
    {
      kind: 'money', name: 'costCents', label: t('desk.cost'), min: 0, maxValue: 100_000_000,
      ...(rules === null ? {} : { hint: over === null ? t('desk.cost-hint', { class: visitorClass, ceiling: rules.ceilingCents[visitorClass] / 100 }) : t('desk.cost-over', { perPerson: over.perPersonCents / 100, ceiling: over.ceilingCents / 100 }) }),
    },
    { kind: 'text', name: 'costReason', label: t('desk.cost-reason'), max: 120, when: (values) => values.costReason !== '' || over !== null },
    { kind: 'lines', name: 'note', label: t('desk.note'), rows: 2, max: 1000, span: 6 },
  ]
  return fields.map((field) => ({ span: 3, ...field, preset: true }))
}

function correctionFields(t: Translate, hasLeft: boolean): readonly Field[] {
  return [
    { kind: 'moment', name: 'leftAt', label: t('desk.left-at'), span: 3, preset: true, placeholder: t('desk.unchanged'), hint: t('desk.left-at-unchanged') },
    ...(hasLeft ? [{ kind: 'check', name: 'stillInside', label: t('desk.still-inside-check'), span: 3, preset: true } as const] : []),
    { kind: 'text', name: 'reason', label: t('desk.reason'), required: true, max: 200, span: 9 },
  ]
}
