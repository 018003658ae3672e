/** Takes a mistaken handing back back; the reason is asked. */
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'

type Values = { readonly reason: string }

export function UndoHandBackForm({ deposit, leave }: { readonly deposit: DepositRow; readonly leave: () => void }) {
  const t = useText()
  const fields: readonly FormField<Values>[] = [{ kind: 'text', name: 'reason', label: t('deposits.undo-reason'), required: true, span: 12, max: 200 }]
  async function save({ reason }: Values) {
    const saved = await client.deposits.undoHandBack({ id: deposit.id, reason })
    return { text: t('deposits.said-undone', { number: saved.number }) }
  }
  return (
    <div className="dg-panel"><div className="dg-panel-head">{t('deposits.undo-hand-back')}</div><div className="dg-panel-body">
      <RegisterForm<Values> formId={`deposits.undo.${deposit.id}`} fields={fields} width="third" once initial={() => ({ reason: '' })} save={save} onSaved={leave} onEscape={leave} />
    </div></div>
  )
}
