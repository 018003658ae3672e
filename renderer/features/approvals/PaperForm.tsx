/** Brings a signed sheet back: its code by scan or by hand, who signed, what the signature says, and a photo of the paper when there is one. */
import { answersOf, usePersonChoices, useQuestionFields } from '#renderer/features/approvals/ApprovalForm.tsx'
import type { AnswerValues } from '#renderer/features/approvals/ApprovalForm.tsx'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, photoFile, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { ApprovalPerson, ApprovalSheet } from '#shared/contract/approvals.ts'

type Values = { readonly code: string; readonly signerId: string; readonly says: 'agree' | 'refuse'; readonly reason: string; readonly photo: string } & AnswerValues

export function PaperForm({ sheet, code, done }: { readonly sheet: ApprovalSheet; readonly code: string | undefined; readonly done: () => void }) {
  const t = useText()
  const toChoices = usePersonChoices()
  const questions = useQuestionFields(sheet)
  const { id, number } = sheet.approval
  const signers = toChoices(sheet.signers)
  const only = signers.length === 1 ? signers[0]?.value ?? '' : ''
  async function save(values: Values) {
    const file = photoFile(values.photo, `${number}.jpg`)
    const attachmentId = file === null ? null : (await client.attachments.put({ purpose: 'approval-paper', file })).id
    // The signer was picked from the sheet's own list, whose values are ids of people.
    await client.approvals.enterPaper({ id, code: values.code, signerId: values.signerId as ApprovalPerson['id'], says: values.says, reason: values.reason, answers: values.says === 'agree' ? answersOf(sheet, values) : {}, attachmentId })
    return { text: t('approvals.said-paper', { number }) }
  }
  return (
    <RegisterForm<Values>
      formId={`approvals.paper.${id}`} title={t('approvals.paper')} width="third" draft={false} once saveLabel={t('approvals.paper')} onSaved={done} onEscape={done} save={save}
      initial={() => ({ code: '', signerId: only, says: 'agree', reason: '', photo: '' })} {...(code === undefined ? {} : { prefill: { code } })}
      onScan={(text, fill) => { fill({ code: text.toUpperCase() }); return true }}
      fields={[
        { kind: 'text', name: 'code', label: t('approvals.code'), hint: t('approvals.code-hint'), required: true, max: 60, span: 12, latin: true },
        { kind: 'choice', name: 'signerId', label: t('approvals.signed-by'), required: true, span: 12, choices: signers },
        { kind: 'choice', name: 'says', label: t('approvals.paper-says'), required: true, span: 12, preset: true, choices: [{ value: 'agree', label: t('approvals.done-agree') }, { value: 'refuse', label: t('approvals.done-refuse') }] },
        ...questions.map((question): FormField<Values> => ({ ...question, when: (values: Values) => values.says === 'agree' })),
        { kind: 'lines', name: 'reason', label: t('approvals.paper-opinion'), rows: 2, max: 500, enter: 'next', preset: true },
        { kind: 'photo', name: 'photo', label: t('approvals.paper-scan'), span: 12, preset: true },
      ]}
    />
  )
}
