/** Has the archive look into a file, a new one or the same under another reading. */
import { takeLook, changeWork, useImportWork } from '#renderer/features/imports/import-work.ts'
import { client } from '#renderer/rpc/index.ts'
import { useJob, useLooseText } from '#renderer/ui/index.ts'
import type { Progress } from '#shared/contract/archive.ts'
import type { ImportLook, ImportReading } from '#shared/contract/imports.ts'

export function useLook() {
  const loose = useLooseText()
  const job = useJob<Progress, ImportLook>()
  const read = ({ done, total, stage }: Progress) => ({ done, total, note: loose(`imports.stage.${stage}`) })
  /** `file` is read anew; without it the file on the archive's shelf is. */
  async function look(reading: ImportReading, file: File | null): Promise<void> {
    const stageId = useImportWork.getState().look?.stageId
    changeWork({ reading, ...(file === null ? {} : { file }) })
    const input = file === null && stageId !== undefined ? { stageId, reading } : { file: file ?? useImportWork.getState().file ?? undefined, reading }
    const found = await job.run((signal) => client.imports.look(input, { signal }), read)
    if (found !== null) takeLook(found)
  }
  return { ...job, look }
}
