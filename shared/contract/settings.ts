/** What the office decides about the program. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { idOf, requiredLine } from '#shared/contract/values.ts'
import { defaultOfficePosts, policyDepartments, posts } from '#shared/domain/posts.ts'

export const settingsSchema = z.object({
  officeName: requiredLine(100),
  /** Minutes without work after which a desk locks. */
  idleLockMinutes: z.number().int().min(1).max(240),
  /** Days after which a deposit that nobody collected is shown as unclaimed. */
  unclaimedDepositDays: z.number().int().min(1).max(3650),
  /** What the departments that policies speak of are called here. */
  departments: z.record(z.enum(policyDepartments), requiredLine(60)),
  /** Persons named to a post that policies speak of; a post without names falls to its role. */
  postHolders: z.partialRecord(z.enum(posts), z.array(idOf('user')).max(50)),
})
export type Settings = z.output<typeof settingsSchema>
export const defaultSettings: Settings = {
  officeName: '档柜', idleLockMinutes: 10, unclaimedDepositDays: 30,
  departments: defaultOfficePosts.departments, postHolders: {},
}

export const settingsContract = {
  get: query('settings.read', '/settings/get', 'The settings of this office').input(z.object({})).output(settingsSchema),
  change: command('settings.change', '/settings/change', 'Change settings').input(settingsSchema.partial()).output(settingsSchema),
}
