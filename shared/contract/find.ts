/** Find anything: one box over every subject that this person may read. */
import * as z from 'zod'
import { query } from '#shared/contract/operation.ts'
import { instantSchema, line } from '#shared/contract/values.ts'
import { findKinds } from '#shared/domain/find.ts'
import { searchFieldNames } from '#shared/domain/search/grams.ts'

export const findHitSchema = z.object({
  kind: z.enum(findKinds), id: z.string(), title: z.string(), subtitle: z.string(), at: instantSchema,
  /** The fields that contain what was typed. */
  matched: z.array(z.enum(searchFieldNames)),
  /** What was typed is one of its numbers, whole: what a scan opens. */
  isExactNumber: z.boolean(),
})
export type FindHitRow = z.output<typeof findHitSchema>

export const findContract = {
  search: query('find.use', '/find/search', 'Persons, companies, phone tails, numbers: an exact number first, then newest first, only kinds that this role may read')
    .input(z.object({ text: line(200), size: z.number().int().min(1).max(50).default(20), before: z.string().max(20).nullable().default(null) }))
    .output(z.object({ rows: z.array(findHitSchema), next: z.string().nullable() })),
}
