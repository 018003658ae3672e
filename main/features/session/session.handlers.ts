/** The doors around login; the keeper of the archive, passed in by the composition root, does the work. */
import type * as z from 'zod'
import type { Desk } from '#main/rpc/call.ts'
import { os } from '#main/rpc/chain.ts'
import type { folderVerdicts, statusSchema } from '#shared/contract/session.ts'
import type { Id } from '#shared/kernel/ids.ts'

export type Status = z.output<typeof statusSchema>
export type LoggedIn = { readonly status: Status; readonly sessionToken: string }

/** What the session's doors need of the keeper. Refusals are thrown as `RefusedError`. */
export type SessionDoor = {
  status(desk: Desk): Status
  chooseFolder(): Promise<string | null>
  inspectFolder(folder: string): Promise<{ folder: string; verdict: (typeof folderVerdicts)[number]; reason: string; officeName: string | null }>
  createArchive(desk: Desk, input: { folder: string; officeName: string; administratorName: string; password: string }): Promise<LoggedIn & { recoveryCode: string }>
  useArchive(desk: Desk, folder: string): Promise<Status>
  confirmRecoveryCode(code: string): Promise<void>
  login(desk: Desk, userId: Id<'user'>, password: string): Promise<LoggedIn>
  recover(desk: Desk, input: { userId: Id<'user'>; code: string; newPassword: string }): Promise<LoggedIn>
  changePassword(desk: Desk, current: string, next: string): Promise<void>
  lock(desk: Desk): Status
  watch(desk: Desk, signal: AbortSignal | undefined): AsyncGenerator<{ topics: string[] }, void, void>
}

/** Builds the session's handlers around a keeper. */
export function createSessionHandlers(keeper: SessionDoor) {
  return {
    status: os.session.status.handler(({ context }) => keeper.status(context.desk)),
    chooseFolder: os.session.chooseFolder.handler(async () => ({ folder: await keeper.chooseFolder() })),
    inspectFolder: os.session.inspectFolder.handler(({ input }) => keeper.inspectFolder(input.folder)),
    createArchive: os.session.createArchive.handler(({ context, input }) => keeper.createArchive(context.desk, input)),
    openArchive: os.session.openArchive.handler(({ context, input }) => keeper.useArchive(context.desk, input.folder)),
    confirmRecoveryCode: os.session.confirmRecoveryCode.handler(async ({ input }) => {
      await keeper.confirmRecoveryCode(input.code)
      return { confirmed: true as const }
    }),
    login: os.session.login.handler(({ context, input }) => keeper.login(context.desk, input.userId, input.password)),
    recover: os.session.recover.handler(({ context, input }) => keeper.recover(context.desk, input)),
    changePassword: os.session.changePassword.handler(async ({ context, input }) => {
      await keeper.changePassword(context.desk, input.current, input.next)
      return { changed: true as const }
    }),
    // The chain notes every such call as a person's; there is nothing more to do.
    stay: os.session.stay.handler(() => ({ stayed: true as const })),
    lock: os.session.lock.handler(({ context }) => keeper.lock(context.desk)),
    watch: os.session.watch.handler(({ context, signal }) => keeper.watch(context.desk, signal)),
  }
}
