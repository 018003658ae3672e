/**
 * The one chain that every operation passes: session, capability, one transaction with its audit row, error translation.
 * A feature cannot forget a link because it cannot see the chain; input and output are validated by oRPC between chain and handler.
 */
import { ORPCError, implement } from '@orpc/server'
import type { ImplementerInternalWithMiddlewares, Router } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { OperationKind } from '#shared/contract/operation.ts'
import { hasCapability, rolesWith } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { NotFoundError, RefusedError } from '#shared/domain/refusal.ts'
import { translateSqliteError } from '#main/db/faults.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { CallContext, Desk } from '#main/rpc/call.ts'
import { faultCode } from '#main/rpc/errors.ts'

/**
 * Whether a call shows that a person is at the desk, so that it does not lock by itself: what a person does, does; a read does unless the desk has
 * a screen that reads by itself after every change that anybody makes.
 */
export type Presence = 'shown' | 'shown-without-screen' | 'not-shown'
/** Calls that a screen makes by itself. */
const unattended = new Set(['session.status', 'session.watch'])

function presenceOf(kind: OperationKind, operation: string): Presence {
  if (unattended.has(operation)) return 'not-shown'
  return kind === 'query' ? 'shown-without-screen' : 'shown'
}

/** What the chain needs of the program; the composition root passes it with the call. */
export type ChainHost = {
  /** Who is logged in at this desk and the open archive, or the state that explains why nobody is. */
  seat(desk: Desk, presence: Presence): { readonly actor: Actor; readonly archive: ArchiveDoor } | { readonly state: 'no-archive' | 'locked' }
  /** Keeps the archive open while a call runs, even if its desk locks meanwhile. */
  during<T>(work: () => Promise<T>): Promise<T>
  /** Counts the clauses that a refusal cites, after its transaction has been rolled back. */
  refused(clauses: readonly string[]): void
  /** Logs a fault once and returns the reference that the person sees. */
  fault(error: unknown): string
}

/** The part of the open archive that calls use. */
export type ArchiveDoor = {
  readonly reader: Reader
  write<T>(context: { readonly actor: Actor; readonly operation: string }, work: (unit: Unit) => Promise<T>): Promise<T>
}

export type RouterContext = CallContext & { readonly host: ChainHost }

/** The whole contract with its handlers; named, because written out it is longer than a declaration may be. */
export type ContractRouter = Router<Contract, RouterContext & Record<never, never>>

/** Stands where an operation of this kind has nothing: touching it is a fault of the program, not of the caller. */
function absent<T extends object>(name: string): T {
  const refuseUse = () => {
    throw new Error(`this operation has no ${name}`)
  }
  // The proxy has no property at all; every use throws, so the claimed type is never relied upon.
  return new Proxy({}, { get: refuseUse, has: refuseUse }) as T
}

const noUnit = absent<Unit>('unit of work')
const noReader = absent<Reader>('reader')
const noActor = absent<Actor>('actor')

function translate(error: unknown, host: ChainHost): unknown {
  if (error instanceof RefusedError) host.refused(error.refusals.flatMap(({ clause }) => (clause === undefined ? [] : [clause])))
  if (error instanceof RefusedError) return new ORPCError('REFUSED', { status: 409, message: 'Refused', data: { refusals: error.refusals } })
  if (error instanceof NotFoundError) return new ORPCError('NOT_FOUND', { status: 404, message: 'No such record', data: { subject: error.subject } })
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error
  // Whoever cancels a job knows why it ended; nothing is broken.
  if (error instanceof Error && error.name === 'AbortError') return error
  return new ORPCError('FAULT', { status: 500, message: 'The program could not finish this', data: { reference: host.fault(error), code: faultCode(translateSqliteError(error)) } })
}

/** What a handler gets: the person, a reader for queries, the unit of work for commands. */
type HandlerContext = RouterContext & { readonly actor: Actor; readonly reader: Reader; readonly unit: Unit }
/** Named, because the whole contract written out is longer than the compiler will write into a declaration. */
type ChainImplementer = ImplementerInternalWithMiddlewares<Contract, RouterContext & Record<never, never>, HandlerContext>

/** The implementer that every feature builds its handlers with. */
export const os: ChainImplementer = implement(contract).$context<RouterContext>().use(async ({ context, next, path, procedure }) => {
  // Set by shared/contract/operation.ts, which builds every contract.
  const meta = procedure['~orpc'].meta
  try {
    const seat = context.host.seat(context.desk, presenceOf(meta.kind, path.join('.')))
    if (!('actor' in seat)) {
      if (meta.capability === 'public') return await next({ context: { actor: noActor, reader: noReader, unit: noUnit } })
      throw new ORPCError('UNAUTHORIZED', { status: 401, message: 'Log in first', data: { state: seat.state } })
    }
    const { actor, archive } = seat
    const capability = meta.capability
    if (capability !== 'public' && capability !== 'signed-in' && !hasCapability(actor.role, capability)) {
      throw new ORPCError('FORBIDDEN', { status: 403, message: 'Your role does not hold this right', data: { capability, role: actor.role, mayDo: [...rolesWith(capability)] } })
    }
    if (meta.kind === 'command') return await context.host.during(() => archive.write({ actor, operation: path.join('.') }, async (unit) => next({ context: { actor, reader: unit.read, unit } })))
    const result = await context.host.during(async () => next({ context: { actor, reader: archive.reader, unit: noUnit } }))
    return isAsyncIterator(result.output) ? { ...result, output: translateStream(result.output, context.host) } : result
  } catch (error) {
    throw translate(error, context.host)
  }
})

function isAsyncIterator(value: unknown): value is AsyncGenerator<unknown, unknown, void> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** A job fails while it is being read, after the chain has returned: its errors are translated there. */
async function* translateStream(stream: AsyncGenerator<unknown, unknown, void>, host: ChainHost): AsyncGenerator<unknown, unknown, void> {
  try {
    return yield* stream
  } catch (error) {
    throw translate(error, host)
  }
}
