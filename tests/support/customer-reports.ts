/** An office with its customer service and its information staff, as P07 speaks of them, for the tests of customer reports. */
import type { Role } from '#shared/domain/access.ts'
import type { CustomerReportSheet } from '#shared/contract/customer-reports.ts'
import { openTestOffice, testPassword } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

export type ReportingOffice = {
  readonly office: TestOffice
  /** Information specialist, of customer service; and the supervisor of information, who reviews first. */
  readonly specialist: Client
  readonly supervisor: Client
  readonly manager: Client
  readonly generalManager: Client
  /** A salesperson and a person of finance. */
  readonly sales: Client
  readonly finance: Client
  on(day: string): void
  /** Compiles, reviews and sends a report of a definition. */
  issue(definitionId: CustomerReportSheet['definition']['id'], period: string): Promise<CustomerReportSheet>
}

/** Opens it; the office names its supervisor of information. */
export async function openReportingOffice(today: string): Promise<ReportingOffice> {
  const office = await openTestOffice({ today })
  const administrator = await office.as('system-administrator')
  async function join(displayName: string, role: Role, department: string) {
    const user = await administrator.users.add({ displayName, role, department, password: testPassword })
    const client = office.anyone()
    await client.session.login({ userId: user.id, password: testPassword })
    return { client, userId: user.id }
  }
  const specialist = await join('信息甲', 'archive-administrator', '客户服务部')
  const supervisor = await join('信息主管乙', 'archive-administrator', '客户服务部')
  const manager = await join('客服经理丙', 'department-manager', '客户服务部')
  const generalManager = await join('总经理丁', 'general-manager', '总经理室')
  const sales = await join('销售戊', 'clerk', '销售部')
  const finance = await join('财务己', 'clerk', '财务部')
  await administrator.settings.change({ postHolders: { 'info-supervisor': [supervisor.userId] } })
  return {
    office, specialist: specialist.client, supervisor: supervisor.client, manager: manager.client, generalManager: generalManager.client, sales: sales.client, finance: finance.client,
    on: (day) => { office.clock.set(day) },
    async issue(definitionId, period) {
      const { report: { id } } = await specialist.client['customer-reports'].compile({ definitionId, period })
      await specialist.client['customer-reports'].submit({ id })
      await supervisor.client['customer-reports'].review({ id, verdict: 'passed', note: '与档案逐类核对' })
      await manager.client['customer-reports'].review({ id, verdict: 'passed', note: '与上月核对' })
      return specialist.client['customer-reports'].send({ id })
    },
  }
}

/** What was refused, as `code clause`. */
export const refused = (work: Promise<unknown>) => work.then(() => [] as string[], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause }) => `${code.replace('customer-reports.', '')} ${clause ?? ''}`.trim()))
