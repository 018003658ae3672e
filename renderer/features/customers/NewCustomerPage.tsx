/** Opens a file: name, Enter, telephone, Enter. */
import { CustomerForm } from '#renderer/features/customers/CustomerForm.tsx'
import { emptyCustomer, followUpOf, inputOf } from '#renderer/features/customers/customer-form-values.ts'
import { client } from '#renderer/rpc/index.ts'
import { Page, useGo, useText } from '#renderer/ui/index.ts'

export function NewCustomerPage() {
  const t = useText()
  const go = useGo()
  return (
    <Page title={t('customers.open')}>
      <CustomerForm
        formId="customers.open" initial={() => emptyCustomer}
        save={async (values) => {
          const { customer, twins, followUp } = await client.customers.open({ ...inputOf(values), followUp: followUpOf(values), confirmedTwin: values.confirmedTwin })
          const notes = [
            ...(followUp === null ? [] : [t('customers.saved-follow-up', { number: followUp.number, day: followUp.dueDay ?? '' })]),
            ...(twins.length === 0 ? [] : [t('customers.saved-twins', { twins: twins.map((twin) => `${twin.number} ${twin.name}`).join(t('common.list-join')) })]),
          ]
          const text = notes.length === 0 ? undefined : [t('form.saved-number', { number: customer.number }), ...notes].join(t('common.clause-join'))
          return { number: customer.number, subject: customer.id, text }
        }}
        onSaved={(saved, _values, mode) => { if (mode === 'close' && saved.subject !== undefined) go('/customers', { open: saved.subject }) }}
        onCorrect={(saved) => { if (saved.subject !== undefined) go(`/customers/${saved.subject}/correct`) }}
      />
    </Page>
  )
}
