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
    const { look: known, file: held } = useImportWork.getState()
    const whole = file ?? (known === null ? held : null)
    changeWork({ reading, ...(file === null ? {} : { file }) })
    const found = await job.run((signal) => (whole !== null ? client.imports.look({ file: whole, reading }, { signal }) : client.imports.lookAgain({ stageId: known?.stageId ?? '', reading }, { signal })), read)
    if (found !== null) takeLook(found)
  }
  return { ...job, look }
}
