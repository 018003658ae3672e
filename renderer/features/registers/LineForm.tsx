/** One form at the right for each thing that is done to a line: correct it, close it, strike it out. */
import { useRef } from 'react'
import { formValuesOf, lineFields, typedValuesOf } from '#renderer/features/registers/line-fields.ts'
import type { LineDoing } from '#renderer/features/registers/registers-search.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useLocale, useReadingMoment, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField, FormValues } from '#renderer/ui/index.ts'
import type { RegisterFieldRow, RegisterLine, RegisterRow } from '#shared/contract/registers.ts'

/** A name that no field of a register has. */
const reasonName = '#reason'

function fieldsFor(doing: LineDoing, register: RegisterRow, line: RegisterLine): readonly RegisterFieldRow[] {
  switch (doing) {
    case 'strike': return []
    case 'close': return register.fields.filter((field) => field.isAtClose || line.lacks.includes(field.key))
    case 'correct': return register.fields.filter((field) => !field.isRetired && (!field.isAtClose || line.status === 'closed'))
  }
}

export function LineForm({ doing, line, register, done }: { readonly doing: LineDoing; readonly line: RegisterLine; readonly register: RegisterRow; readonly done: () => void }) {
  const t = useText()
  const locale = useLocale()
  const now = useReadingMoment()
  const today = useSession((state) => state.status?.today) ?? ''
  const held = useRef<FormValues>({})
  const fields = fieldsFor(doing, register, line)
  const reason: FormField<FormValues> = { kind: 'text', name: reasonName, label: t(doing === 'strike' ? 'registers.reason' : 'registers.correct-reason'), required: doing === 'strike', span: 12, max: 200 }
  async function save(values: FormValues) {
    const written = values[reasonName]
    const said = { id: line.id, reason: typeof written === 'string' ? written : '' }
    const typed = { ...typedValuesOf(fields, values, now()) }
    if (doing === 'strike') await client.registers.strike(said)
    else if (doing === 'close') await client.registers.close({ id: line.id, values: typed, locale })
    else await client.registers.correct({ ...said, values: typed, locale })
    return { number: line.number }
  }
  const title = doing === 'close' ? register.closes?.deed[locale] ?? '' : t(`registers.${doing}`)
  // Conditions may look at fields that this form does not ask for.
  const initial = () => ({ ...formValuesOf(register.fields, line.values, ''), ...formValuesOf(fields, line.values, today), [reasonName]: '' })
  return (
    <RegisterForm<FormValues>
      formId={`registers.${doing}.${line.id}`} title={title} fields={[...wideIn(lineFields(fields, locale, t, () => held.current)), ...(doing === 'close' ? [] : [reason])]} initial={initial} save={save} watch={(values) => { held.current = values }}
      onSaved={done} onEscape={done} once width="third" draft={doing === 'correct'}
    />
  )
}

/** The right third has room for one or two fields in a line. */
function wideIn(fields: readonly FormField<FormValues>[]): readonly FormField<FormValues>[] {
  return fields.map((field) => ({ ...field, span: field.kind === 'day' || field.kind === 'number' || field.kind === 'money' ? 6 : 12 }))
}
