/** An office at work on follow-ups: cases that end on a day, and the visits that they bring. */
import type { FollowupRow, ReturnVisitInput } from '#shared/contract/followups.ts'
import type { CaseInput } from '#shared/contract/desk.ts'
import { startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

export const at = (day: string, hours: number) => toInstant(startOfDayMs(toDay(day)) + hours * 3_600_000)

export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('nothing is there')
  return value
}

/** The refusals that a call ended with, each with its clause; empty when it went through. */
export function refusalsOf(work: Promise<unknown>): Promise<string[]> {
  return work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause }) => `${code} ${clause ?? ''}`.trim()))
}

export type FollowupOffice = {
  readonly office: TestOffice
  readonly clerk: Client; readonly supervisor: Client; readonly leader: Client
  on(day: string): void
  /** A case that was received and ended on a day, and its follow-up where it brings one. */
  settle(day: string, more?: Partial<CaseInput>): Promise<{ readonly caseNumber: string; readonly caseId: string; readonly followup: FollowupRow }>
  visit(id: FollowupRow['id'], day: string, more?: Partial<ReturnVisitInput>, who?: Client): Promise<Awaited<ReturnType<Client['followups']['record']>>>
  get(id: FollowupRow['id']): Promise<Awaited<ReturnType<Client['followups']['get']>>>
  /** Numbers in a box of the board. */
  numbers(box: NonNullable<Parameters<Client['followups']['list']>[0]['box']>, who?: Client): Promise<string[]>
}

/** Opens it at 18:00 of a day. */
export async function openFollowupOffice(today: string): Promise<FollowupOffice> {
  const office = await openTestOffice({ today })
  const [clerk, supervisor, leader] = [await office.as('clerk'), await office.as('department-manager'), await office.as('general-manager')]
  const on = (day: string) => { office.clock.set(day, '18:00') }
  on(today)
  let count = 0
  return {
    office, clerk, supervisor, leader, on,
    async settle(day, more = {}) {
      count += 1
      const found = await clerk.desk.registerCase({ kind: 'complaint', person: `客户${String(count)}`, phone: '13800000001', content: `第 ${String(count)} 件`, channel: 'visit', receivedAt: at(day, 9), ...more })
      await clerk.desk.closeCase({ id: found.id, result: '已处理', at: at(day, 10) })
      const followup = must((await clerk.followups.list({ box: 'all', text: found.number })).rows[0])
      return { caseNumber: found.number, caseId: found.id, followup }
    },
    visit: (id, day, more = {}, who = clerk) => who.followups.record({ id, day: toDay(day), means: 'door', said: '客户说可以', signature: 'on-paper', signerName: '客户', ...more }),
    get: (id) => clerk.followups.get({ id }),
    numbers: async (box, who = clerk) => (await who.followups.list({ box, size: 200 })).rows.map((row) => row.number),
  }
}
