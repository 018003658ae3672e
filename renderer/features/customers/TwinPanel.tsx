/** Files that may be the same customer, beside the form while the name is typed: seen, never in the way. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { inputOf } from '#renderer/features/customers/customer-form-values.ts'
import type { CustomerFormValues } from '#renderer/features/customers/customer-form-values.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { StatusTag, useGo, useText } from '#renderer/ui/index.ts'
import type { Twin } from '#shared/contract/customers.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** The hand rests this long before the archive is asked. */
const restMs = 180

type Probe = { readonly name: string; readonly creditCode: string; readonly idNumber: string; readonly phones: string[] }

export function TwinPanel({ typed, exceptId }: { readonly typed: CustomerFormValues; readonly exceptId: Id<'customer'> | null }) {
  const t = useText()
  const go = useGo()
  const probe = useRested(probeOf(typed))
  const isEmpty = probe.name === '' && probe.creditCode === '' && probe.idNumber === '' && probe.phones.length === 0
  const twins = useQuery({ ...orpc.customers.findTwins.queryOptions({ input: { ...probe, exceptId } }), enabled: !isEmpty })
  const rows = isEmpty ? [] : twins.data?.rows ?? []
  // The region is always there, so that a screen reader hears when it fills.
  return (
    <aside aria-live="polite" data-testid="twins">
      {rows.length > 0 && <div className="dg-panel">
        <div className="dg-panel-head">{t('customers.twins')}<span className="dg-count">{rows.length}</span></div>
        {rows.map((twin) => <TwinLine key={twin.id} twin={twin} open={() => go(`/customers/${twin.id}`)} />)}
        <div className="dg-panel-body dg-quiet" style={{ fontSize: 12 }}>{t('customers.twins-kept')}</div>
      </div>}
    </aside>
  )
}

function TwinLine({ twin, open }: { readonly twin: Twin; readonly open: () => void }) {
  const t = useText()
  return (
    <button type="button" className="dg-line" onClick={open}>
      <span className="dg-grow">{twin.name}
        <span className="dg-row" style={{ gap: 4 }}><span className="dg-quiet dg-number" style={{ fontSize: 12 }}>{twin.number}</span>{twin.reasons.map((reason) => <StatusTag key={reason} tone="warn">{t(`customers.twin.${reason}`)}</StatusTag>)}</span>
      </span>
    </button>
  )
}

function probeOf(values: CustomerFormValues): Probe {
  const { name, creditCode, idNumber, contacts } = inputOf(values)
  return { name: name.trim().slice(0, 120), creditCode: creditCode.trim().slice(0, 40), idNumber: idNumber.trim().slice(0, 40), phones: contacts.flatMap((contact) => contact.phones.map((phone) => phone.slice(0, 40))).slice(0, 20) }
}

/** The value as it was when the hand last rested. */
function useRested<Value>(value: Value): Value {
  const text = JSON.stringify(value)
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs)
    return () => clearTimeout(timer)
  }, [text])
  // What was written from a value reads back as that value.
  return JSON.parse(rested) as Value
}
