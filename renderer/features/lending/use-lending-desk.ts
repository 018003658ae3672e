/** What happens at the lending desk by one key or one scan: out comes back, approved goes out, on its shelf is asked for. */
import { useCallback } from 'react'
import type { LoanDoing } from '#renderer/features/lending/lending-search.ts'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { announce, useGo, useHas, useText } from '#renderer/ui/index.ts'
import type { LoanLineRow, LoanRow, ScanMeaning } from '#shared/contract/lending.ts'

export type DeskAnswers = {
  /** Shows a loan, perhaps with a form that asks what a key alone cannot tell. */
  readonly show: (loan: LoanRow, doing?: LoanDoing) => void
  readonly failed: (loan: LoanRow, error: unknown) => void
}

/** A paper whose list and count at issue disagree must be counted when it comes back. */
function needsCount(line: LoanLineRow): boolean {
  return line.state === 'out' && line.isPaper && line.pagesListed !== null && line.pagesAtIssue !== line.pagesListed
}

function lacksPages(error: unknown): boolean {
  const trouble = troubleOf(error)
  return trouble.kind === 'refused' && trouble.refusals.every((refusal) => refusal.code === 'lending.pages-missing')
}

/** The acts of the desk; each says in the quiet line what it did. */
export function useLendingDesk({ show, failed }: DeskAnswers) {
  const t = useText()
  const go = useGo()
  const mayIssue = useHas('lending.issue')
  const mayRequest = useHas('lending.request')

  const issue = useCallback(async (loan: LoanRow) => {
    try {
      const acted = await client.lending.issue({ id: loan.id })
      announce({ text: t('lending.said-issued', { number: acted.loan.number, borrower: acted.loan.borrowerName, dueDay: acted.loan.dueDay ?? '' }) })
      show(acted.loan)
    } catch (error) {
      if (lacksPages(error)) { announce({ text: t('lending.count-first'), tone: 'warn' }); show(loan, 'issue') }
      else failed(loan, error)
    }
  }, [t, show, failed])

  /** `position` null takes back everything that is out. */
  const takeBack = useCallback(async (loan: LoanRow, position: number | null) => {
    try {
      const { lines } = await client.lending.get({ id: loan.id })
      const chosen = lines.filter((line) => line.state === 'out' && (position === null || line.position === position))
      if (chosen.some(needsCount)) { announce({ text: t('lending.count-needed'), tone: 'warn' }); show(loan, 'return'); return }
      const acted = await client.lending.return({ id: loan.id, pages: chosen.map((line) => ({ position: line.position, pages: null })) })
      const items = chosen.map((line) => line.title).join(t('common.list-join'))
      announce({ text: t(acted.loan.status === 'closed' ? 'lending.said-closed' : 'lending.said-returned', { number: acted.loan.number, item: items }), correct: () => show(acted.loan, 'correct') })
      show(acted.loan)
    } catch (error) {
      failed(loan, error)
    }
  }, [t, show, failed])

  /** Does what a scan means. A person without the right to issue sees the loan instead. */
  const act = useCallback(async (found: ScanMeaning) => {
    switch (found.meaning) {
      case 'request':
        if (mayRequest) go('/lending/new', { customer: found.customerId, item: found.itemId ?? undefined })
        else go('/customers', { open: found.customerId })
        return
      case 'show':
        announce({ text: t(found.loan.status === 'requested' || found.loan.status === 'sent-back' ? 'lending.said-waiting' : 'lending.said-look', { number: found.loan.number }), tone: 'warn' })
        show(found.loan)
        return
      case 'issue':
        if (mayIssue) await issue(found.loan)
        else show(found.loan)
        return
      case 'return':
        if (mayIssue) await takeBack(found.loan, found.position)
        else show(found.loan)
    }
  }, [t, go, show, issue, takeBack, mayIssue, mayRequest])

  return { issue, takeBack, act, mayIssue, mayRequest }
}

/** What a scan means at this desk; null when the code is unknown, so that others may know it. */
export async function readScan(code: string): Promise<ScanMeaning | null> {
  return code.length > 60 ? null : client.lending.findByCode({ code })
}
