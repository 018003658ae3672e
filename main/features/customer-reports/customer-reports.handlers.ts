/** The doors of customer reports: each hands a validated call to its service; a file is written by the composition root's door. */
import { compileReport, listReports, noteOpened, readReportSheet, recompileReport, sendReport } from '#main/features/customer-reports/customer-reports.service.ts'
import { copyName, reportFigures } from '#main/features/customer-reports/customer-reports.report.ts'
import type { CustomerReportSources } from '#main/features/customer-reports/customer-reports.sources.ts'
import { destroyCopy, issueCopy, listCopies, makeCopies, openCopyFile, signCopy, takeBackCopy } from '#main/features/customer-reports/report-copies.service.ts'
import { pageCorrections } from '#main/features/customer-reports/report-corrections.repository.ts'
import { correctReport } from '#main/features/customer-reports/report-corrections.service.ts'
import { defineReport, endDefinition, listDefinitions, redefineReport } from '#main/features/customer-reports/report-definitions.service.ts'
import { deliverReport, keepDelivery, listDeliveries, requestDelivery, revokeDelivery } from '#main/features/customer-reports/report-deliveries.service.ts'
import { reviewReport, submitForReview } from '#main/features/customer-reports/report-reviews.service.ts'
import type { ReportFormat } from '#main/mechanisms/export/table-report.ts'
import { streamJob } from '#main/mechanisms/jobs/stream-job.ts'
import type { RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import type { Desk } from '#main/rpc/call.ts'
import { os } from '#main/rpc/chain.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { Exported, ReportFilter } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'

const reports = os['customer-reports']

export type CustomerReportParts = {
  readonly sources: CustomerReportSources
  today(): Day
  /** Writes rows into a file in a worker, as every export of a register does; null when no place was given. */
  exportRegister(order: { readonly desk: Desk; readonly actor: Actor; readonly source: RegisterSource; readonly filter: ReportFilter; readonly format: ReportFormat }, report: (progress: Progress) => void, signal: AbortSignal): Promise<Exported | null>
}

/** Builds the handlers; the counts of the customer files and the export come through `main/app`. */
export function createCustomerReportsHandlers({ sources, today, exportRegister }: CustomerReportParts) {
  return {
    definitions: reports.definitions.handler(({ context, input }) => listDefinitions(context.reader, input, today())),
    list: reports.list.handler(({ context, input }) => listReports(context.reader, input)),
    get: reports.get.handler(({ context, input }) => readReportSheet(context.reader, input.id, today())),
    copies: reports.copies.handler(({ context, input }) => listCopies(context.reader, input)),
    corrections: reports.corrections.handler(({ context, input }) => pageCorrections(context.reader, input, input)),
    deliveries: reports.deliveries.handler(({ context, input }) => listDeliveries(context.reader, input, today())),
    define: reports.define.handler(({ context, input }) => defineReport(context.unit, input)),
    redefine: reports.redefine.handler(({ context, input }) => redefineReport(context.unit, input)),
    endDefinition: reports.endDefinition.handler(({ context, input }) => endDefinition(context.unit, input.id, input.reason)),
    noteOpened: reports.noteOpened.handler(({ context, input }) => noteOpened(context.unit, input.id)),
    compile: reports.compile.handler(({ context, input }) => compileReport(context.unit, sources, input)),
    recompile: reports.recompile.handler(({ context, input }) => recompileReport(context.unit, sources, input.id)),
    submit: reports.submit.handler(({ context, input }) => submitForReview(context.unit, input.id)),
    review: reports.review.handler(({ context, input }) => reviewReport(context.unit, input)),
    send: reports.send.handler(({ context, input }) => sendReport(context.unit, input.id)),
    correct: reports.correct.handler(({ context, input }) => correctReport(context.unit, input)),
    makeCopies: reports.makeCopies.handler(({ context, input }) => makeCopies(context.unit, sources, input)),
    issueCopy: reports.issueCopy.handler(({ context, input }) => issueCopy(context.unit, input)),
    signCopy: reports.signCopy.handler(({ context, input }) => signCopy(context.unit, input)),
    takeBackCopy: reports.takeBackCopy.handler(({ context, input }) => takeBackCopy(context.unit, input)),
    destroyCopy: reports.destroyCopy.handler(({ context, input }) => destroyCopy(context.unit, input)),
    export: reports.export.handler(async ({ context: { desk, actor, reader }, input: { copyId, locale }, signal }) => {
      const { copy, format, report } = await openCopyFile(reader, copyId)
      const filter: ReportFilter = { register: reportFigures.name, text: copyName(copy), state: 'all', from: report.firstDay, to: report.lastDay, locale }
      return streamJob<Progress, Exported | null>((progress, aborted) => exportRegister({ desk, actor, source: reportFigures, filter, format }, progress, aborted), signal)
    }),
    requestDelivery: reports.requestDelivery.handler(({ context, input }) => requestDelivery(context.unit, input)),
    deliver: reports.deliver.handler(({ context, input }) => deliverReport(context.unit, input)),
    keepDelivery: reports.keepDelivery.handler(({ context, input }) => keepDelivery(context.unit, input)),
    revokeDelivery: reports.revokeDelivery.handler(({ context, input }) => revokeDelivery(context.unit, input)),
  }
}
