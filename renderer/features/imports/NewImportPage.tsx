/** The import as a page of steps: choose a file, correct its columns, rehearse, import. Every step is left and entered by one key. */
import { ColumnsStep } from '#renderer/features/imports/ColumnsStep.tsx'
import { FileStep } from '#renderer/features/imports/FileStep.tsx'
import { importSteps, useImportWork } from '#renderer/features/imports/import-work.ts'
import { RehearsalStep } from '#renderer/features/imports/RehearsalStep.tsx'
import { ResultStep } from '#renderer/features/imports/ResultStep.tsx'
import { useText } from '#renderer/ui/index.ts'

export function NewImportPage() {
  const step = useImportWork((work) => work.step)
  if (step === 'columns') return <ColumnsStep />
  if (step === 'rehearsal') return <RehearsalStep />
  return step === 'result' ? <ResultStep /> : <FileStep />
}

/** Where in the import the person is. */
export function Steps() {
  const t = useText()
  const step = useImportWork((work) => work.step)
  return (
    <ol className="dg-steps" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {importSteps.map((name, index) => <li key={name} aria-current={name === step ? 'step' : undefined}>{index + 1} {t(`imports.step-${name}`)}</li>)}
    </ol>
  )
}
