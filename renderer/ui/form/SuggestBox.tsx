/** A type-ahead over the archive: two letters and Enter pick a record, and everything known of it fills in. */
import { useEffect, useRef, useState } from 'react'
import { boxAttributes } from '#renderer/ui/form/box.ts'
import type { BoxProps } from '#renderer/ui/form/box.ts'
import type { FormField, FormValues, Suggestion } from '#renderer/ui/form/fields.ts'
import { OptionList, optionId, withoutSeparators } from '#renderer/ui/form/OptionList.tsx'
import { firstHighlight, isCodeLike } from '#renderer/ui/form/suggest-model.ts'
import { useText } from '#renderer/ui/use-text.ts'

type SuggestField<Values extends FormValues> = Extract<FormField<Values>, { kind: 'suggest' }>
type Answers<Values extends FormValues> = { readonly typed: string; readonly lines: readonly Suggestion<Values>[] }

const restMs = 50

/** Asks while typing, drops answers that came too late. `settled()` resolves when the last question is answered. */
function useAnswers<Values extends FormValues>(load: SuggestField<Values>['load']) {
  const [answers, setAnswers] = useState<Answers<Values> | null>(null)
  const asked = useRef<{ readonly abort: AbortController; readonly done: Promise<Answers<Values> | null> } | null>(null)
  useEffect(() => () => asked.current?.abort.abort(), [])
  function ask(typed: string): void {
    asked.current?.abort.abort()
    const abort = new AbortController()
    const done = new Promise<void>((resolve) => { setTimeout(resolve, restMs) })
      .then(() => (abort.signal.aborted ? [] : load(typed, abort.signal)))
      .then((lines) => {
        if (abort.signal.aborted) return null
        const found = { typed, lines }
        setAnswers(found)
        return found
      })
      .catch(() => null)
    asked.current = { abort, done }
  }
  function forget(): void { asked.current?.abort.abort(); asked.current = null; setAnswers(null) }
  return { answers, ask, forget, settled: () => asked.current?.done ?? Promise.resolve(null) }
}

export function SuggestBox<Values extends FormValues>(props: BoxProps<Values> & { readonly suggest: SuggestField<Values> }) {
  const t = useText()
  const { suggest } = props
  const strict = suggest.strict === true
  const { answers, ask, forget, settled } = useAnswers(suggest.load)
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState(-1)
  const value = typeof props.value === 'string' ? props.value : ''
  const listId = `${props.id}-list`
  const lines = answers?.lines ?? []
  useEffect(() => { if (answers !== null) setCurrent(firstHighlight(answers.typed, answers.lines.map((line) => line.label), strict)) }, [answers, strict])

  function pick(line: Suggestion<Values>): void {
    // The picked label is the field's own value unless the line says otherwise.
    props.change(line.label)
    // The label is a string and this field holds one, so the member's type fits.
    props.fill({ [suggest.name]: line.label, ...line.fills })
    setOpen(false)
    forget()
  }
  async function pickWhenAnswered(): Promise<void> {
    const found = await settled()
    const at = found === null ? -1 : firstHighlight(found.typed, found.lines.map((line) => line.label), strict)
    const line = found?.lines[at]
    if (line !== undefined) pick(line)
    else setOpen(false)
    props.done()
  }
  function hear(event: React.KeyboardEvent): void {
    if (props.composing(event)) return
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (open || event.key === 'ArrowDown')) {
      event.preventDefault()
      if (!open) { setOpen(true); ask(value) }
      else setCurrent((at) => Math.max(-1, Math.min(lines.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))))
    } else if (event.key === 'Escape' && open) { event.preventDefault(); event.stopPropagation(); setOpen(false); setCurrent(-1) }
    else if ((event.key === 'Enter' || event.key === 'Tab') && open && !event.ctrlKey) enter(event)
  }
  function enter(event: React.KeyboardEvent): void {
    const fresh = answers !== null && answers.typed === withoutSeparators(value)
    const line = fresh ? lines[current] : undefined
    if (line !== undefined) pick(line)
    else if (!fresh && (strict || isCodeLike(value)) && value !== '' && event.key === 'Enter') { event.preventDefault(); event.stopPropagation(); void pickWhenAnswered() }
    else setOpen(false)
  }
  return (
    <span className="dg-box-wrap">
      <input
        {...boxAttributes(props)} type="text" role="combobox" aria-expanded={open && lines.length > 0} aria-controls={listId} aria-autocomplete="list" aria-activedescendant={open && current >= 0 ? optionId(listId, current) : undefined}
        value={value} onKeyDown={hear} onBlur={() => { setOpen(false) }} onFocus={(event) => event.target.select()}
        onChange={(event) => {
          const text = event.target.value
          props.change(text, strict && text !== '' ? text : undefined)
          if (text === '') { forget(); setOpen(false) } else { setOpen(true); ask(withoutSeparators(text)) }
        }}
      />
      {open && answers !== null && (lines.length > 0 || strict) && <OptionList id={listId} current={current} pick={(index) => { const line = lines[index]; if (line !== undefined) pick(line) }}
        options={lines} hint={lines.length === 0 ? t('form.no-match') : !strict && current >= 0 ? t('form.keep-typed') : undefined} />}
    </span>
  )
}
