/** Closes a file or opens it again; the reason goes into the book. */
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useGo, useText } from '#renderer/ui/index.ts'
import type { CustomerFile } from '#shared/contract/customers.ts'

type Values = { readonly reason: string }

export function TurnForm({ customer, action, done }: { readonly customer: CustomerFile; readonly action: 'close' | 'reopen'; readonly done: () => void }) {
  const t = useText()
  const go = useGo()
  const { id, number } = customer
  return (
    <RegisterForm<Values>
      formId={`customers.${action}.${id}`} title={t(`customers.${action}-title`, { number })} draft={false} once saveLabel={t(`customers.${action}-file`)} initial={() => ({ reason: '' })}
      fields={[{ kind: 'text', name: 'reason', label: t('customers.reason'), required: true, max: 200, span: 12 }]}
      save={async ({ reason }) => { await client.customers[action]({ id, reason }); return { number } }}
      onSaved={done} onEscape={done}
      remedies={{
        'customers.go-on': { run: done }, 'customers.reopen': { run: () => go(`/customers/${id}`, { turn: 'reopen' }) },
        'customers.take-back-first': { run: () => go(`/customers/${id}`, { tab: 'movements' }) },
      }}
    />
  )
}
