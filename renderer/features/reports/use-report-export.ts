/** Runs one export at a time and remembers the last one, so that it can be repeated and its file fetched. */
import { useRef } from 'react'
import { client } from '#renderer/rpc/index.ts'
import { useJob, useLooseText } from '#renderer/ui/index.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { Exported, ReportFilter } from '#shared/contract/reports.ts'
import type { ImportantTreatment } from '#shared/domain/reports.ts'

export type ReportFormat = 'xlsx' | 'csv' | 'pdf'
export type ExportOrder = ReportFilter & { readonly format: ReportFormat; readonly important?: ImportantTreatment }

export function useReportExport() {
  const loose = useLooseText()
  const job = useJob<Progress, Exported | null>()
  const last = useRef<ExportOrder | null>(null)
  function start(order: ExportOrder): void {
    last.current = order
    void job.run((signal) => client.reports.export(order, { signal }), ({ done, total, stage }) => ({ done, total, note: loose(`reports.stage.${stage}`) }))
  }
  return { ...job, start, format: last.current?.format ?? null, repeat: () => { if (last.current !== null) start(last.current) }, repeatWith: (important: ImportantTreatment) => { if (last.current !== null) start({ ...last.current, important }) } }
}
export type ReportExport = ReturnType<typeof useReportExport>
