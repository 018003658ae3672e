/** Shows where in the import the person is. */
import { importSteps, useImportWork } from '#renderer/features/imports/import-work.ts'
import { useText } from '#renderer/ui/index.ts'

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
