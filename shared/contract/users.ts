/** The people who may log in, and the table of who may do what. */
import * as z from 'zod'
import { capabilities, roles } from '#shared/domain/access.ts'
import { query, session } from '#shared/contract/operation.ts'
import { idOf, instantSchema, line, requiredLine } from '#shared/contract/values.ts'

const password = z.string().min(1).max(256)
export const userSchema = z.object({
  id: idOf('user'), displayName: z.string(), role: z.enum(roles), department: z.string(), disabledAt: instantSchema.nullable(), createdAt: instantSchema,
})
export type User = z.output<typeof userSchema>

export const usersContract = {
  list: query('users.read', '/users/list', 'Everyone who may log in').input(z.object({})).output(z.object({ rows: z.array(userSchema) })),
  access: query('signed-in', '/users/access', 'Roles and the rights that each holds').input(z.object({}))
    .output(z.object({ roles: z.array(z.enum(roles)), capabilities: z.array(z.enum(capabilities)), table: z.record(z.enum(roles), z.array(z.enum(capabilities))) })),
  add: session('users.manage', '/users/add', 'Add a person with a first password').input(z.object({ displayName: requiredLine(40), role: z.enum(roles), department: line(40).default(''), password })).output(userSchema),
  change: session('users.manage', '/users/change', 'Change name, role or department, or disable a person; a new role comes with a new password, because both are sealed together')
    .input(z.object({ id: idOf('user'), displayName: requiredLine(40), role: z.enum(roles), department: line(40).default(''), disabled: z.boolean().default(false), password: password.nullable().default(null) })).output(userSchema),
  resetPassword: session('keys.manage', '/users/reset-password', 'Give a person a new password').input(z.object({ id: idOf('user'), password })).output(z.object({ changed: z.literal(true) })),
  recoverySheet: query('keys.manage', '/users/recovery-sheet', 'The recovery code as a page for the safe; nothing of it is kept').input(z.object({ code: z.string().min(1).max(200), locale: z.enum(['zh', 'en']).default('zh') })).output(z.object({ title: z.string(), html: z.string() })),
  newRecoveryCode: session('keys.manage', '/users/new-recovery-code', 'Replace the printed recovery code; the old one stops working').input(z.object({})).output(z.object({ recoveryCode: z.string() })),
}
