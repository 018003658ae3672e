/** One field: its label, its box, and the line below for its fault or hint. */
import { ChoiceBox } from '#renderer/ui/form/ChoiceBox.tsx'
import type { BoxProps } from '#renderer/ui/form/box.ts'
import type { FormValues } from '#renderer/ui/form/fields.ts'
import type { ShownFault } from '#renderer/ui/form/form-state.ts'
import { PhotoBox } from '#renderer/ui/form/PhotoBox.tsx'
import { CheckBox, LineBox, LinesBox } from '#renderer/ui/form/PlainBox.tsx'
import { ReadBox } from '#renderer/ui/form/ReadBox.tsx'
import { SignatureBox } from '#renderer/ui/form/SignatureBox.tsx'
import { SuggestBox } from '#renderer/ui/form/SuggestBox.tsx'
import { useText } from '#renderer/ui/use-text.ts'

type FieldViewProps<Values extends FormValues> = Omit<BoxProps<Values>, 'invalid' | 'describedBy'> & { readonly fault: ShownFault | undefined; readonly left: () => void }

function Box<Values extends FormValues>(props: BoxProps<Values>) {
  const { field } = props
  switch (field.kind) {
    case 'choice': return <ChoiceBox {...props} choices={field.choices} />
    case 'suggest': return <SuggestBox {...props} suggest={field} />
    case 'lines': return <LinesBox {...props} />
    case 'check': return <CheckBox {...props} />
    case 'photo': return <PhotoBox {...props} />
    case 'signature': return <SignatureBox {...props} />
    case 'number': case 'money': case 'day': case 'moment': return <ReadBox {...props} />
    case 'text': case 'phone': case 'password': return <LineBox {...props} />
  }
}

export function FieldView<Values extends FormValues>({ fault, left, ...box }: FieldViewProps<Values>) {
  const t = useText()
  const { field, id } = box
  const span = field.span ?? (field.kind === 'lines' || field.kind === 'photo' || field.kind === 'signature' ? 12 : 6)
  const sentence = fault === undefined ? undefined : 'sentence' in fault ? fault.sentence : t(fault.key, { label: field.label, ...fault.params })
  const belowId = `${id}-below`
  return (
    <div className="dg-field" data-kind={field.kind} data-span={span} data-name={field.name} style={{ gridColumn: `span ${String(span)}` }} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) left() }}>
      <label htmlFor={id}>
        {field.label}{field.required === true && <span className="dg-star" aria-hidden="true">*</span>}
        {box.filled && <span className="dg-filled-mark">{t('form.filled-in')}</span>}
      </label>
      <Box {...box} invalid={sentence !== undefined} describedBy={belowId} />
      <div id={belowId} className="dg-field-below" data-bad={sentence !== undefined} role={sentence === undefined ? undefined : 'alert'}>{sentence ?? field.hint ?? ''}</div>
    </div>
  )
}
