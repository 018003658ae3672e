/** Asks for what an act needs besides a key: words, a person, an earlier step; a no and a return state their reason (P07-18.3). */
import { openStepOf, stepWord } from '#renderer/features/approvals/approvals-marks.tsx'
import type { ApprovalDoing } from '#renderer/features/approvals/approvals-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Choice, FormField } from '#renderer/ui/index.ts'
import type { ApprovalPerson, ApprovalSheet } from '#shared/contract/approvals.ts'
import type { TextKey } from '#shared/text/index.ts'

type Values = { readonly to: string; readonly reason: string } & AnswerValues
/** A tick for each question of the open step. */
export type AnswerValues = { readonly [question: `answer.${string}`]: boolean }
export type WordedAct = Exclude<ApprovalDoing, 'paper'>

/** The requester as a place that it can go back to, beside the numbers of steps. */
const requester = 'requester'

const words: Readonly<Record<WordedAct, { readonly label: TextKey; readonly isRequired: boolean }>> = {
  agree: { label: 'approvals.opinion', isRequired: false }, return: { label: 'approvals.reason-return', isRequired: true }, refuse: { label: 'approvals.reason-refuse', isRequired: true },
  withdraw: { label: 'approvals.reason-withdraw', isRequired: false }, transfer: { label: 'approvals.note', isRequired: false }, delegate: { label: 'approvals.question', isRequired: true },
  answer: { label: 'approvals.my-opinion', isRequired: true }, 'add-signer': { label: 'approvals.note', isRequired: false }, 'remove-signer': { label: 'approvals.note', isRequired: false }, copy: { label: 'approvals.note', isRequired: false },
}

/** People as choices: name, and what they are. */
export function usePersonChoices() {
  const t = useText()
  return (people: readonly ApprovalPerson[]): Choice[] => people.map((person) => ({ value: person.id, label: [person.name, t(`role.${person.role}`)].join(' · ') }))
}

/** Whom or what the act names; null when it names nobody. */
function useTarget(doing: WordedAct, sheet: ApprovalSheet): { readonly label: TextKey; readonly choices: readonly Choice[] } | null {
  const t = useText()
  const loose = useLooseText()
  const toChoices = usePersonChoices()
  switch (doing) {
    case 'return': return sheet.earlierSteps.length === 0 ? null : {
      label: 'approvals.to-what-step', choices: [{ value: requester, label: t('approvals.to-requester') }, ...sheet.earlierSteps.map((step) => ({ value: String(step.position), label: stepWord(loose, step.key) }))],
    }
    case 'transfer': case 'delegate': case 'add-signer': return { label: 'approvals.to', choices: toChoices(sheet.targets) }
    case 'copy': return { label: 'approvals.to', choices: toChoices(sheet.readers) }
    case 'remove-signer': return { label: 'approvals.which-signer', choices: addedSigners(sheet).map((voice) => ({ value: voice.addedId ?? '', label: voice.name })) }
    case 'agree': case 'refuse': case 'withdraw': case 'answer': return null
  }
}

/** Further signers of the open step who have not spoken: only they can be taken off. */
export function addedSigners(sheet: ApprovalSheet) {
  return sheet.steps.filter((step) => step.status === 'open').flatMap((step) => step.voices.filter((voice) => voice.addedId !== null && voice.said === null))
}

/** Keys of the questions of the open step. */
export function questionsOf(sheet: ApprovalSheet): readonly string[] {
  return sheet.steps.find((step) => step.status === 'open')?.questions ?? []
}

/** What was ticked; a question that was left alone is answered with no. */
export function answersOf(sheet: ApprovalSheet, values: AnswerValues): Record<string, boolean> {
  return Object.fromEntries(questionsOf(sheet).map((question) => [question, values[`answer.${question}`] === true]))
}

/** A tick for each question, in the clause's order. */
export function useQuestionFields(sheet: ApprovalSheet): FormField<AnswerValues>[] {
  const loose = useLooseText()
  return questionsOf(sheet).map((question) => ({ kind: 'check', name: `answer.${question}`, label: loose(`approvals.question-${question}`) ?? question, span: 12 }))
}

function send(doing: WordedAct, sheet: ApprovalSheet, values: Values): Promise<unknown> {
  const { to, reason } = values
  const { id } = sheet.approval
  const step = openStepOf(sheet)
  // A person was picked from the sheet's own list, whose values are ids of people.
  const person = to as ApprovalPerson['id']
  switch (doing) {
    case 'agree': return client.approvals.agree({ id, step, opinion: reason, answers: answersOf(sheet, values) })
    case 'return': return to === requester ? client.approvals.return({ id, step, reason }) : client.approvals.sendBack({ id, step, to: Number(to), reason })
    case 'refuse': return client.approvals.refuse({ id, step, reason })
    case 'withdraw': return client.approvals.withdraw({ id, reason })
    case 'transfer': return client.approvals.transfer({ id, step, to: person, reason })
    case 'delegate': return client.approvals.delegate({ id, step, to: person, reason })
    case 'answer': return client.approvals.answer({ id, step, opinion: reason })
    case 'add-signer': return client.approvals.addSigner({ id, step, to: person, reason })
    case 'remove-signer': return client.approvals.removeSigner({ id, step, signer: person, reason })
    case 'copy': return client.approvals.copy({ id, to: person, reason })
  }
}

export function ApprovalForm({ doing, sheet, done }: { readonly doing: WordedAct; readonly sheet: ApprovalSheet; readonly done: () => void }) {
  const t = useText()
  const { id, number } = sheet.approval
  const target = useTarget(doing, sheet)
  const questions = useQuestionFields(sheet)
  const only = target?.choices.length === 1 ? target.choices[0]?.value : undefined
  const fields: readonly FormField<Values>[] = [
    ...(target === null ? [] : [{ kind: 'choice', name: 'to', label: t(target.label), required: true, span: 12, choices: target.choices } satisfies FormField<Values>]),
    ...(doing === 'agree' ? questions : []),
    { kind: 'lines', name: 'reason', label: t(words[doing].label), rows: 3, max: 500, enter: 'next', required: words[doing].isRequired },
  ]
  return (
    <RegisterForm<Values>
      formId={`approvals.${doing}.${id}`} title={t(`approvals.${doing}`)} initial={() => ({ to: doing === 'return' ? requester : only ?? '', reason: '' })} width="third" draft={false} once saveLabel={t(`approvals.${doing}`)} onSaved={done} onEscape={done}
      fields={fields}
      save={async (values) => { await send(doing, sheet, values); return { text: t(doing === 'return' && values.to !== requester ? 'approvals.said-send-back' : `approvals.said-${doing}`, { number }) } }}
    />
  )
}
