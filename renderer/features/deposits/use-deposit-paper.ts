/** Prints tickets and labels as this PC is set up. */
import { useState } from 'react'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { usePreferences } from '#renderer/state/preferences.ts'
import { announce, printHtml, useLocale, useTroubleSentence } from '#renderer/ui/index.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type DepositPaper = { readonly title: string; readonly html: string }

/** `print` opens the print dialog at once, `show` the preview first; `paper` is what the preview shows. */
export function useDepositPaper() {
  const locale = useLocale()
  const sentence = useTroubleSentence()
  const ticketPaper = usePreferences((state) => state.ticketPaper)
  const [paper, setPaper] = useState<DepositPaper | null>(null)
  const told = (error: unknown) => { announce({ text: sentence(troubleOf(error)), tone: 'warn' }) }
  const ticketOf = (id: Id<'deposit'>) => client.deposits.ticket({ id, paper: ticketPaper, locale })
  return {
    paper,
    close: () => setPaper(null),
    printTicket: (id: Id<'deposit'>) => void ticketOf(id).then((page) => printHtml(page.html)).catch(told),
    showTicket: (id: Id<'deposit'>) => void ticketOf(id).then(setPaper).catch(told),
    showLabel: (id: Id<'deposit'>) => void client.deposits.labels({ ids: [id], locale }).then(setPaper).catch(told),
  }
}
