/** Guarantees that ids, days, moments and pages are validated the same way in every operation. */
import * as z from 'zod'
import { isDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { isId } from '#shared/kernel/ids.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { isInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** A UUIDv7 of one subject. */
export function idOf<Subject extends string>(subject: Subject) {
  return z.custom<Id<Subject>>((value) => typeof value === 'string' && isId(value), { message: 'id' }).meta({ type: 'string', format: 'uuid', description: `Id of a ${subject}` })
}

/** An existing calendar day, 'YYYY-MM-DD'. */
export const daySchema = z.custom<Day>((value) => typeof value === 'string' && isDay(value), { message: 'day' }).meta({ type: 'string', format: 'date' })

/** A moment, milliseconds since 1970 UTC. */
export const instantSchema = z.custom<InstantMs>((value) => typeof value === 'number' && isInstant(value), { message: 'instant' }).meta({ type: 'integer', description: 'Milliseconds since 1970-01-01T00:00:00Z' })

/** Letters that a register cannot hold: control characters other than tab and line break. */
// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/

/** Half of a pair of surrogates is no letter; SQLite would store another in its place, and nobody would find it by what was typed. */
const whole = (value: string) => value.toWellFormed()

/** One line of typed text: trimmed, at most `max` characters, no control characters. */
export function line(max = 200) {
  return z.string().overwrite(whole).trim().max(max).refine((value) => !controlCharacters.test(value) && !/[\r\n\t]/.test(value), { message: 'control-character' })
}

/** A required line. */
export function requiredLine(max = 200) {
  return line(max).min(1, { message: 'required' })
}

/** Several lines of typed text. */
export function paragraph(max = 4000) {
  return z.string().overwrite(whole).trim().max(max).refine((value) => !controlCharacters.test(value), { message: 'control-character' })
}

/** A page request of a keyset list. */
export const pageRequest = { cursor: z.string().max(600).nullable().default(null), size: z.number().int().min(1).max(200).default(60) }

/** A page of a keyset list: `next` is the cursor of the following page, null at the end. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable() })
}

/** One line of a subject's history as the screens show it. */
export const historyEntrySchema = z.object({ seq: z.number().int(), kind: z.string(), at: instantSchema, by: z.string(), corrects: z.number().int().nullable(), body: z.record(z.string(), z.unknown()) })
export type HistoryEntry = z.output<typeof historyEntrySchema>
