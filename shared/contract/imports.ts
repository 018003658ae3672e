/** Imports: choose a file, correct how it is read, map its columns, rehearse it line by line, run it, take rejected lines back, undo it. */
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { progressSchema } from '#shared/contract/archive.ts'
import { job, query } from '#shared/contract/operation.ts'
import { exportedSchema } from '#shared/contract/reports.ts'
import { idOf, instantSchema, pageOf, pageRequest, requiredLine } from '#shared/contract/values.ts'
import { matchReasons } from '#shared/domain/imports/keys.ts'
import { duplicatePolicies, lineOutcomes } from '#shared/domain/imports/outcome.ts'
import { importKinds } from '#shared/domain/imports/targets.ts'
import { importStatuses } from '#shared/domain/imports/undo.ts'

/** One call carries at most this much. */
export const mostImportBytes = 64 * 1024 * 1024
export const importEncodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const
export const importDelimiters = [',', ';', '\t', '|'] as const

/** What a person sets otherwise than the program found it; null leaves it to the program. */
export const importReadingSchema = z.object({
  encoding: z.enum(importEncodings).nullable().default(null), delimiter: z.enum(importDelimiters).nullable().default(null),
  sheet: z.string().max(64).nullable().default(null),
  /** The line of the headings, counted from 1; 0 when the table has none. */
  headerLine: z.number().int().min(0).max(1000).nullable().default(null),
})
export type ImportReading = z.output<typeof importReadingSchema>

const stageId = z.string().max(64).describe('The chosen file as this desk holds it in memory; gone when the archive locks')
const mapping = z.array(z.string().max(40)).max(300).describe('A field, `own` (kept under its heading) or `ignore` for each column')

const skippedSchema = z.object({ title: z.number().int(), header: z.number().int(), blank: z.number().int(), total: z.number().int() })
/** read = new + updated + duplicate + rejected */
export const importCountsSchema = z.object({ read: z.number().int(), new: z.number().int(), updated: z.number().int(), duplicate: z.number().int(), rejected: z.number().int() })
export type ImportCounts = z.output<typeof importCountsSchema>

const findingSchema = z.object({ code: z.string(), field: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])), weight: z.enum(['rejects', 'notes']) })
const matchSchema = z.object({
  certainty: z.enum(['same', 'similar']), reasons: z.array(z.enum(matchReasons)), subjectId: z.string().nullable(), number: z.string(), name: z.string(),
  /** An earlier line of the same file. */
  line: z.number().int().nullable(),
})

/** What was found in the file. */
export const importLookSchema = z.object({
  stageId, fileName: z.string(), bytes: z.number().int(), format: z.enum(['csv', 'xlsx', 'xls', 'html']),
  encoding: z.enum(importEncodings).nullable(), delimiter: z.enum(importDelimiters).nullable(), sheets: z.array(z.string()), sheet: z.string().nullable(),
  headerLine: z.number().int(), headings: z.array(z.string()), samples: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  lines: z.number().int(), dataLines: z.number().int(), skipped: skippedSchema,
  kind: z.enum(importKinds), mapping,
  /** Proposals for every kind, so that changing the kind asks nobody. */
  proposals: z.record(z.enum(importKinds), mapping),
  /** The mapping is the one that this office used for these headings before. */
  remembered: z.boolean(),
  /** The same file was imported before. */
  sameFile: z.object({ number: z.string(), at: instantSchema }).nullable(),
})
export type ImportLook = z.output<typeof importLookSchema>

export const rehearsalSchema = z.object({ counts: importCountsSchema, similar: z.number().int(), noted: z.number().int(), skipped: skippedSchema, findings: z.array(z.object({ code: z.string(), weight: z.enum(['rejects', 'notes']), count: z.number().int() })) })
export type Rehearsal = z.output<typeof rehearsalSchema>

