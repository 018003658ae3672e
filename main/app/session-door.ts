/** Logging in, locking and the first start: the keeper, the key slots and the people brought together. */
import { dirname, join } from 'node:path'
import { homedir } from 'node:os'
import { createFolders, inspectFolder } from '#main/db/archive-folder.ts'
import type { Archive } from '#main/db/archive.ts'
import { chooseCipher } from '#main/db/cipher.ts'
import { KeySlotsMissing } from '#main/db/faults.ts'
import { confirmRecoveryCode, createKeySlots, putSlot, readKeySlots, unlockWithPassword, unlockWithRecoveryCode } from '#main/db/key-slots.ts'
import type { KeySlotsInfo } from '#main/db/key-slots.ts'
import type { KeyDerivationSettings } from '#main/db/key-derivation.ts'
import { createLoginThrottle } from '#main/db/login-throttle.ts'
import type { Keeper } from '#main/app/keeper.ts'
import { programVersion } from '#main/app/version.ts'
import type { LoggedIn, SessionDoor, Status } from '#main/features/session/session.handlers.ts'
import { changeSettings } from '#main/features/settings/settings.service.ts'
import { findUser, saveUser } from '#main/features/users/users.repository.ts'
import type { Desk } from '#main/rpc/call.ts'
import { accessTable } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { refuse } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type SessionParts = { readonly keeper: Keeper; readonly home: string; readonly keyDerivation: KeyDerivationSettings }

/** Builds the session's door. */
export function createSessionDoor(parts: SessionParts): SessionDoor {
  const { keeper, keyDerivation } = parts
  const throttle = createLoginThrottle(() => keeper.platform.clock.monotonicMs())

  function status(desk: Desk): Status {
    return readStatus(parts, desk)
  }
  async function seat(desk: Desk, archive: Archive, userId: Id<'user'>): Promise<LoggedIn> {
    const user = await findUser(archive.reader, userId)
    if (user === undefined || user.disabledAt !== null) {
      keeper.closeIfIdle()
      return refuse({ code: 'session.user-disabled', facts: {} })
    }
    const sessionToken = keeper.desks.seat(desk, { userId, displayName: user.displayName, role: user.role, department: user.department })
    keeper.broadcast.send(['session'])
    return { status: status(desk), sessionToken }
  }
  /** Tries a password under the throttle; the slow-down is per person and survives nothing but a right password. */
  async function unlock(userId: Id<'user'>, password: string): Promise<Buffer> {
    const waitSeconds = throttle.waitSeconds(userId)
    if (waitSeconds > 0) refuse({ code: 'session.too-many-tries', facts: { waitSeconds }, remedy: { code: 'session.wait-or-recover' } })
    const dataKey = await unlockWithPassword(chosenFolder(keeper), userId, password, keyDerivation)
    if (dataKey !== null) {
      throttle.succeeded(userId)
      return dataKey
    }
    throttle.failed(userId)
    return refuse({ code: 'session.wrong-password', field: 'password', facts: { waitSeconds: throttle.waitSeconds(userId) }, remedy: { code: 'session.try-again' } })
  }

  return {
    status,
    chooseFolder: () => keeper.platform.dialogs.chooseFolder(),
    inspectFolder: (folder) => Promise.resolve(inspectFolder(folder)),
    async createArchive(desk, input) {
      const created = await createArchive(parts, input)
      return { ...(await seat(desk, created.archive, created.userId)), recoveryCode: created.recoveryCode }
    },
    async useArchive(desk, folder) {
      const inspection = inspectFolder(folder)
      if (inspection.verdict !== 'archive') refuse({ code: 'session.folder-holds-no-archive', field: 'folder', facts: { verdict: inspection.verdict, reason: inspection.reason } })
      if (keeper.archive() !== null && inspection.folder !== keeper.folder()) refuse({ code: 'session.archive-open', facts: {}, remedy: { code: 'session.lock-first' } })
      keeper.choose(inspection.folder)
      return status(desk)
    },
    confirmRecoveryCode: async (code) => {
      await confirmRecoveryCode(chosenFolder(keeper), code, keyDerivation)
      keeper.broadcast.send(['session'])
    },
    async login(desk, userId, password) {
      const dataKey = await unlock(userId, password)
      return seat(desk, await keeper.open(dataKey, readKeySlots(chosenFolder(keeper)).cipher), userId)
    },
    async recover(desk, { userId, code, newPassword }) {
      const folder = chosenFolder(keeper)
      const slot = readKeySlots(folder).slots.find((entry) => entry.userId === userId)
      if (slot === undefined || slot.disabled) return refuse({ code: 'session.user-disabled', facts: {} })
      const dataKey = await unlockWithRecoveryCode(folder, code, keyDerivation)
      await putSlot(folder, dataKey, { userId, displayName: slot.displayName, role: slot.role }, newPassword, keyDerivation)
      throttle.succeeded(userId)
      return seat(desk, await keeper.open(dataKey, readKeySlots(folder).cipher), userId)
    },
    async changePassword(desk, current, next) {
      const actor = keeper.desks.actorAt(desk)
      if (actor === null) return refuse({ code: 'session.user-disabled', facts: {} })
      const dataKey = await unlock(actor.userId, current)
      await putSlot(chosenFolder(keeper), dataKey, actor, next, keyDerivation)
      dataKey.fill(0)
    },
    lock(desk) {
      keeper.desks.leave(desk)
      keeper.closeIfIdle()
      keeper.broadcast.send(['session'])
      return status(desk)
    },
    watch: (signal) => keeper.broadcast.watch(signal),
  }
}

