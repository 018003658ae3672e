/** The doors of the registers: reads go to the service, an export is a job of the composition root's door. */
import { chooseRegister, countRegister, describeRegisters, listMonths, previewRegister } from '#main/features/reports/reports.service.ts'
import { streamJob } from '#main/mechanisms/jobs/stream-job.ts'
import type { RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import type { ReportFormat } from '#main/mechanisms/export/table-report.ts'
import type { Desk } from '#main/rpc/call.ts'
import { os } from '#main/rpc/chain.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { Exported, ReportFilter } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { ImportantTreatment } from '#shared/domain/reports.ts'
import type { Day } from '#shared/kernel/days.ts'

export type ExportOrder = { readonly desk: Desk; readonly actor: Actor; readonly source: RegisterSource; readonly filter: ReportFilter; readonly format: ReportFormat; readonly important: ImportantTreatment }

export type ReportsParts = {
  readonly sources: readonly RegisterSource[]
  today(): Day
  /** Writes the file in a worker, enters the export in the register book, remembers it for its desk; null when no place was given. */
  exportRegister(order: ExportOrder, report: (progress: Progress) => void, signal: AbortSignal): Promise<Exported | null>
}

/** Builds the handlers around the registers of all features. */
export function createReportsHandlers({ sources, today, exportRegister }: ReportsParts) {
  return {
    registers: os.reports.registers.handler(async ({ context, input }) => ({ registers: await describeRegisters(sources, context.actor.role, context.reader, input.locale) })),
    preview: os.reports.preview.handler(({ context, input }) => previewRegister(chooseRegister(sources, context.actor.role, input), context.reader, input, today(), input)),
    count: os.reports.count.handler(({ context, input }) => countRegister(chooseRegister(sources, context.actor.role, input), context.reader, input, today())),
    months: os.reports.months.handler(async ({ context, input }) => ({ months: await listMonths(sources, context.actor.role, context.reader, input.register, input.months, today()) })),
    export: os.reports.export.handler(({ context: { desk, actor }, input: { format, important, ...filter }, signal }) => {
      const source = chooseRegister(sources, actor.role, filter)
      return streamJob<Progress, Exported | null>((report, aborted) => exportRegister({ desk, actor, source, filter, format, important }, report, aborted), signal)
    }),
  }
}
