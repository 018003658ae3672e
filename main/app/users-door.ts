/** Adding and changing people: the key slot first and proven, then the row that names the person. */
import { describeSlot, putSlot, replaceRecoveryCode } from '#main/db/key-slots.ts'
import { mostSlots } from '#main/db/key-slot-file.ts'
import type { Archive } from '#main/db/archive.ts'
import type { SessionParts } from '#main/app/session-door.ts'
import type { UsersDoor } from '#main/features/users/users.handlers.ts'
import { findUser, listUsers, saveUser } from '#main/features/users/users.repository.ts'
import type { Desk } from '#main/rpc/call.ts'
import type { User } from '#shared/contract/users.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { NotFoundError, refuse } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Builds the users' door. */
export function createUsersDoor({ keeper, keyDerivation }: SessionParts): UsersDoor {
  const actorAt = (desk: Desk): Actor => keeper.desks.actorAt(desk) ?? refuse({ code: 'session.user-disabled', facts: {} })
  const saved = async (archive: Archive, actor: Actor, operation: string, user: User, kind: string) => {
    await archive.write({ actor, operation }, async (unit) => {
      await saveUser(unit.write, user)
      unit.recordEvent({ register: 'users', subjectId: user.id, kind, body: { ...user } })
      unit.touch('session')
    })
    return user
  }
  const known = async (archive: Archive, id: Id<'user'>) => {
    const user = await findUser(archive.reader, id)
    if (user === undefined) throw new NotFoundError('user')
    return user
  }

  return {
    addUser: (desk, input) => keeper.hold(async (archive) => {
      await refuseSameName(archive, input.displayName, null)
      await refuseFullHouse(archive)
      const now = keeper.platform.clock.now()
      const user: User = { id: keeper.platform.ids.next<'user'>(now), displayName: input.displayName, role: input.role, department: input.department, disabledAt: null, createdAt: now }
      await putSlot(archive.folder, archive.keys.dataKey, { userId: user.id, displayName: user.displayName, role: user.role }, input.password, keyDerivation)
      return saved(archive, actorAt(desk), 'users.add', user, 'added')
    }),
    changeUser: (desk, input) => keeper.hold(async (archive) => {
      const before = await known(archive, input.id)
      await refuseSameName(archive, input.displayName, input.id)
      const { id, displayName, role, department, password } = input
      // The role is sealed into the key slot together with the password, so a new role comes with a new password.
      if (role !== before.role && password === null) refuse({ code: 'users.role-needs-password', field: 'password', facts: { name: before.displayName }, remedy: { code: 'users.give-new-password' } })
      if (password !== null) await putSlot(archive.folder, archive.keys.dataKey, { userId: id, displayName, role }, password, keyDerivation)
      describeSlot(archive.folder, id, displayName, input.disabled)
      const disabledAt = input.disabled ? (before.disabledAt ?? keeper.platform.clock.now()) : null
      const actor = actorAt(desk)
      // Rights are read when a person sits down; whoever holds others now, or a password that somebody else set, sits down again.
      if (input.disabled || password !== null) keeper.desks.leaveUser(id)
      return saved(archive, actor, 'users.change', { ...before, displayName, role, department, disabledAt }, role === before.role ? 'changed' : 'role-changed')
    }),
    resetPassword: (desk, id, password) => keeper.hold(async (archive) => {
      const user = await known(archive, id)
      const actor = actorAt(desk)
      await putSlot(archive.folder, archive.keys.dataKey, { userId: id, displayName: user.displayName, role: user.role }, password, keyDerivation)
      // A new slot is open; a person who was disabled stays so.
      if (user.disabledAt !== null) describeSlot(archive.folder, id, user.displayName, true)
      await saved(archive, actor, 'users.resetPassword', user, 'password-reset')
      if (id !== actor.userId) keeper.desks.leaveUser(id)
    }),
    newRecoveryCode: (desk) => keeper.hold(async (archive) => {
      const code = await replaceRecoveryCode(archive.folder, archive.keys.dataKey, keyDerivation)
      const actor = actorAt(desk)
      await archive.write({ actor, operation: 'users.newRecoveryCode' }, (unit) => {
        unit.recordEvent({ register: 'users', subjectId: actor.userId, kind: 'recovery-code-replaced', body: {} })
        unit.touch('session')
        return Promise.resolve()
      })
      return code
    }),
  }
}

/** The key-slot file holds so many people, those who left included: their names stand in the book. */
async function refuseFullHouse(archive: Archive): Promise<void> {
  if ((await listUsers(archive.reader)).length >= mostSlots) refuse({ code: 'users.too-many', facts: { limit: mostSlots } })
}

/** Two people of one name could not be told apart on the login screen. */
async function refuseSameName(archive: Archive, displayName: string, except: string | null): Promise<void> {
  const same = (await listUsers(archive.reader)).find((user) => user.displayName === displayName && user.id !== except && user.disabledAt === null)
  if (same !== undefined) refuse({ code: 'users.name-taken', field: 'displayName', facts: { name: displayName }, remedy: { code: 'users.add-department-to-name' } })
}
