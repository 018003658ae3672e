/** Hears the ticket of the open deposit: hands it back, or takes a collected item in again. */
import { useEffect, useRef } from 'react'
import { depositsSearch } from '#renderer/features/deposits/deposits-search.ts'
import { saidTaken } from '#renderer/features/deposits/deposit-sentences.ts'
import { meaningOfScan } from '#renderer/features/deposits/second-scan.ts'
import { useDepositPaper } from '#renderer/features/deposits/use-deposit-paper.ts'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { usePreferences } from '#renderer/state/preferences.ts'
import { announce, useHas, usePlace, useScan, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'
import { ticketNumber } from '#shared/domain/deposits.ts'
import type { Id } from '#shared/kernel/ids.ts'

type TicketScans = { readonly deposit: DepositRow; readonly heldAgain: { readonly id: Id<'deposit'> } | null; readonly handedBack: (deposit: DepositRow) => void }

/** The first scan of this deposit's ticket shows what a second one within ten seconds does. */
export function useTicketScans({ deposit, heldAgain, handedBack }: TicketScans): void {
  const t = useText()
  const sentence = useTroubleSentence()
  const paper = useDepositPaper()
  const printsTicket = usePreferences((state) => state.printsTicket)
  const { search, change } = usePlace(depositsSearch)
  const [mayTake, mayHandBack] = [useHas('deposits.take'), useHas('deposits.hand-back')]
  const shownAtMs = useRef<number | null>(null)
  const isHeld = deposit.status === 'held'
  const arrive = useRef<() => void>(() => undefined)
  arrive.current = () => {
    shownAtMs.current = performance.now()
    if (isHeld && mayHandBack) change({ turn: 'hand-back' })
    else if (heldAgain !== null) change({ open: heldAgain.id })
  }
  const heldAgainId = heldAgain?.id
  // Being opened by a scan starts the ten seconds; what happens to the deposit afterwards does not.
  useEffect(() => { if (search.by === 'scan') arrive.current() }, [deposit.id, search.by, heldAgainId])
  async function takeAgain(): Promise<void> {
    const { customerId, depositor, phone, company, item, quantity, unit, place } = deposit
    const saved = await client.deposits.take({ customerId, depositor, phone, company, item, quantity, unit, place })
    announce({ text: saidTaken(t, saved) })
    if (printsTicket) paper.printTicket(saved.id)
    change({ open: saved.id, by: undefined, turn: undefined })
  }
  useScan(async (code) => {
    if (ticketNumber(code) !== deposit.number) return false
    const meaning = meaningOfScan(shownAtMs.current === null ? null : performance.now() - shownAtMs.current)
    if (meaning === 'ignore') return true
    if (meaning === 'show') { shownAtMs.current = performance.now(); change({ by: 'scan', ...(isHeld && mayHandBack ? { turn: 'hand-back' } : {}) }); return true }
    shownAtMs.current = null
    try {
      if (isHeld && mayHandBack) handedBack(await client.deposits.handBack({ id: deposit.id }))
      else if (!isHeld && mayTake && heldAgain === null) await takeAgain()
    } catch (error) {
      announce({ text: sentence(troubleOf(error)), tone: 'warn' })
    }
    return true
  })
}
