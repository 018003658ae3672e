/** Guarantees that everything a call can throw becomes one of seven things a person can be told. */
import { ORPCError } from '@orpc/client'
import * as z from 'zod'
import { refusalSchema } from '#shared/contract/operation.ts'
import { roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import type { TextKey, TextParams } from '#shared/text/index.ts'

/** A refusal as it came over the line. */
export type RefusalData = z.output<typeof refusalSchema>
/** A sentence at a field. */
export type FieldTrouble = { readonly field: string; readonly key: TextKey; readonly params?: TextParams }

export type Trouble =
  | { readonly kind: 'refused'; readonly refusals: readonly RefusalData[] }
  | { readonly kind: 'fields'; readonly fields: readonly FieldTrouble[] }
  | { readonly kind: 'locked' }
  | { readonly kind: 'forbidden'; readonly mayDo: readonly Role[] }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'fault'; readonly reference: string; readonly code: string }

const refusedSchema = z.object({ refusals: z.array(refusalSchema) })
const forbiddenSchema = z.object({ mayDo: z.array(z.enum(roles)) })
const faultSchema = z.object({ reference: z.string(), code: z.string() })
const issuesSchema = z.object({
  issues: z.array(z.object({
    path: z.array(z.union([z.string(), z.number()])).optional(), code: z.string().optional(), message: z.string().optional(),
    maximum: z.number().optional(), minimum: z.number().optional(),
  })),
})

/** Translates what was thrown. A programming error of this page becomes a fault with a reference made here. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ORPCError) return troubleOfAnswer(error)
  if (isConnectionLoss(error)) return { kind: 'offline' }
  return { kind: 'fault', reference: localReference(error), code: 'renderer' }
}

function troubleOfAnswer(error: ORPCError<string, unknown>): Trouble {
  if (error.code === 'REFUSED') {
    const data = refusedSchema.safeParse(error.data)
    if (data.success) return { kind: 'refused', refusals: data.data.refusals }
  }
  if (error.code === 'BAD_REQUEST') {
    const data = issuesSchema.safeParse(error.data)
    if (data.success) return { kind: 'fields', fields: data.data.issues.map(fieldTroubleOf) }
  }
  if (error.code === 'UNAUTHORIZED') return { kind: 'locked' }
  if (error.code === 'FORBIDDEN') return { kind: 'forbidden', mayDo: forbiddenSchema.safeParse(error.data).data?.mayDo ?? [] }
  if (error.code === 'NOT_FOUND') return { kind: 'not-found' }
  const fault = faultSchema.safeParse(error.data)
  return fault.success ? { kind: 'fault', ...fault.data } : { kind: 'fault', reference: localReference(error), code: error.code.toLowerCase() }
}

type Issue = z.output<typeof issuesSchema>['issues'][number]

function fieldTroubleOf(issue: Issue): FieldTrouble {
  const field = String(issue.path?.[0] ?? '')
  if (issue.message === 'required') return { field, key: 'form.required', params: { label: '' } }
  if (issue.message === 'control-character') return { field, key: 'form.control-character' }
  if (issue.message === 'day') return { field, key: 'form.bad-day' }
  if (issue.message === 'instant') return { field, key: 'form.bad-time' }
  if (issue.code === 'too_big' && issue.maximum !== undefined) return { field, key: 'form.too-large', params: { max: issue.maximum } }
  if (issue.code === 'too_small' && issue.minimum !== undefined) return { field, key: 'form.too-small', params: { min: issue.minimum } }
  return { field, key: 'form.invalid' }
}

/** Transports do not agree on the name of a broken line, so the words they use are looked at. */
function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'ConnectionLostError' || error.name === 'AbortError' || error.message.includes('[AsyncIdQueue]') || /websocket|socket is not open/i.test(error.message)
}

const known = new WeakMap<Error, string>()
let counter = 0

/** A reference for an error that never reached the archive: stable for one error object, readable over the phone. */
export function localReference(error: unknown): string {
  const made = error instanceof Error ? known.get(error) : undefined
  if (made !== undefined) return made
  counter += 1
  const reference = `P-${performance.now().toFixed(0).slice(-6).padStart(6, '0')}-${String(counter)}`
  if (error instanceof Error) {
    known.set(error, reference)
    // The name only: a message may hold what a person typed.
    // oxlint-disable-next-line no-console -- the one line a developer sees; name and reference only
    console.error('fault', reference, error.name)
  }
  return reference
}
