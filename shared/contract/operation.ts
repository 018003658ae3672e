/** Guarantees that every operation declares its input, output, errors, kind and the capability that it needs. */
import { oc } from '@orpc/contract'
import * as z from 'zod'
import { roles } from '#shared/domain/access.ts'
import type { Capability } from '#shared/domain/access.ts'

/** How the chain runs an operation: a read, one write transaction, a long job with progress, or a step around login. */
export type OperationKind = 'query' | 'command' | 'job' | 'session'
export type OperationMeta = {
  readonly kind: OperationKind
  /** The right that it needs; `signed-in` for anyone logged in, `public` before login. */
  readonly capability: Capability | 'signed-in' | 'public'
}

const factSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
export const refusalSchema = z.object({
  code: z.string(),
  clause: z.string().optional(),
  field: z.string().optional(),
  facts: z.record(z.string(), factSchema),
  remedy: z.object({ code: z.string(), facts: z.record(z.string(), factSchema).optional(), values: z.record(z.string(), factSchema).optional() }).optional(),
  mayDecide: z.array(z.enum(roles)).optional(),
})

const base = oc.$meta<OperationMeta>({ kind: 'query', capability: 'signed-in' }).errors({
  REFUSED: { status: 409, message: 'Refused', data: z.object({ refusals: z.array(refusalSchema) }) },
  UNAUTHORIZED: { status: 401, message: 'Log in first', data: z.object({ state: z.enum(['no-archive', 'locked', 'open']) }) },
  FORBIDDEN: { status: 403, message: 'Your role does not hold this right', data: z.object({ capability: z.string(), role: z.enum(roles), mayDo: z.array(z.enum(roles)) }) },
  NOT_FOUND: { status: 404, message: 'No such record', data: z.object({ subject: z.string() }) },
  FAULT: { status: 500, message: 'The program could not finish this', data: z.object({ reference: z.string(), code: z.string() }) },
})

/** Builds the route of an operation: `POST /<feature>/<verb>`, described for the OpenAPI document. */
function operation(kind: OperationKind, capability: OperationMeta['capability'], path: `/${string}/${string}`, summary: string) {
  return base.meta({ kind, capability }).route({ method: 'POST', path, summary, tags: [path.split('/')[1] ?? 'archive'] })
}

/** A read: gets a reader, changes nothing. */
export function query(capability: OperationMeta['capability'], path: `/${string}/${string}`, summary: string) {
  return operation('query', capability, path, summary)
}

/** A write: runs inside one transaction with its audit row. */
export function command(capability: OperationMeta['capability'], path: `/${string}/${string}`, summary: string) {
  return operation('command', capability, path, summary)
}

/** Long work: its output is an event iterator of progress that returns the result, and it can be aborted. */
export function job(capability: OperationMeta['capability'], path: `/${string}/${string}`, summary: string) {
  return operation('job', capability, path, summary)
}

/** A step around login; it manages the archive itself. */
export function session(capability: OperationMeta['capability'], path: `/${string}/${string}`, summary: string) {
  return operation('session', capability, path, summary)
}
