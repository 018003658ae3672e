/** What the office decides about the program. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { requiredLine } from '#shared/contract/values.ts'

export const settingsSchema = z.object({
  officeName: requiredLine(100),
  /** Minutes without work after which a desk locks. */
  idleLockMinutes: z.number().int().min(1).max(240),
  /** Days after which a deposit that nobody collected is shown as unclaimed. */
  unclaimedDepositDays: z.number().int().min(1).max(3650),
})
export type Settings = z.output<typeof settingsSchema>
export const defaultSettings: Settings = { officeName: '档柜', idleLockMinutes: 10, unclaimedDepositDays: 30 }

export const settingsContract = {
  get: query('settings.read', '/settings/get', 'The settings of this office').input(z.object({})).output(settingsSchema),
  change: command('settings.change', '/settings/change', 'Change settings').input(settingsSchema.partial()).output(settingsSchema),
}
