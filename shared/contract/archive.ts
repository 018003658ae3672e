/** Care of the archive itself: verification, backup, the audit log. */
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { job, query } from '#shared/contract/operation.ts'
import { instantSchema, pageOf, pageRequest } from '#shared/contract/values.ts'

/** Progress of long work: `done` of `total` (null while unknown), and what is being done. */
export const progressSchema = z.object({ done: z.number().int(), total: z.number().int().nullable(), stage: z.string() })
export type Progress = z.output<typeof progressSchema>

export const verdictSchema = z.object({
  verified: z.boolean(), rows: z.number().int(), firstBrokenSeq: z.number().int().nullable(), stateMatches: z.boolean(),
  /** Attachments that are missing or do not open. */
  damagedAttachments: z.number().int(),
  head: z.object({ seq: z.number().int(), hash: z.string() }),
})
export type Verdict = z.output<typeof verdictSchema>

export const archiveContract = {
  verify: job('audit.verify', '/archive/verify', 'Recompute the whole audit chain and the state digest; names the first broken link').input(z.object({})).output(eventIterator(progressSchema, verdictSchema)),
  backup: job('backup.run', '/archive/backup', 'Write a verified encrypted backup now').input(z.object({}))
    .output(eventIterator(progressSchema, z.object({ folder: z.string(), bytes: z.number().int(), verified: z.literal(true), damagedAttachments: z.number().int() }))),
  audit: query('audit.read', '/archive/audit', 'The audit log, newest first').input(z.object(pageRequest))
    .output(pageOf(z.object({ seq: z.number().int(), at: instantSchema, by: z.string(), operation: z.string(), subjects: z.array(z.string()), hash: z.string() }))),
}
