/** Boxes for words: one line, several lines, a phone, a password, a tick. */
import { boxAttributes } from '#renderer/ui/form/box.ts'
import type { BoxProps } from '#renderer/ui/form/box.ts'
import type { FormValues } from '#renderer/ui/form/fields.ts'

export function LineBox<Values extends FormValues>(props: BoxProps<Values>) {
  const { field } = props
  const isPassword = field.kind === 'password'
  return (
    <input
      {...boxAttributes(props)} type={isPassword ? 'password' : 'text'} inputMode={field.kind === 'phone' ? 'tel' : undefined}
      value={typeof props.value === 'string' ? props.value : ''} onChange={(event) => props.change(event.target.value)}
    />
  )
}

export function LinesBox<Values extends FormValues>(props: BoxProps<Values>) {
  const rows = props.field.kind === 'lines' ? (props.field.rows ?? 3) : 3
  return <textarea {...boxAttributes(props)} rows={rows} value={typeof props.value === 'string' ? props.value : ''} onChange={(event) => props.change(event.target.value)} />
}

export function CheckBox<Values extends FormValues>(props: BoxProps<Values>) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', height: 30 }}>
      <input id={props.id} type="checkbox" checked={props.value === true} aria-describedby={props.describedBy} onChange={(event) => props.change(event.target.checked)} style={{ width: 16, height: 16, accentColor: 'var(--dg-accent)' }} />
    </span>
  )
}
