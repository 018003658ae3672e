/** Writes one numbered copy into a file at a time and remembers the last one, so that it can be tried again under the same number. */
import { useRef } from 'react'
import { client } from '#renderer/rpc/index.ts'
import { useJob, useLocale, useLooseText } from '#renderer/ui/index.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { ReportCopy } from '#shared/contract/customer-reports.ts'
import type { Exported } from '#shared/contract/reports.ts'

export function useCopyExport() {
  const loose = useLooseText()
  const locale = useLocale()
  const job = useJob<Progress, Exported | null>()
  const last = useRef<ReportCopy | null>(null)
  function start(copy: ReportCopy): void {
    last.current = copy
    void job.run((signal) => client['customer-reports'].export({ copyId: copy.id, locale }, { signal }), ({ done, total, stage }) => ({ done, total, note: loose(`reports.stage.${stage}`) }))
  }
  return { ...job, start, copyNumber: last.current?.copyNumber ?? 0, repeat: () => { if (last.current !== null) start(last.current) } }
}
export type CopyExporting = ReturnType<typeof useCopyExport>
