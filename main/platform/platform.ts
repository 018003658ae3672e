/** The ports through which the archive touches the world; the shells pass the adapters, tests pass fakes. */
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { HtmlPrinter } from '#main/platform/html-printer.ts'

/** The only reader of the clock. `monotonicMs` never goes back and is for sessions, lockouts and progress. */
export type Clock = { now(): InstantMs; today(): Day; monotonicMs(): number }

/** Mints ids: UUIDv7, so that they sort by creation; and secrets for tokens. */
export type IdSource = { next<Subject extends string>(at: InstantMs): Id<Subject>; secret(): string }

/** System dialogs; a shell without them answers null and the program uses its default place. */
export type Dialogs = { chooseFolder(): Promise<string | null>; chooseSavePath(suggestedPath: string): Promise<string | null> }

/** Writes technical lines; callers never pass keys, parameters or customer data. */
export type Log = { info(event: string, facts?: Readonly<Record<string, string | number>>): void; fault(reference: string, error: unknown): void }

/** Keeps a secret with the operating system's key store; a convenience on top of the password, absent where the store is weak. */
export type Keychain = { protect(secret: string): Promise<Uint8Array | null>; reveal(blob: Uint8Array): Promise<string | null> }

export type Platform = {
  readonly clock: Clock
  readonly ids: IdSource
  readonly dialogs: Dialogs
  readonly printer: HtmlPrinter
  readonly log: Log
  readonly keychain?: Keychain
  readonly shellName: 'desktop' | 'host'
}