export const stagedLineSchema = z.object({
  line: z.number().int(), outcome: z.enum(lineOutcomes), title: z.string(), match: matchSchema.nullable(), findings: z.array(findingSchema),
  /** What a person chose for this line, null for the policy of the import. */
  choice: z.enum(duplicatePolicies).nullable(), canUpdate: z.boolean(),
})
export type StagedLine = z.output<typeof stagedLineSchema>

export const importRowSchema = z.object({
  id: idOf('import'), number: z.string(), kind: z.enum(importKinds), status: z.enum(importStatuses), fileName: z.string(), sheet: z.string(), policy: z.enum(duplicatePolicies),
  counts: importCountsSchema, skipped: skippedSchema, importedAt: instantSchema, importedBy: z.string(), undoneAt: instantSchema.nullable(), undoneBy: z.string().nullable(), undoReason: z.string(),
})
export type ImportRow = z.output<typeof importRowSchema>

export const importedLineSchema = z.object({ line: z.number().int(), outcome: z.enum(lineOutcomes), title: z.string(), subjectId: z.string().nullable(), number: z.string(), match: matchSchema.nullable(), findings: z.array(findingSchema) })
export type ImportedLine = z.output<typeof importedLineSchema>

const shown = z.enum(['all', ...lineOutcomes, 'similar', 'noted']).default('all')
const id = idOf('import')
const policy = z.enum(duplicatePolicies).default('skip')

export const importsContract = {
  look: job('imports.run', '/imports/look', 'Read a file (multipart/form-data, part `file`): its encoding, delimiter, sheets, headings and a proposal for its columns')
    .input(z.object({ file: z.file().max(mostImportBytes), reading: importReadingSchema.default({ encoding: null, delimiter: null, sheet: null, headerLine: null }) })).output(eventIterator(progressSchema, importLookSchema)),
  lookAgain: job('imports.run', '/imports/look-again', 'Read the same file otherwise: another encoding, delimiter, sheet or line of headings')
    .input(z.object({ stageId, reading: importReadingSchema })).output(eventIterator(progressSchema, importLookSchema)),
  rehearse: job('imports.run', '/imports/rehearse', 'What an import would do, line by line; changes nothing')
    .input(z.object({ stageId, kind: z.enum(importKinds), mapping, policy })).output(eventIterator(progressSchema, rehearsalSchema)),
  staged: query('imports.run', '/imports/staged', 'Lines of the rehearsal, a page at a time').input(z.object({ stageId, outcome: shown, ...pageRequest })).output(pageOf(stagedLineSchema)),
  choose: query('imports.run', '/imports/choose', 'What to do with single lines that are already kept; remembered with the rehearsal')
    .input(z.object({ stageId, lines: z.array(z.number().int().min(1)).min(1).max(2000), choice: z.enum(duplicatePolicies).nullable() })).output(rehearsalSchema),
  run: job('imports.run', '/imports/run', 'Import the rehearsed file: all of it or nothing').input(z.object({ stageId })).output(eventIterator(progressSchema, importRowSchema)),
  list: query('customers.read', '/imports/list', 'Imports, newest first').input(z.object(pageRequest)).output(pageOf(importRowSchema)),
  get: query('customers.read', '/imports/get', 'One import').input(z.object({ id })).output(importRowSchema),
  lines: query('customers.read', '/imports/lines', 'Lines of an import and what became of them').input(z.object({ id, outcome: shown, ...pageRequest })).output(pageOf(importedLineSchema)),
  rejected: job('imports.run', '/imports/rejected', 'Write the rejected lines into a file, as they were, each with its reasons; null when the person gave no place for it')
    .input(z.object({ id, format: z.enum(['xlsx', 'csv']).default('xlsx'), locale: z.enum(['zh', 'en']).default('zh') })).output(eventIterator(progressSchema, exportedSchema.nullable())),
  undo: job('imports.undo', '/imports/undo', 'Take back everything that an import brought; refused when somebody has worked with it since')
    .input(z.object({ id, reason: requiredLine(200) })).output(eventIterator(progressSchema, importRowSchema)),
}
export type ImportMapping = readonly string[]
