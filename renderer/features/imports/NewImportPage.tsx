/** The import as a page of steps: choose a file, correct its columns, rehearse, import. Every step is left and entered by one key. */
import { ColumnsStep } from '#renderer/features/imports/ColumnsStep.tsx'
import { FileStep } from '#renderer/features/imports/FileStep.tsx'
import { useImportWork } from '#renderer/features/imports/import-work.ts'
import { RehearsalStep } from '#renderer/features/imports/RehearsalStep.tsx'
import { ResultStep } from '#renderer/features/imports/ResultStep.tsx'

export function NewImportPage() {
  const step = useImportWork((work) => work.step)
  if (step === 'columns') return <ColumnsStep />
  if (step === 'rehearsal') return <RehearsalStep />
  return step === 'result' ? <ResultStep /> : <FileStep />
}
