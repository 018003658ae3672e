/** Rehearses an import in the worker: reads the archive in one snapshot, judges every line, writes nothing. */
import { loadReadingRules } from '#main/app/import-rules.ts'
import { importTargets } from '#main/app/import-targets.ts'
import { readImportFile, reportProgress, stopIfAborted } from '#main/app/tasks/import-file.ts'
import type { ImportFile, ImportMessage } from '#main/app/tasks/import-file.ts'
import { archivePaths } from '#main/db/archive-paths.ts'
import { createKysely } from '#main/db/kysely.ts'
import { beginSnapshot, openConnection } from '#main/db/open.ts'
import type { Schema } from '#main/db/schema.ts'
import { judgeLines } from '#main/features/imports/judge-lines.ts'
import type { JudgedLine } from '#main/features/imports/judge-lines.ts'
import type { TaskContext } from '#main/mechanisms/jobs/serve-tasks.ts'
import type { StagedLine } from '#shared/contract/imports.ts'
import type { DuplicatePolicy } from '#shared/domain/imports/outcome.ts'
import type { SkippedLines } from '#shared/domain/imports/lines.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'

/** How the file is to be understood. */
export type ImportPlan = { readonly kind: ImportKind; readonly mapping: readonly string[]; readonly policy: DuplicatePolicy; readonly choices: readonly (readonly [number, DuplicatePolicy])[] }

function toStaged(line: JudgedLine): StagedLine {
  return {
    line: line.line, outcome: line.outcome, title: line.title, choice: line.choice, canUpdate: line.change !== null, findings: line.findings.map((finding) => ({ ...finding, facts: toPlainFacts(finding.facts) })),
    match: line.match === null ? null : { ...line.match, reasons: [...line.match.reasons] },
  }
}

function toPlainFacts(facts: JudgedLine['findings'][number]['facts']): StagedLine['findings'][number]['facts'] {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'object' && fact !== null ? [...fact] : fact]))
}

/** Sends every judged line to the main thread; returns what was skipped. */
export async function importRehearseTask({ file, plan }: { readonly file: ImportFile; readonly plan: ImportPlan }, context: TaskContext): Promise<{ readonly skipped: SkippedLines }> {
  const { layout } = await readImportFile(file, context)
  const { folder, cipher, dataKey } = context.archive
  const connection = openConnection({ path: archivePaths(folder).database, dataKey: Buffer.from(dataKey), cipher, readonly: true })
  try {
    beginSnapshot(connection)
    const reader = createKysely<Schema>(connection)
    const order = { ...plan, choices: new Map(plan.choices), rules: await loadReadingRules(reader) }
    let done = 0
    for await (const lines of judgeLines(reader, layout, importTargets[plan.kind], order)) {
      context.report({ kind: 'lines', lines: lines.map(toStaged) } satisfies ImportMessage)
      done += lines.length
      reportProgress(context, 'judge', done, layout.dataLines.length)
      stopIfAborted(context)
    }
    return { skipped: layout.skipped }
  } finally {
    connection.close()
  }
}
