/** Lending of the demonstration: four days are refused, three are approved by another person, issued and returned; a second loan is left to fall overdue. */
import type { Account } from '#main/app/demo/account.ts'
import type { DemoOffice } from '#main/app/demo/demo-office.ts'
import { refusalsOf } from '#main/app/demo/run-job.ts'
import type { Id } from '#shared/kernel/ids.ts'

const [tooManyDays, allowedDays, daysUntilOverdue] = [4, 3, 5]
const [contractPages, floorPlanPages] = [12, 4]

type Material = { readonly customerId: Id<'customer'>; readonly contract: Id<'item'>; readonly floorPlan: Id<'item'> }

export async function lendArchives(office: DemoOffice, account: Account): Promise<void> {
  account.begin('demo.lending')
  const material = await openFile(office)
  const request = { customerId: material.customerId, itemIds: [material.contract], purpose: '续签核对', reason: '核对原合同条款', borrowerName: '测试甲', borrowerUnit: '客户服务部', stamped: true, headName: '测试丁', signedDay: office.clock.today() }
  const { lending } = office.desks.clerk

  const refusals = await refusalsOf(lending.request({ ...request, days: tooManyDays }))
  const refusal = refusals?.find((reason) => reason.clause === 'P07-19.5')
  const offered = Number(refusal?.remedy?.values?.['days'] ?? 0)
  account.claim('a loan of four days is refused by P07-19.5 and three are offered', refusal !== undefined && offered === allowedDays)
  account.say('demo.lending-refused', { days: tooManyDays, clause: refusal?.clause ?? '', offered })

  const number = await lendAndReturn(office, account, request)
  await claimNobodyApprovesOwn(office, account, { ...request, itemIds: [material.floorPlan] })
  const overdue = await letFallOverdue(office, account, { ...request, itemIds: [material.floorPlan] })
  account.counts['lending'] = { refusedBy: refusal?.clause ?? '', offeredDays: offered, returned: number, overdue }
}

type Request = Parameters<DemoOffice['desks']['clerk']['lending']['request']>[0]

async function openFile({ desks }: DemoOffice): Promise<Material> {
  const { customers } = desks['archive-administrator']
  const { customer } = await customers.open({ name: '示例商贸公司', category: 'general', contacts: [{ name: '测试甲', post: '经理', phones: ['13800000001'] }], shelfPlace: 'A-01-02' })
  const contract = await customers.addItem({ customerId: customer.id, title: '租赁合同', pages: contractPages })
  const floorPlan = await customers.addItem({ customerId: customer.id, title: '平面图', pages: floorPlanPages })
  return { customerId: customer.id, contract: contract.id, floorPlan: floorPlan.id }
}

/** Asks as the clerk, agrees as the archive administrator and hands the pages over. */
async function issue({ desks }: DemoOffice, request: Request, pages: number) {
  const { loan } = await desks.clerk.lending.request({ ...request, days: allowedDays })
  await agreeToAll(desks['archive-administrator'], loan.approvalId)
  return desks['archive-administrator'].lending.issue({ id: loan.id, pages: [{ position: 1, pages }] })
}

async function agreeToAll(desk: DemoOffice['desks']['clerk'], approvalId: Id<'approval'> | null): Promise<void> {
  if (approvalId !== null) await desk.approvals.agree({ id: approvalId })
}

async function lendAndReturn(office: DemoOffice, account: Account, request: Request): Promise<string> {
  const { loan } = await issue(office, request, contractPages)
  office.clock.forwardDays(1)
  const back = await office.desks['archive-administrator'].lending.return({ id: loan.id, pages: [{ position: 1, pages: contractPages }] })
  const pagesBack = back.lines[0]?.pagesAtReturn ?? 0
  account.claim('what went out came back page for page', back.loan.status === 'closed' && pagesBack === contractPages)
  account.say('demo.lending-done', { number: loan.number, out: contractPages, back: pagesBack })
  return loan.number
}

/** The archive administrator may decide on loans, but not on one of his own. */
async function claimNobodyApprovesOwn(office: DemoOffice, account: Account, request: Request): Promise<void> {
  const desk = office.desks['archive-administrator']
  const { loan } = await desk.lending.request({ ...request, borrowerName: '测试乙', days: 1 })
  const refused = loan.approvalId === null ? null : await refusalsOf(desk.approvals.agree({ id: loan.approvalId }))
  account.claim('nobody approves his own request', refused !== null)
  if (refused !== null) account.say('demo.lending-own')
  await desk.lending.cancel({ id: loan.id, reason: '演示' })
}

async function letFallOverdue(office: DemoOffice, account: Account, request: Request): Promise<string> {
  const { loan } = await issue(office, request, floorPlanPages)
  office.clock.forwardDays(daysUntilOverdue)
  const { overdue } = await office.desks.clerk.lending.due({})
  const late = overdue.find((line) => line.id === loan.id)
  const today = await office.desks.clerk.today.overview({})
  account.claim('the overdue loan is listed as overdue', late !== undefined && late.daysLate === daysUntilOverdue - allowedDays)
  account.claim('the overdue loan stands on Today', today.overdue.some((line) => line.number === loan.number))
  account.say('demo.lending-overdue', { number: loan.number, day: late?.dueDay ?? '', days: late?.daysLate ?? 0 })
  return loan.number
}
