/** People and rights. Adding or changing a person touches the key slots too, so the keeper does it. */
import { listUsers } from '#main/features/users/users.repository.ts'
import type { Desk } from '#main/rpc/call.ts'
import { os } from '#main/rpc/chain.ts'
import type { User } from '#shared/contract/users.ts'
import { accessTable, capabilities, roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** What the users' doors need of the keeper. */
export type UsersDoor = {
  addUser(desk: Desk, input: { displayName: string; role: Role; department: string; password: string }): Promise<User>
  changeUser(desk: Desk, input: { id: Id<'user'>; displayName: string; role: Role; department: string; disabled: boolean; password: string | null }): Promise<User>
  resetPassword(desk: Desk, id: Id<'user'>, password: string): Promise<void>
  newRecoveryCode(desk: Desk): Promise<string>
}

/** Builds the users' handlers around a keeper. */
export function createUsersHandlers(keeper: UsersDoor) {
  return {
    list: os.users.list.handler(async ({ context }) => ({ rows: await listUsers(context.reader) })),
    access: os.users.access.handler(() => ({
      roles: [...roles], capabilities: [...capabilities],
      table: Object.fromEntries(roles.map((role) => [role, [...accessTable[role]]])) as Record<Role, (typeof capabilities)[number][]>, // one entry for each role
    })),
    add: os.users.add.handler(({ context, input }) => keeper.addUser(context.desk, input)),
    change: os.users.change.handler(({ context, input }) => keeper.changeUser(context.desk, input)),
    resetPassword: os.users.resetPassword.handler(async ({ context, input }) => {
      await keeper.resetPassword(context.desk, input.id, input.password)
      return { changed: true as const }
    }),
    newRecoveryCode: os.users.newRecoveryCode.handler(async ({ context }) => ({ recoveryCode: await keeper.newRecoveryCode(context.desk) })),
  }
}
