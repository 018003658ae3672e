/** People and rights. Adding or changing a person touches the key slots too, so the keeper does it. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { listUsers } from '#main/features/users/users.repository.ts'
import { documentHtml } from '#main/mechanisms/documents/document.ts'
import { recoverySheet } from '#main/mechanisms/documents/recovery-sheet.ts'
import type { Desk } from '#main/rpc/call.ts'
import { os } from '#main/rpc/chain.ts'
import type { User } from '#shared/contract/users.ts'
import { accessTable, capabilities, roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** What the users' doors need of the keeper. */
export type UsersDoor = {
  addUser(desk: Desk, input: { displayName: string; role: Role; department: string; password: string }): Promise<User>
  changeUser(desk: Desk, input: { id: Id<'user'>; displayName: string; role: Role; department: string; disabled: boolean; password: string | null }): Promise<User>
  resetPassword(desk: Desk, id: Id<'user'>, password: string): Promise<void>
  newRecoveryCode(desk: Desk): Promise<string>
}

/** The office's name and the moment, for the printed recovery code. */
export type UsersParts = { now(): InstantMs; officeName(reader: Reader): Promise<string> }

/** Builds the users' handlers around a keeper. */
export function createUsersHandlers(keeper: UsersDoor, parts: UsersParts) {
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
    recoverySheet: os.users.recoverySheet.handler(async ({ context, input }) => {
      const office = await parts.officeName(context.reader)
      const sheet = recoverySheet({ office, code: input.code, madeAt: parts.now(), administrator: context.actor.displayName }, { locale: input.locale })
      return { title: sheet.title, html: documentHtml(sheet) }
    }),
    newRecoveryCode: os.users.newRecoveryCode.handler(async ({ context }) => ({ recoveryCode: await keeper.newRecoveryCode(context.desk) })),
  }
}
