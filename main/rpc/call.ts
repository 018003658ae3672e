/** What a handler may see of a call: who acts, a reader or a unit of work, the signal; nothing of the transport. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { Actor } from '#shared/domain/actor.ts'

/** One place where a person can be logged in: a window, a browser session, or a bearer token. */
export type Desk = { readonly id: string; readonly label: string }

/** What the shells pass with every call. */
export type CallContext = { readonly desk: Desk }

/** What the chain adds for handlers. `unit` exists only in commands; asking for it elsewhere is a fault of the program. */
export type HandlerContext = CallContext & { readonly actor: Actor; readonly reader: Reader; readonly unit: Unit }
