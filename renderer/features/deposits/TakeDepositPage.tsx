/** Takes an item in: whose, what, where; then its number, its ticket, and the next one. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { saidTaken } from '#renderer/features/deposits/deposit-sentences.ts'
import { depositFields } from '#renderer/features/deposits/deposit-fields.ts'
import { emptyWords, inputOf } from '#renderer/features/deposits/deposit-words.ts'
import type { DepositValues } from '#renderer/features/deposits/deposit-words.ts'
import { takeSearch } from '#renderer/features/deposits/deposits-search.ts'
import { personOfScan } from '#renderer/features/deposits/person-of-scan.ts'
import { RecentDeposits } from '#renderer/features/deposits/RecentDeposits.tsx'
import { TicketChoice } from '#renderer/features/deposits/TicketChoice.tsx'
import { useDepositPaper } from '#renderer/features/deposits/use-deposit-paper.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { usePreferences } from '#renderer/state/preferences.ts'
import { Page, RegisterForm, Skeleton, useGo, useHas, useKeys, usePlace, useText } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function TakeDepositPage() {
  const t = useText()
  const { search } = usePlace(takeSearch)
  const places = useQuery(orpc.deposits.listPlaces.queryOptions({ input: {} }))
  // The archive answers "no such record" to an address that is no id; the form then opens empty.
  const again = useQuery(orpc.deposits.get.queryOptions({ input: { id: (search.again ?? '') as Id<'deposit'> }, enabled: search.again !== undefined }))
  const isReady = !places.isPending && (search.again === undefined || !again.isPending)
  return (
    <Page title={t('deposits.take')}>
      {isReady ? <TakeForm key={search.again} places={places.data?.rows ?? []} again={again.data?.deposit} /> : <Skeleton />}
    </Page>
  )
}

function TakeForm({ places, again }: { readonly places: readonly string[]; readonly again: DepositRow | undefined }) {
  const t = useText()
  const go = useGo()
  const paper = useDepositPaper()
  const printsTicket = usePreferences((state) => state.printsTicket)
  const readsCustomers = useHas('customers.read')
  const [lastPlace, setLastPlace] = useState(places[0] ?? '')
  const [last, setLast] = useState<DepositRow | null>(null)
  useKeys(last === null ? [] : [{ key: 'Ctrl+P', label: t('deposits.print-ticket'), run: () => paper.printTicket(last.id) }])

  async function save(values: DepositValues) {
    const saved = await client.deposits.take(await inputOf(values))
    setLast(saved)
    setLastPlace(saved.place)
    if (printsTicket) paper.printTicket(saved.id)
    return { deposit: saved, subject: saved.id, text: saidTaken(t, saved) }
  }
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 340px', gap: 20, alignItems: 'start' }}>
      <RegisterForm<DepositValues, Awaited<ReturnType<typeof save>>>
        formId="deposits.take" fields={depositFields(t, { places, readsCustomers })} save={save}
        initial={() => (again === undefined ? emptyWords(lastPlace, t('deposits.default-unit')) : { ...emptyWords(again.place, again.unit), depositor: again.depositor, phone: again.phone, company: again.company, customerId: again.customerId, item: again.item, quantity: again.quantity })}
        onSaved={({ deposit }, _values, mode) => { if (mode === 'close') go('/deposits', { open: deposit.id }) }} onCorrect={({ deposit }) => go(`/deposits/${deposit.id}/correct`)}
        onScan={(code, fill) => fillFromScan(code, fill)} aside={<TicketChoice />}
      />
      <RecentDeposits last={last} />
    </div>
  )
}

/** A visitor's badge or a customer file's number names the depositor; an earlier ticket names the item too. Anything else is not for this form. */
async function fillFromScan(code: string, fill: (patch: Partial<DepositValues>) => void): Promise<boolean> {
  const earlier = await client.deposits.findByNumber({ number: code.slice(0, 40) })
  if (earlier !== null) {
    // A ticket of an item that is here is about handing it back, not about this form.
    if (earlier.status === 'held') return false
    fill({ depositor: earlier.depositor, phone: earlier.phone, company: earlier.company, customerId: earlier.customerId, item: earlier.item, quantity: earlier.quantity, unit: earlier.unit })
    return true
  }
  const person = await personOfScan(code)
  if (person === null) return false
  fill({ depositor: person.name, phone: person.phone, company: person.company, customerId: person.customerId })
  return true
}
