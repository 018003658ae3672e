/** Half-filled forms: kept per person and form, so that a lock, a switch of operator or a crash loses nothing. */
import * as z from 'zod'
import { query, session } from '#shared/contract/operation.ts'
import { instantSchema } from '#shared/contract/values.ts'

const form = z.string().regex(/^[a-z][a-z0-9.:-]{0,79}$/)
/** What is typed so far, by field; at most 64 KB as JSON. */
const body = z.record(z.string().max(60), z.union([z.string().max(8000), z.number(), z.boolean(), z.null(), z.array(z.string().max(200)).max(200)]))

export const draftsContract = {
  save: session('signed-in', '/drafts/save', 'Keep a half-filled form').input(z.object({ form, body })).output(z.object({ savedAt: instantSchema })),
  list: query('signed-in', '/drafts/list', 'My half-filled forms').input(z.object({})).output(z.object({ rows: z.array(z.object({ form, body, updatedAt: instantSchema })) })),
  drop: session('signed-in', '/drafts/drop', 'Forget a half-filled form').input(z.object({ form })).output(z.object({ dropped: z.literal(true) })),
}
