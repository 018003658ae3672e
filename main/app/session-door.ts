/** Logging in, locking and the first start: the keeper, the key slots and the people brought together. */
import { dirname, join } from 'node:path'
import { homedir } from 'node:os'
import { createArchive } from '#main/app/create-archive.ts'
import { inspectFolder } from '#main/db/archive-folder.ts'
import type { Archive } from '#main/db/archive.ts'
import { lastBackupAt } from '#main/db/backup.ts'
import { KeySlotsMissing } from '#main/db/faults.ts'
import { confirmRecoveryCode, putSlot, readKeySlots, unlockWithPassword, unlockWithRecoveryCode } from '#main/db/key-slots.ts'
import type { KeySlotsInfo } from '#main/db/key-slots.ts'
import type { KeyDerivationSettings } from '#main/db/key-derivation.ts'
import { createLoginThrottle } from '#main/db/login-throttle.ts'
import type { DutyRounds } from '#main/app/duty-rounds.ts'
import type { Keeper } from '#main/app/keeper.ts'
import { programVersion } from '#main/app/version.ts'
import type { LoggedIn, SessionDoor, Status } from '#main/features/session/session.handlers.ts'
import { findUser } from '#main/features/users/users.repository.ts'
import type { Desk } from '#main/rpc/call.ts'
import { accessTable } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { refuse } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

export type SessionParts = { readonly keeper: Keeper; readonly home: string; readonly keyDerivation: KeyDerivationSettings; readonly duties: DutyRounds }

/** Builds the session's door. */
export function createSessionDoor(parts: SessionParts): SessionDoor {
  const { keeper, keyDerivation } = parts
  const enterAlarm = createAlarmEntry(keeper)
  const throttle = createLoginThrottle(() => keeper.platform.clock.monotonicMs())

  function status(desk: Desk): Status {
    return readStatus(parts, desk)
  }
  async function seat(desk: Desk, archive: Archive, userId: Id<'user'>): Promise<LoggedIn> {
    const user = await findUser(archive.reader, userId)
    if (user === undefined || user.disabledAt !== null) return refuse({ code: 'session.user-disabled', facts: {} })
    const actor = { userId, displayName: user.displayName, role: user.role, department: user.department }
    await enterAlarm(archive, actor)
    await parts.duties.enter(archive, actor)
    const sessionToken = keeper.desks.seat(desk, actor)
    keeper.broadcast.send(['session'])
    return { status: status(desk), sessionToken }
  }
  /**
   * Tries a password under the throttle; the slow-down is per person and survives nothing but a right password.
   * One try at a time: a hundred guesses sent at once would otherwise all be made before the first has failed, each with its own 256 MiB.
   */
  let tries: Promise<unknown> = Promise.resolve()
  function unlock(userId: Id<'user'>, password: string): Promise<Buffer> {
    const turn = tries.then(() => tryPassword(userId, password))
    tries = turn.catch(() => undefined)
    return turn
  }
  async function tryPassword(userId: Id<'user'>, password: string): Promise<Buffer> {
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
      return createArchive(parts, input, (archive, userId) => seat(desk, archive, userId))
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
      return keeper.open(dataKey, readKeySlots(chosenFolder(keeper)).cipher, (archive) => seat(desk, archive, userId))
    },
    async recover(desk, { userId, code, newPassword }) {
      const folder = chosenFolder(keeper)
      const slot = readKeySlots(folder).slots.find((entry) => entry.userId === userId)
      if (slot === undefined || slot.disabled) return refuse({ code: 'session.user-disabled', facts: {} })
      const dataKey = await unlockWithRecoveryCode(folder, code, keyDerivation)
      await putSlot(folder, dataKey, { userId, displayName: slot.displayName, role: slot.role }, newPassword, keyDerivation)
      throttle.succeeded(userId)
      return keeper.open(dataKey, readKeySlots(folder).cipher, (archive) => seat(desk, archive, userId))
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
    watch(desk, signal) {
      keeper.desks.noteScreen(desk)
      return keeper.broadcast.watch(signal)
    },
  }
}

/** What was found wrong at the opening is entered in the book once, under the first person who is seated: the head file moves on with the next commit. */
function createAlarmEntry(keeper: Keeper): (archive: Archive, actor: Actor) => Promise<void> {
  const entered = new WeakSet<Archive>()
  return async (archive, actor) => {
    const { alarm } = archive
    if (alarm === null || entered.has(archive)) return
    entered.add(archive)
    try {
      await archive.write({ actor, operation: 'session.alarm' }, (unit) => {
        unit.recordEvent({ register: 'archive', subjectId: 'archive', kind: alarm.code, body: alarm.facts })
        return Promise.resolve()
      })
    } catch (error) {
      // A full or read-only disk must not keep people from reading what is there.
      keeper.platform.log.fault('alarm', error)
    }
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
    // The folder's name was made of this program's clock.
    lastBackupAt: folder === null ? null : (lastBackupAt(folder) as InstantMs | null),
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
