/** Asks for the words of an act: an opinion may be given, a no and a return state their reason (P07-18.3). */
import { openStepOf } from '#renderer/features/approvals/approvals-marks.tsx'
import type { ApprovalDoing } from '#renderer/features/approvals/approvals-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useText } from '#renderer/ui/index.ts'
import type { ApprovalSheet } from '#shared/contract/approvals.ts'

type Values = { readonly reason: string }

const labels = { agree: 'approvals.opinion', return: 'approvals.reason-return', refuse: 'approvals.reason-refuse', withdraw: 'approvals.reason-withdraw' } as const

export function ApprovalForm({ doing, sheet, done }: { readonly doing: ApprovalDoing; readonly sheet: ApprovalSheet; readonly done: () => void }) {
  const t = useText()
  const { id, number } = sheet.approval
  const step = openStepOf(sheet)
  const send = ({ reason }: Values): Promise<unknown> => {
    switch (doing) {
      case 'agree': return client.approvals.agree({ id, step, opinion: reason })
      case 'return': return client.approvals.return({ id, step, reason })
      case 'refuse': return client.approvals.refuse({ id, step, reason })
      case 'withdraw': return client.approvals.withdraw({ id, reason })
    }
  }
  return (
    <RegisterForm<Values>
      formId={`approvals.${doing}.${id}`} title={t(`approvals.${doing}`)} initial={() => ({ reason: '' })} width="third" draft={false} once saveLabel={t(`approvals.${doing}`)} onSaved={done} onEscape={done}
      fields={[{ kind: 'lines', name: 'reason', label: t(labels[doing]), rows: 3, max: 500, enter: 'next', required: doing === 'return' || doing === 'refuse' }]}
      save={async (values) => { await send(values); return { text: t(`approvals.said-${doing}`, { number }) } }}
    />
  )
}
