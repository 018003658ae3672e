/** Hands an item back: Enter for the depositor, a written-down proxy otherwise; a second scan of the same ticket, or the depositor's own card, does it too. */
import { useState } from 'react'
import { saidHandedBack } from '#renderer/features/deposits/deposit-sentences.ts'
import { isSamePerson, personOfScan } from '#renderer/features/deposits/person-of-scan.ts'
import type { ScannedPerson } from '#renderer/features/deposits/person-of-scan.ts'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { RegisterForm, announce, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'

type Values = { readonly collectorKind: 'depositor' | 'proxy'; readonly collectorName: string; readonly collectorPhone: string; readonly collectorRelation: string }

type HandBackFormProps = { readonly deposit: DepositRow; readonly wasScanned: boolean; readonly done: (deposit: DepositRow) => void; readonly leave: () => void }

export function HandBackForm({ deposit, wasScanned, done, leave }: HandBackFormProps) {
  const t = useText()
  const sentence = useTroubleSentence()
  const [proxy, setProxy] = useState<ScannedPerson | null>(null)
  const byProxy = (values: Values) => values.collectorKind === 'proxy'
  const fields: readonly FormField<Values>[] = [
    { kind: 'choice', name: 'collectorKind', label: t('deposits.who-collects'), required: true, span: 12, choices: [{ value: 'depositor', label: t('deposits.collects-depositor', { name: deposit.depositor }), initials: 'br' }, { value: 'proxy', label: t('deposits.collects-proxy') }] },
    { kind: 'text', name: 'collectorName', label: t('deposits.collector'), required: true, span: 4, max: 60, when: byProxy },
    { kind: 'phone', name: 'collectorPhone', label: t('deposits.collector-phone'), required: true, span: 4, when: byProxy },
    { kind: 'text', name: 'collectorRelation', label: t('deposits.collector-relation'), hint: t('deposits.relation-hint'), required: true, span: 12, max: 40, when: byProxy },
  ]
  async function save(values: Values) {
    const saved = await client.deposits.handBack({ id: deposit.id, ...values })
    return { deposit: saved, text: saidHandedBack(t, saved) }
  }
  /** The depositor's own card hands back at once; another person's card writes the proxy down, the relation is still asked. */
  async function takeCard(code: string): Promise<boolean> {
    const person = await personOfScan(code)
    if (person === null) return false
    if (!isSamePerson(person, deposit)) setProxy(person)
    else await client.deposits.handBack({ id: deposit.id }).then(done, (error: unknown) => { announce({ text: sentence(troubleOf(error)), tone: 'warn' }) })
    return true
  }
  return (
    <div className="dg-panel"><div className="dg-panel-head">{t('deposits.hand-back')}</div><div className="dg-panel-body">
      <RegisterForm<Values, Awaited<ReturnType<typeof save>>>
        key={proxy?.name} formId={`deposits.hand-back.${deposit.id}${proxy === null ? '' : '.card'}`} fields={fields} width="third" once quiet saveLabel={t('deposits.hand-back-do')} save={save} onSaved={({ deposit: saved }) => done(saved)} onEscape={leave} onScan={takeCard}
        {...(proxy === null ? {} : { prefill: { collectorKind: 'proxy', collectorName: proxy.name, collectorPhone: proxy.phone } })}
        initial={() => ({ collectorKind: 'depositor', collectorName: '', collectorPhone: '', collectorRelation: '' })}
        aside={wasScanned ? <p className="dg-quiet" style={{ fontSize: 13 }}>{t('deposits.scan-again')}</p> : undefined}
      />
    </div></div>
  )
}