function chosenFolder(keeper: Keeper): string {
  return keeper.folder() ?? refuse({ code: 'session.no-archive', facts: {}, remedy: { code: 'session.choose-folder' } })
}

function readStatus({ keeper, home }: SessionParts, desk: Desk): Status {
  const { clock, shellName } = keeper.platform
  const folder = keeper.folder()
  const archive = keeper.archive()
  const actor = archive === null ? null : keeper.desks.actorAt(desk)
  const slots = folder === null ? { info: null, alarm: null } : readSlotsOrAlarm(folder)
  const alarm = archive?.alarm ?? slots.alarm
  return {
    state: folder === null ? 'no-archive' : actor === null ? 'locked' : 'open',
    archive: folder === null ? null : { folder, officeName: slots.info?.officeName ?? '' },
    // Ids in the slot file were minted by this program.
    users: (slots.info?.slots ?? []).filter((slot) => !slot.disabled).map((slot) => ({ id: slot.userId as Id<'user'>, displayName: slot.displayName, role: slot.role })),
    actor: actor === null ? null : { ...actor, capabilities: [...accessTable[actor.role]] },
    recoveryCodeConfirmed: slots.info?.recoveryConfirmed ?? false,
    idleLockMinutes: keeper.settings().idleLockMinutes,
    today: clock.today(), now: clock.now(), version: programVersion, shell: shellName,
    suggestedFolder: folder ?? join(home === '' ? homedir() : dirname(home), 'DanguiArchive'),
    alarm: alarm === null ? null : { code: alarm.code, facts: { ...alarm.facts } },
  }
}

/** The login screen must come up even when the key slots cannot be read: it then says why nobody can log in. */
function readSlotsOrAlarm(folder: string): { readonly info: KeySlotsInfo | null; readonly alarm: { code: string; facts: Record<string, string | number> } | null } {
  try {
    return { info: readKeySlots(folder), alarm: null }
  } catch (error) {
    return { info: null, alarm: { code: error instanceof KeySlotsMissing ? 'key-slots-missing' : 'archive-from-newer-version', facts: {} } }
  }
}

type NewArchive = { readonly folder: string; readonly officeName: string; readonly administratorName: string; readonly password: string }

/** Creates folders, key slots and database, and the first person in it. Refuses any folder that is not empty and local. */
async function createArchive({ keeper, keyDerivation }: SessionParts, input: NewArchive): Promise<{ archive: Archive; userId: Id<'user'>; recoveryCode: string }> {
  if (keeper.archive() !== null) refuse({ code: 'session.archive-open', facts: {}, remedy: { code: 'session.lock-first' } })
  const inspection = inspectFolder(input.folder)
  if (inspection.verdict !== 'empty') refuse({ code: `session.folder-${inspection.verdict}`, field: 'folder', facts: { folder: inspection.folder, reason: inspection.reason }, remedy: { code: 'session.choose-folder' } })
  const { clock, ids } = keeper.platform
  const now = clock.now()
  const [archiveId, userId] = [ids.next<'archive'>(now), ids.next<'user'>(now)]
  const cipher = chooseCipher()
  createFolders(inspection.folder)
  const firstUser = { userId, displayName: input.administratorName, role: 'system-administrator' as const }
  const { dataKey, recoveryCode } = await createKeySlots(inspection.folder, { archiveId, officeName: input.officeName, cipher, createdAt: now, firstUser, password: input.password }, keyDerivation)
  keeper.choose(inspection.folder)
  const archive = await keeper.open(dataKey, cipher, true)
  const actor: Actor = { userId, displayName: input.administratorName, role: 'system-administrator', department: '' }
  await archive.write({ actor, operation: 'session.createArchive' }, async (unit) => {
    await unit.write.insertInto('meta').values([{ key: 'archive-id', value: archiveId }, { key: 'cipher', value: cipher }]).execute()
    await saveUser(unit.write, { id: userId, displayName: input.administratorName, role: 'system-administrator', department: '', disabledAt: null, createdAt: now })
    unit.recordEvent({ register: 'users', subjectId: userId, kind: 'added', body: { role: 'system-administrator' } })
    keeper.followSettings(await changeSettings(unit, { officeName: input.officeName }))
  })
  return { archive, userId, recoveryCode }
}

