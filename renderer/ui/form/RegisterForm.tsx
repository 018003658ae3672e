/** The form at the counter: keyboard first, safe with the input method, nothing lost on an error, a lock or a crash. */
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { announce } from '#renderer/state/announcements.ts'
import { takeScans } from '#renderer/state/scans.ts'
import { FieldView } from '#renderer/ui/form/FieldView.tsx'
import type { FormField, FormValues } from '#renderer/ui/form/fields.ts'
import { shownFields } from '#renderer/ui/form/form-flow.ts'
import { inputId, useRegisterForm } from '#renderer/ui/form/use-register-form.ts'
import type { SaveMode } from '#renderer/ui/form/use-register-form.ts'
import { belongsToComposition, compositionEnded, compositionStarted, noComposition } from '#renderer/ui/keys/composition.ts'
import { useKeys } from '#renderer/ui/keys/key-bindings.ts'
import { useBack } from '#renderer/ui/place/use-place.ts'
import { KeyCap } from '#renderer/ui/show/marks.tsx'
import type { Remedy } from '#renderer/ui/trouble/RefusalCard.tsx'
import { TroubleCard } from '#renderer/ui/trouble/TroubleCard.tsx'
import { useText } from '#renderer/ui/use-text.ts'

/** What a save answers: the number that is read out, and what a correction needs to find the line again. */
export type SavedLine = { readonly number?: string | undefined; readonly subject?: string | undefined; readonly text?: string | undefined; /** `warn` when something about the saved line asks for a look. */ readonly tone?: 'warn' | undefined }

export type RegisterFormProps<Values extends FormValues, Saved extends SavedLine> = {
  /** Names the draft, e.g. `deposits.take`; add the id when a line is corrected. */
  readonly formId: string
  readonly title?: ReactNode
  readonly fields: readonly FormField<Values>[]
  readonly initial: () => Values
  /** Throws what the client throws; the form tells the person. */
  readonly save: (values: Values) => Promise<Saved>
  /** A second way to save the same values, with its own key and button, e.g. a call that becomes a case. */
  readonly otherSave?: { readonly key: string; readonly label: string; readonly save: (values: Values) => Promise<Saved> }
  /** Known before the form opened (a scan, another record): written in as filled in; the next open question has the focus. */
  readonly prefill?: Partial<Values> | undefined
  /** After saving; absent: Enter goes back, Ctrl+Enter starts the next. */
  readonly onSaved?: (saved: Saved, values: Values, mode: SaveMode) => void
  /** Opens the correction of what was just saved. */
  readonly onCorrect?: (saved: Saved) => void
  readonly onEscape?: () => void
  /** Buttons of the refusal card by remedy code; `again` fills values in and saves once more, for a remedy that is not an input's value. */
  readonly remedies?: Readonly<Record<string, { readonly label?: string; readonly run: (values: Values, remedy: Remedy, again: (patch: Partial<Values>) => void) => void }>>
  /** Takes a scan made while the form is open; `fill` writes values as filled in. */
  readonly onScan?: (text: string, fill: (patch: Partial<Values>) => void) => boolean | Promise<boolean>
  readonly aside?: ReactNode
  /** Told what stands in the form, at the start and after every change, e.g. to look for twins while a name is typed. */
  readonly watch?: (values: Values) => void
  readonly width?: 'page' | 'third'
  readonly heading?: boolean
  readonly draft?: boolean
  readonly saveLabel?: string
  /** No second save button: a form that is used once. */
  readonly once?: boolean
  /** There is no way back from this form: no button, and Esc does nothing. */
  readonly stays?: boolean
  /** Says nothing in the quiet line after saving. */
  readonly quiet?: boolean
  /** The save button's words while it saves, for a save that takes seconds. */
  readonly savingLabel?: string
}

