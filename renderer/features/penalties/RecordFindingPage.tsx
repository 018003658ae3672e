/** Records a violation: which clause, who, when, what was seen; the penalty is proposed at once. */
import { emptyFinding, findingFields, inputOf } from '#renderer/features/penalties/finding-fields.ts'
import type { FindingValues } from '#renderer/features/penalties/finding-fields.ts'
import { money } from '#renderer/features/penalties/penalty-words.ts'
import { client } from '#renderer/rpc/index.ts'
import { Page, RegisterForm, useGo, useHas, useLocale, useSession, useText } from '#renderer/ui/index.ts'

export function RecordFindingPage() {
  const t = useText()
  const locale = useLocale()
  const go = useGo()
  const readsAll = useHas('penalties.read')
  const today = useSession((state) => state.status?.today)
  return (
    <Page title={t('penalties.record')}>
      <RegisterForm<FindingValues>
        formId="penalties.record" fields={findingFields(t, locale)} initial={() => emptyFinding(today ?? '')}
        save={async (values) => {
          const saved = await client.penalties.record(inputOf(values))
          return { number: saved.number, subject: saved.id, text: `${saved.number} ${saved.personName} ${money(saved.amountCents)}` }
        }}
        onSaved={(saved, _values, mode) => { if (mode === 'close') go(readsAll ? '/penalties' : '/penalties/mine', { open: saved.subject }) }}
      />
    </Page>
  )
}
