/** The first screen after login: what is overdue, what is due, who waits for me. */
import * as z from 'zod'
import { query } from '#shared/contract/operation.ts'
import { daySchema } from '#shared/contract/values.ts'

/** One line of the day: what, whose, due when, by which clause, and where a key leads. */
export const todayLineSchema = z.object({
  kind: z.string(), subjectId: z.string(), number: z.string(), title: z.string(), person: z.string(),
  /** The title in English where a pack says it in both languages; absent: `title` is what somebody wrote. */
  titleEn: z.string().optional(),
  dueDay: daySchema.nullable(), daysLate: z.number().int(), clause: z.string().nullable(),
})
export type TodayLine = z.output<typeof todayLineSchema>

export const todayContract = {
  overview: query('today.read', '/today/overview', 'Overdue, due today and waiting for me, with the counts on the rail').input(z.object({})).output(z.object({
    overdue: z.array(todayLineSchema), dueToday: z.array(todayLineSchema), waitingForMe: z.array(todayLineSchema),
    counts: z.object({ inside: z.number().int(), heldDeposits: z.number().int(), openLoans: z.number().int(), openCases: z.number().int(), approvals: z.number().int() }),
  })),
}
