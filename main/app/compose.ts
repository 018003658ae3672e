/** The composition root: the one place that knows every feature and joins them to the archive. Nobody imports it but the shells. */
import { sweepAttachments } from '#main/app/attachments-door.ts'
import { createArchiveTask } from '#main/app/maintenance.ts'
import { createImportDoor } from '#main/app/import-door.ts'
import { createDutyRounds } from '#main/app/duty-rounds.ts'
import { createKeeper } from '#main/app/keeper.ts'
import { exportCopies } from '#main/app/disclosure-sources.ts'
import { createExportDoor } from '#main/app/export-door.ts'
import { createExportShelf } from '#main/app/export-shelf.ts'
import type { ExportShelf } from '#main/app/export-shelf.ts'
import { createRouter } from '#main/app/router.ts'
import type { AppRouter } from '#main/app/router.ts'
import { createSessionDoor } from '#main/app/session-door.ts'
import { createUsersDoor } from '#main/app/users-door.ts'
import { createStageShelf } from '#main/features/imports/stage-shelf.ts'
import { createTaskRunner } from '#main/mechanisms/jobs/run-task.ts'
import { noteRefusals } from '#main/db/clause-firings.ts'
import { productionKeyDerivation } from '#main/db/key-derivation.ts'
import type { KeyDerivationSettings } from '#main/db/key-derivation.ts'
import type { Desk } from '#main/rpc/call.ts'
import type { ChainHost, RouterContext } from '#main/rpc/chain.ts'
import type { Platform } from '#main/platform/platform.ts'

export type { AppRouter } from '#main/app/router.ts'

/** The whole program without a shell. */
export type Program = {
  readonly router: AppRouter
  /** A new desk: one a window, browser session or bearer token. */
  openDesk(label: string): Desk
  closeDesk(desk: Desk): void
  /** What a shell passes with every call of this desk. */
  contextFor(desk: Desk): RouterContext
  /** The desk of a session token that a login gave out, or null. */
  deskForSessionToken(token: string): Desk | null
  readonly exports: ExportShelf
  /** Whether an export, import, backup or verification runs, which a close would stop. */
  isBusy(): boolean
  /** Closes the archive cleanly and stops jobs. */
  close(): Promise<void>
}

export type ProgramOptions = {
  /** Where the program remembers which archive it uses. */
  readonly home: string
  readonly platform: Platform
  /** The worker thread's entry. */
  readonly workerUrl: URL
  /** Where exports go when there is no save dialog. */
  readonly exportsDir?: string | undefined
  /** Use this archive folder and do not remember it. */
  readonly archiveDir?: string | undefined
  /** Cheaper key derivation, for tests only. */
  readonly keyDerivation?: KeyDerivationSettings
}

/** Builds the program; opens no archive yet. */
export async function composeProgram(options: ProgramOptions): Promise<Program> {
  const keeper = createKeeper(options.home, options.platform, options.archiveDir)
  keeper.onOpen(async (archive) => { await sweepAttachments(archive, options.platform.clock) })
  const runTask = createTaskRunner(options.workerUrl)
  const exportShelf = createExportShelf(options)
  const duties = createDutyRounds(keeper)
  const session = { keeper, duties, home: options.home, keyDerivation: options.keyDerivation ?? productionKeyDerivation() }
  const host: ChainHost = {
    seat(desk, presence) {
      const archive = keeper.archive()
      const actor = keeper.desks.actorAt(desk)
      if (keeper.folder() === null) return { state: 'no-archive' }
      if (archive === null || actor === null) return { state: 'locked' }
      if (presence === 'shown' || (presence === 'shown-without-screen' && !keeper.desks.hasScreen(desk))) keeper.desks.touch(desk)
      return { actor, archive }
    },
    during: (work) => keeper.hold(work),
    refused(clauses) {
      // The person does not wait for a count, and a lost count harms nobody.
      if (clauses.length > 0) void keeper.hold((archive) => archive.lease(async () => { noteRefusals(archive.connection, clauses, options.platform.clock.now()) })).catch(() => undefined)
    },
    fault(error) {
      const reference = options.platform.ids.secret().slice(0, 6).toUpperCase()
      options.platform.log.fault(reference, error)
      return reference
    },
  }
  const router = createRouter({ keeper, session: createSessionDoor(session), users: createUsersDoor(session), archiveTask: createArchiveTask(keeper, runTask), exportShelf, exportRegister: createExportDoor(keeper, runTask, exportShelf, exportCopies), platform: options.platform,
    imports: { shelf: createStageShelf(options.platform.clock, options.platform.ids, () => keeper.archive()), door: createImportDoor(keeper, runTask, exportShelf) },
  })
  return {
    router,
    openDesk: (label) => keeper.desks.open(label),
    closeDesk(desk) { keeper.desks.close(desk); keeper.closeIfIdle() },
    contextFor: (desk) => ({ desk, host }),
    deskForSessionToken: (token) => keeper.desks.byToken(token),
    exports: exportShelf,
    isBusy: () => keeper.isHeld(),
    close() { duties.stop(); return keeper.close() },
  }
}
