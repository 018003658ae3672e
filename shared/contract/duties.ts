/** Duties: what must be done by a day because a clause says so; whose it is, how late, how the day was counted, and how it ends. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { daySchema, historyEntrySchema, idOf, instantSchema, line, pageOf, pageRequest, paragraph } from '#shared/contract/values.ts'
import { roles } from '#shared/domain/access.ts'
import { dutyStatuses, evidenceKinds } from '#shared/domain/duties.ts'

export const dutyRowSchema = z.object({
  id: idOf('duty'), clause: z.string(), zh: z.string(), en: z.string(), status: z.enum(dutyStatuses),
  subject: z.object({ kind: z.string(), id: z.string(), number: z.string(), title: z.string() }), period: z.string(), opensDay: daySchema, dueDay: daySchema,
  /** Calendar days that it has been open; 0 when it has ended. */
  ageDays: z.number().int(),
  /** Calendar days past the due day; 0 when it is in time or has ended. */
  daysLate: z.number().int(),
  owner: z.enum(roles), ownerName: z.string().nullable(), evidence: z.enum(evidenceKinds),
  /** Roles that its lateness has reached, the owner first. */
  reached: z.array(z.enum(roles)),
  endedAt: instantSchema.nullable(), endedBy: z.string().nullable(), words: z.string(), recordNumber: z.string(),
})
export type DutyRow = z.output<typeof dutyRowSchema>

/** A step of the count: its sentence is `due.<key>`. */
export const dueStepSchema = z.object({ key: z.string(), day: daySchema.optional(), count: z.number().optional(), reason: z.string().optional(), name: z.string().optional() })

export const dutyFilterSchema = z.object({ ...pageRequest, box: z.enum(['mine', 'all']).default('mine'), status: z.enum(['all', 'open', 'ended']).default('open'), clause: line(20).default('') })
export type DutyFilter = z.output<typeof dutyFilterSchema>

const id = idOf('duty')

export const dutiesContract = {
  list: query('duties.read', '/duties/list', 'Duties by due day: mine and those whose lateness has reached my role, or all').input(dutyFilterSchema).output(pageOf(dutyRowSchema)),
  get: query('duties.read', '/duties/get', 'One duty with the count of its due day and its history').input(z.object({ id }))
    .output(z.object({ duty: dutyRowSchema, why: z.array(dueStepSchema), unknownYears: z.array(z.number().int()), history: z.array(historyEntrySchema) })),
  complete: command('duties.act', '/duties/complete', 'Say that it is done, with the evidence that its clause asks for').input(z.object({ id, words: paragraph(1000).default(''), recordNumber: line(60).default('') })).output(dutyRowSchema),
  waive: command('duties.act', '/duties/waive', 'Let somebody off it, with a reason').input(z.object({ id, words: paragraph(1000) })).output(dutyRowSchema),
}
