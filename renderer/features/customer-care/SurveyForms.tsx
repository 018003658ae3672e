/** Beginning a survey, and entering a revisit with the customer's answer. */
import { suggestCustomers } from '#renderer/features/customer-care/care-suggestions.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { Survey } from '#shared/contract/customer-care.ts'
import { surveyScores } from '#shared/domain/customer-surveys.ts'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function OpenSurveyForm({ done }: { readonly done: () => void }) {
  const t = useText()
  return (
    <RegisterForm<{ readonly title: string }>
      formId="customer-care.survey" title={t('customer-care.open-survey')} width="third" draft={false} once fields={[{ kind: 'text', name: 'title', label: t('customer-care.survey-title'), required: true, max: 80, span: 12 }]} initial={() => ({ title: '' })} onSaved={done} onEscape={done}
      save={async ({ title }) => { const { number } = await client['customer-care'].openSurvey({ title }); return { number } }}
    />
  )
}

type Values = { readonly customer: string; readonly filingId: string; readonly surveyId: string; readonly day: string; readonly score: string; readonly isVisit: boolean; readonly words: string }
type AnswerFormProps = { readonly surveys: readonly Survey[]; readonly known: { readonly filingId: string; readonly customer: string } | null; readonly done: () => void }

export function AnswerForm({ surveys, known, done }: AnswerFormProps) {
  const t = useText()
  // The day of a session is one of the calendar.
  const today = (useSession((state) => state.status?.today) ?? '') as Day
  const fields: readonly FormField<Values>[] = [
    { kind: 'suggest', name: 'customer', label: t('customer-care.customer'), required: true, strict: true, span: 12, max: 120, preset: known !== null, unpick: { filingId: '' }, load: suggestCustomers<Values> },
    { kind: 'choice', name: 'score', label: t('customer-care.score'), required: true, span: 12, choices: surveyScores.map((score) => ({ value: String(score), label: t(`customer-care.score.${score}`), initials: String(score) })) },
    { kind: 'lines', name: 'words', label: t('customer-care.words'), rows: 3, max: 1000, span: 12 },
    { kind: 'check', name: 'isVisit', label: t('customer-care.is-visit'), span: 6, preset: true }, { kind: 'day', name: 'day', label: t('customer-care.day'), required: true, span: 6, preset: true },
    { kind: 'choice', name: 'surveyId', label: t('customer-care.survey-title'), required: true, span: 12, preset: true, choices: surveys.map((survey) => ({ value: survey.id, label: survey.title })) },
  ]
  return (
    <RegisterForm<Values>
      formId="customer-care.answer" title={t('customer-care.answer')} width="third" fields={fields} onEscape={done} onSaved={(_saved, _values, mode) => { if (mode === 'close') done() }}
      initial={() => ({ customer: known?.customer ?? '', filingId: known?.filingId ?? '', surveyId: surveys[0]?.id ?? '', day: today, score: '', isVisit: true, words: '' })}
      save={async (values) => {
        // A picked customer and a chosen survey filled the ids in.
        const survey = await client['customer-care'].answer({ surveyId: values.surveyId as Id<'survey'>, filingId: values.filingId as Id<'filing'>, day: isDay(values.day) ? values.day : null, score: Number(values.score), isVisit: values.isVisit, words: values.words })
        return { number: survey.number, text: values.customer }
      }}
    />
  )
}
