/** Runs an import as a person would: look, rehearse, import; small tables are written in the test itself. */
import type { Client } from '#tests/support/office.ts'
import type { ImportLook, ImportRow, Rehearsal } from '#shared/contract/imports.ts'
import type { DuplicatePolicy } from '#shared/domain/imports/outcome.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'

/** Reads a job to its end and returns its result; `onEvent` hears the progress. */
export async function finish<Event, Result>(events: AsyncIterator<Event, Result>, onEvent?: (event: Event) => void): Promise<Result> {
  for (;;) {
    const step = await events.next()
    if (step.done === true) return step.value
    onEvent?.(step.value)
  }
}

/** A table as an office's program writes it. */
export function csvFile(lines: readonly (readonly string[])[], name = '名单.csv'): File {
  return new File([lines.map((line) => line.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')], name)
}

export type Rehearsed = { readonly look: ImportLook; readonly rehearsal: Rehearsal }

/** Looks into a file and rehearses it under its own proposal, or under what the test says. */
export async function rehearse(client: Client, file: File, options: { readonly kind?: ImportKind; readonly policy?: DuplicatePolicy } = {}): Promise<Rehearsed> {
  const look = await finish(await client.imports.look({ file }))
  const kind = options.kind ?? look.kind
  const mapping = kind === look.kind ? look.mapping : look.proposals[kind]
  const rehearsal = await finish(await client.imports.rehearse({ stageId: look.stageId, kind, mapping, policy: options.policy ?? 'skip' }))
  return { look, rehearsal }
}

/** Looks, rehearses and imports. */
export async function importFile(client: Client, file: File, options: { readonly kind?: ImportKind; readonly policy?: DuplicatePolicy } = {}): Promise<ImportRow> {
  const { look } = await rehearse(client, file, options)
  return finish(await client.imports.run({ stageId: look.stageId }))
}