export function RegisterForm<Values extends FormValues, Saved extends SavedLine = SavedLine>(props: RegisterFormProps<Values, Saved>) {
  const t = useText()
  const back = useBack()
  const form = useRegisterForm<Values, Saved>({
    formId: props.formId, fields: props.fields, initial: props.initial, save: props.save, keepsDraft: props.draft ?? true,
    saved: (saved, values, mode) => {
      const { onCorrect } = props
      if (props.quiet !== true) announce({ text: saved.text ?? (saved.number === undefined ? t('form.saved') : t('form.saved-number', { number: saved.number })), ...(saved.tone === undefined ? {} : { tone: saved.tone }), ...(onCorrect === undefined ? {} : { correct: () => onCorrect(saved) }) })
      if (props.onSaved !== undefined) props.onSaved(saved, values, mode)
      else if (mode === 'close') back()
    },
  })
  const other = props.otherSave
  useWatched(props.watch, form.state.values)
  const composition = useRef(noComposition)
  const isComposing = (event: React.KeyboardEvent) => belongsToComposition(composition.current, event.nativeEvent)
  useFormScans(props.onScan, form.fill, form.focusOpen)
  usePrefill(props.prefill, form.fill, form.focusOpen)
  useKeys([
    { key: 'Ctrl+Enter', run: () => void form.save(props.once === true ? 'close' : 'next') },
    ...(other === undefined ? [] : [{ key: other.key, label: other.label, run: () => void form.save('close', other.save) }]),
    { key: 'Esc', run: props.onEscape ?? back, inText: true, when: () => props.stays !== true },
  ], { group: 'form' })

  function hear(event: React.KeyboardEvent): void {
    if (event.defaultPrevented || event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey || isComposing(event)) return
    const name = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-name]')?.dataset['name'] : undefined
    if (name === undefined || event.target instanceof HTMLButtonElement) return
    const field = props.fields.find((known) => known.name === name)
    if (event.target instanceof HTMLTextAreaElement && !(field?.kind === 'lines' && field.enter === 'next') && !event.shiftKey) return
    event.preventDefault()
    form.enter(name)
  }
  return (
    <form
      className="dg-form" data-width={props.width ?? 'page'} data-form={props.formId} noValidate aria-busy={form.state.saving}
      onSubmit={(event) => event.preventDefault()} onKeyDown={hear}
      onCompositionStart={() => { composition.current = compositionStarted(composition.current) }}
      onCompositionEnd={(event) => { composition.current = compositionEnded(composition.current, event.timeStamp) }}
    >
      {props.heading !== false && props.title !== undefined && <h2 style={{ fontSize: 16 }}>{props.title}</h2>}
      {form.state.restored && <div className="dg-note" role="status">{t('form.draft-restored')}<button type="button" className="dg-linkbutton" onClick={form.startAfresh}>{t('form.draft-discard')}</button></div>}
      <Troubles form={form} props={props} />
      <div className="dg-form-grid">
        {shownFields(props.fields, form.state.values).map((field) => (
          <FieldView<Values>
            key={field.name} id={inputId(props.formId, field.name)} field={field} value={form.state.values[field.name]} filled={form.state.filled.has(field.name)} fault={form.state.faults[field.name]} composing={isComposing}
            change={(value, unread) => form.act({ kind: 'change', name: field.name, value, ...(unread === undefined ? {} : { unread }), ...(field.kind === 'suggest' && field.unpick !== undefined ? { also: field.unpick } : {}) })}
            fill={(patch) => form.fill(patch, field.name)} done={() => form.enter(field.name)} left={() => form.act({ kind: 'left', field })}
          />
        ))}
      </div>
      {props.aside}
      <FormFoot saving={form.state.saving} once={props.once === true} label={(form.state.saving ? props.savingLabel : undefined) ?? props.saveLabel ?? t('common.save')} save={(mode) => void form.save(mode)} other={other === undefined ? undefined : { key: other.key, label: other.label, run: () => void form.save('close', other.save) }} back={props.stays === true ? undefined : (props.onEscape ?? back)} />
    </form>
  )
}

function Troubles<Values extends FormValues, Saved extends SavedLine>({ form, props }: { readonly form: ReturnType<typeof useRegisterForm<Values, Saved>>; readonly props: RegisterFormProps<Values, Saved> }) {
  const { trouble, values } = form.state
  if (trouble === null || trouble.kind === 'fields') return null
  const again = (patch: Partial<Values>) => { form.fill(patch); void form.save('close') }
  const remedies = Object.fromEntries(Object.entries(props.remedies ?? {}).map(([code, { label, run }]) => [code, { ...(label === undefined ? {} : { label }), run: (remedy: Remedy) => run(values, remedy, again) }]))
  const fillAndSave = (remedy: Remedy) => {
    // The archive names the inputs of this very operation, so they are members of this form.
    for (const [name, value] of Object.entries(remedy.values ?? {})) if (!Array.isArray(value)) form.act({ kind: 'change', name, value: value as Values[string] })
    void form.save('close')
  }
  return <TroubleCard trouble={trouble} remedies={remedies} onRemedy={fillAndSave} onClose={() => form.act({ kind: 'close-trouble' })} onRetry={trouble.kind === 'offline' || trouble.kind === 'fault' ? () => void form.save('close') : undefined} />
}

type FormFootProps = {
  readonly saving: boolean
  readonly once: boolean
  readonly label: string
  readonly save: (mode: SaveMode) => void
  readonly other: { readonly key: string; readonly label: string; readonly run: () => void } | undefined
  readonly back: (() => void) | undefined
}

function FormFoot({ saving, once, label, save, other, back }: FormFootProps) {
  const t = useText()
  return (
    <div className="dg-form-foot">
      <Button type="primary" loading={saving} onClick={() => save('close')}>{label}<KeyCap name="Enter" /></Button>
      {!once && <Button disabled={saving} onClick={() => save('next')}>{t('common.save-and-next')}<KeyCap name="Ctrl+Enter" /></Button>}
      {other !== undefined && <Button disabled={saving} onClick={other.run}>{other.label}<KeyCap name={other.key} /></Button>}
      {back !== undefined && <Button type="text" disabled={saving} onClick={back}>{t('common.back')}<KeyCap name="Esc" /></Button>}
    </div>
  )
}

function useWatched<Values extends FormValues>(watch: ((values: Values) => void) | undefined, values: Values): void {
  const latest = useRef(watch)
  latest.current = watch
  useEffect(() => { latest.current?.(values) }, [values])
}

function usePrefill<Values extends FormValues>(prefill: Partial<Values> | undefined, fill: (patch: Partial<Values>) => void, focusOpen: () => void): void {
  useEffect(() => {
    if (prefill === undefined) return
    fill(prefill)
    focusOpen()
  }, [prefill, fill, focusOpen])
}

function useFormScans<Values extends FormValues>(onScan: RegisterFormProps<Values, SavedLine>['onScan'], fill: (patch: Partial<Values>) => void, focusOpen: () => void): void {
  const latest = useRef({ onScan, fill, focusOpen })
  latest.current = { onScan, fill, focusOpen }
  useEffect(() => takeScans(async (text) => {
    const { onScan: take, fill: write, focusOpen: stand } = latest.current
    if (take === undefined) return false
    let wrote = false
    const taken = await take(text, (patch) => { wrote = true; write(patch) })
    if (taken && wrote) stand()
    return taken
  }), [])
}
