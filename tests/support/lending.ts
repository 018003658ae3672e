/** Files, requests and approvals for tests of the lending desk, through the operations that the desk itself uses. */
import type { Client, TestOffice } from '#tests/support/office.ts'
import type { CustomerItem, CustomerItemInput } from '#shared/contract/customers.ts'
import type { LoanRequestInput, LoanRow } from '#shared/contract/lending.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type FileWithItems = { readonly customerId: Id<'customer'>; readonly number: string; readonly items: readonly CustomerItem[] }
export type ItemToAdd = Partial<CustomerItemInput> & { readonly title: string }
type Request = Partial<LoanRequestInput> & Pick<LoanRequestInput, 'customerId' | 'itemIds' | 'purpose' | 'reason' | 'borrowerName'>

let filesOpened = 0

/** Opens a file and lists documents of twelve pages on it. */
export async function openFile(office: TestOffice, items: readonly ItemToAdd[] = [{ title: '合同' }], secrecy: SecrecyLevel = 'internal'): Promise<FileWithItems> {
  const archivist = await office.as('archive-administrator')
  filesOpened += 1
  const { customer } = await archivist.customers.open({ name: `测试客户${String(filesOpened)}`, category: 'general', secrecy })
  const added: CustomerItem[] = []
  for (const item of items) added.push(await archivist.customers.addItem({ customerId: customer.id, pages: 12, ...item }))
  return { customerId: customer.id, number: customer.number, items: added }
}

/** A paper that the borrower's unit stamped and its head signed long ago: the request begins at the review. */
export const stampedPaper = { stamped: true, headName: '测试主管', signedDay: toDay('2020-01-02') } as const

/** A complete request for everything on the file, on a stamped paper. */
export function requestFor(file: FileWithItems, more: Partial<LoanRequestInput> = {}): Request {
  return { customerId: file.customerId, itemIds: file.items.map((item) => item.id), purpose: '核对', reason: '核对合同条款', borrowerName: '测试甲', borrowerUnit: '销售部', ...stampedPaper, ...more }
}

/** The approval of a request. */
export function approvalOf(loan: LoanRow): Id<'approval'> {
  if (loan.approvalId === null) throw new Error('the loan has no approval')
  return loan.approvalId
}

/** Asks as the clerk, agrees and hands over as the archive administrator. */
export async function lend(office: TestOffice, file: FileWithItems, more: Partial<LoanRequestInput> = {}): Promise<LoanRow> {
  const [clerk, archivist] = [await office.as('clerk'), await office.as('archive-administrator')]
  const { loan } = await clerk.lending.request(requestFor(file, more))
  await archivist.approvals.agree({ id: approvalOf(loan) })
  return (await archivist.lending.issue({ id: loan.id })).loan
}

/** The codes of a refused call, in order; throws when the call was not refused. */
export async function refusalCodes(call: Promise<unknown>): Promise<string[]> {
  const error: unknown = await call.then(() => null, (thrown: unknown) => thrown)
  if (error === null || typeof error !== 'object' || !('code' in error) || error.code !== 'REFUSED' || !('data' in error)) throw error ?? new Error('the call was not refused')
  // A refused call carries its reasons; the contract declares their shape.
  return (error.data as { refusals: { code: string }[] }).refusals.map((refusal) => refusal.code)
}

/** Verifies the audit chain and the state digest of the open archive. */
export async function verifyArchive(archivist: Client) {
  const stream = await archivist.archive.verify({})
  let step = await stream.next()
  while (step.done !== true) step = await stream.next()
  return step.value
}
