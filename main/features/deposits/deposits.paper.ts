/** The papers of a deposit: the ticket in two halves, and labels for the items. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { findDeposits } from '#main/features/deposits/deposits.repository.ts'
import { getDeposit } from '#main/features/deposits/deposits.service.ts'
import { depositTicket } from '#main/mechanisms/documents/deposit-ticket.ts'
import { documentHtml } from '#main/mechanisms/documents/document.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { itemLabels } from '#main/mechanisms/documents/item-label.ts'
import type { DepositLabelsInput, TicketInput } from '#shared/contract/deposits.ts'
import { NotFoundError } from '#shared/domain/refusal.ts'

export type PaperPage = { readonly title: string; readonly html: string }

function pageOf(document: PrintableDocument): PaperPage {
  return { title: document.title, html: documentHtml(document) }
}

/** The ticket of one deposit as it reads now; `office` stands on both halves. */
export async function printTicket(reader: Reader, office: string, { id, paper, locale }: TicketInput): Promise<PaperPage> {
  return pageOf(depositTicket({ office, ...(await getDeposit(reader, id)) }, { paper, locale }))
}

/** Labels in the order asked for. */
export async function printDepositLabels(reader: Reader, { ids, paper, skip, locale }: DepositLabelsInput): Promise<PaperPage> {
  const deposits = await findDeposits(reader, ids)
  if (deposits.length === 0) throw new NotFoundError('deposit')
  const labels = deposits.map((deposit) => ({
    number: deposit.number, title: `${deposit.item} × ${String(deposit.quantity)} ${deposit.unit}`, subtitle: [deposit.depositor, deposit.company].filter((part) => part !== '').join(' · '), place: deposit.place, secrecy: '',
  }))
  return pageOf(itemLabels(labels, { paper, skip, locale }))
}
