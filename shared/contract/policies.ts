/** The office's rules as the program runs them, for people to read: what is cited can be opened. */
import * as z from 'zod'
import { query } from '#shared/contract/operation.ts'
import { daySchema } from '#shared/contract/values.ts'
import { roles } from '#shared/domain/access.ts'

const words = { zh: z.string(), en: z.string() }

export const policyClauseSchema = z.object({
  ...words, id: z.string(), printed: z.string().describe('As people cite it, e.g. P07-19.5'), hardness: z.enum(['block', 'warn', 'record', 'show']),
  force: z.string(), mechanism: z.string().nullable().describe('What runs it; `shown` is guidance for people; null when the program does not run it yet'), numbers: z.record(z.string(), z.union([z.number(), z.string()])),
})
export const policyPackSchema = z.object({
  ...words, id: z.string(), version: z.string(), effectiveFrom: daySchema, isInForce: z.boolean(), clauses: z.array(policyClauseSchema),
  chains: z.array(z.object({ id: z.string(), version: z.number().int(), steps: z.array(z.object({ key: z.string(), clause: z.string(), roles: z.array(z.enum(roles)), onlySecrecy: z.array(z.string()) })) })),
})
export type PolicyPackRow = z.output<typeof policyPackSchema>
export type PolicyClauseRow = z.output<typeof policyClauseSchema>

export const policiesContract = {
  list: query('policies.read', '/policies/list', 'The policy packs that the program runs, their clauses with hardness, mechanism and numbers, and their chains of approval')
    .input(z.object({})).output(z.object({ packs: z.array(policyPackSchema) })),
}
