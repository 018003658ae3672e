/** Runs a form: acts are applied at once, so that the Enter after a pick already sees what the pick filled in. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { troubleOf } from '#renderer/rpc/trouble.ts'
import { draftHere, draftKept, dropDraft, noteDraft } from '#renderer/state/drafts.ts'
import { useActor, useSession } from '#renderer/state/session.ts'
import type { FormField, FormValues } from '#renderer/ui/form/fields.ts'
import { fieldAfter, firstField, shownFields } from '#renderer/ui/form/form-flow.ts'
import { afterAct, faultsOfForm, freshForm } from '#renderer/ui/form/form-state.ts'
import type { FormAct, FormState } from '#renderer/ui/form/form-state.ts'

export type SaveMode = 'close' | 'next'

/** A field that does not appear within this many frames is not on the form. */
const framesWaited = 10

type Options<Values extends FormValues, Saved> = {
  readonly formId: string
  readonly fields: readonly FormField<Values>[]
  readonly initial: () => Values
  readonly save: (values: Values) => Promise<Saved>
  readonly saved: (saved: Saved, values: Values, mode: SaveMode) => void
  readonly keepsDraft: boolean
}

/** The id of a field's input on the page. */
export function inputId(formId: string, name: string): string {
  return `${formId}.${name}`.replace(/[^\w.-]/g, '-')
}

export function useRegisterForm<Values extends FormValues, Saved>(options: Options<Values, Saved>) {
  const { formId, keepsDraft } = options
  const userId = useActor()?.userId ?? ''
  const latest = useRef(options)
  latest.current = options
  const [state, setState] = useState<FormState<Values>>(() => opened(options, userId))
  const now = useRef(state)
  const justFilled = useRef(false)

  const act = useCallback((done: FormAct<Values>) => {
    now.current = afterAct(now.current, done)
    setState(now.current)
    if (keepsDraft && userId !== '' && (done.kind === 'change' || done.kind === 'fill')) noteDraft(userId, formId, draftOf(now.current, latest.current.fields))
  }, [formId, keepsDraft, userId])

  const focus = useCallback((name: string | undefined) => {
    if (name === undefined) return
    const stand = () => {
      const input = document.getElementById(inputId(formId, name))
      input?.focus()
      if (input instanceof HTMLInputElement && input.type === 'text') input.select()
      return input !== null
    }
    // A choice just made may call for a field that is drawn only with the next frames.
    const wait = (frames: number) => { if (!stand() && frames > 0) requestAnimationFrame(() => wait(frames - 1)) }
    wait(framesWaited)
  }, [formId])

  useEffect(() => {
    focus(firstField(shownFields(latest.current.fields, now.current.values), now.current.filled))
    if (!keepsDraft || userId === '' || draftHere(userId, formId) !== null) return
    let left = false
    void draftKept(formId).then((draft) => { if (draft !== null && !left && !now.current.dirty) act({ kind: 'restore', ...draft }) })
    return () => { left = true }
  }, [act, focus, formId, keepsDraft, userId])

  const save = useCallback(async (mode: SaveMode, otherwise?: (values: Values) => Promise<Saved>) => {
    if (now.current.saving) return
    const { fields, initial } = latest.current
    const faults = faultsOfForm(fields, now.current)
    const firstBad = shownFields(fields, now.current.values).find((field) => faults[field.name] !== undefined)
    act({ kind: 'checked', faults })
    if (firstBad !== undefined) { focus(firstBad.name); return }
    act({ kind: 'saving' })
    const { values } = now.current
    try {
      const saved = await (otherwise ?? latest.current.save)(values)
      if (keepsDraft) dropDraft(userId, formId)
      act({ kind: 'empty', values: initial() })
      if (mode === 'next') focus(firstField(shownFields(fields, now.current.values)))
      latest.current.saved(saved, values, mode)
    } catch (error) {
      failed(troubleOf(error))
    }
    function failed(trouble: ReturnType<typeof troubleOf>): void {
      act({ kind: 'failed', trouble, fields })
      if (trouble.kind === 'locked') useSession.getState().setLocked()
      const bad = fields.find((field) => now.current.faults[field.name] !== undefined)
      if (trouble.kind === 'fields') focus(bad?.name)
    }
  }, [act, focus, formId, keepsDraft, userId])

  const enter = useCallback((name: string) => {
    const shown = shownFields(latest.current.fields, now.current.values)
    const next = fieldAfter(shown, name, now.current.filled, justFilled.current)
    justFilled.current = false
    if (next === 'save') void save('close')
    else focus(next)
  }, [focus, save])

  const fill = useCallback((patch: Partial<Values>, from?: string) => {
    act({ kind: 'fill', patch, ...(from === undefined ? {} : { from }) })
    justFilled.current = from !== undefined
  }, [act])

  /** After a scan filled the form: stand where the next question is, or on the last one so that Enter saves. */
  const focusOpen = useCallback(() => {
    const asked = shownFields(latest.current.fields, now.current.values).filter((field) => field.preset !== true)
    focus((asked.find((field) => !now.current.filled.has(field.name)) ?? asked.at(-1))?.name)
  }, [focus])

  const startAfresh = useCallback(() => {
    dropDraft(userId, formId)
    act({ kind: 'empty', values: latest.current.initial() })
    focus(firstField(shownFields(latest.current.fields, now.current.values)))
  }, [act, focus, formId, userId])

  return { state, act, fill, enter, save, focus, focusOpen, startAfresh }
}

function opened<Values extends FormValues, Saved>(options: Options<Values, Saved>, userId: string): FormState<Values> {
  const fresh = freshForm(options.initial())
  const draft = options.keepsDraft && userId !== '' ? draftHere(userId, options.formId) : null
  return draft === null ? fresh : afterAct(fresh, { kind: 'restore', values: draft.values, filled: draft.filled })
}

/** Passwords are never part of a draft. */
function draftOf<Values extends FormValues>(state: FormState<Values>, fields: readonly FormField<Values>[]) {
  const secret = new Set<string>(fields.filter((field) => field.kind === 'password').map((field) => field.name))
  return { values: Object.fromEntries(Object.entries(state.values).filter(([name]) => !secret.has(name))), filled: [...state.filled] }
}
