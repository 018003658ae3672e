/** A choice made by typing: pinyin initials, the label, or its number; Enter takes the first that fits. */
import { useState } from 'react'
import { boxAttributes } from '#renderer/ui/form/box.ts'
import type { BoxProps } from '#renderer/ui/form/box.ts'
import type { Choice, FormValues } from '#renderer/ui/form/fields.ts'
import { OptionList, optionId, withoutSeparators } from '#renderer/ui/form/OptionList.tsx'
import { matchChoices } from '#renderer/ui/form/pinyin-initials.ts'
import { useText } from '#renderer/ui/use-text.ts'

export function ChoiceBox<Values extends FormValues>(props: BoxProps<Values> & { readonly choices: readonly Choice[] }) {
  const t = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState(0)
  const chosen = props.choices.find((choice) => choice.value === props.value)
  const matches = typed === null ? props.choices : matchChoices(props.choices, withoutSeparators(typed))
  const listId = `${props.id}-list`

  function take(choice: Choice | undefined): void {
    if (choice === undefined) return
    props.change(choice.value)
    setTyped(null)
    setOpen(false)
  }
  function move(step: number): void {
    if (!open) { setOpen(true); setCurrent(Math.max(0, props.choices.findIndex((choice) => choice.value === props.value))); return }
    setCurrent((at) => Math.max(0, Math.min(matches.length - 1, at + step)))
  }
  function hear(event: React.KeyboardEvent): void {
    if (props.composing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); move(event.key === 'ArrowDown' ? 1 : -1) }
    else if (event.key === 'Escape' && (open || typed !== null)) { event.preventDefault(); event.stopPropagation(); setTyped(null); setOpen(false); props.change(props.value ?? '') }
    else if ((event.key === 'Enter' || event.key === 'Tab') && open && (typed !== null || event.key === 'Enter') && typed !== '') take(matches[current])
  }
  return (
    <span className="dg-box-wrap">
      <input
        {...boxAttributes(props)} type="text" role="combobox" aria-expanded={open} aria-controls={listId} aria-autocomplete="list" aria-activedescendant={open ? optionId(listId, current) : undefined}
        value={typed ?? chosen?.label ?? ''} onKeyDown={hear} onFocus={(event) => event.target.select()} onClick={() => { if (!open) move(0) }}
        onChange={(event) => {
          const text = event.target.value
          // A scanner's letters were taken back out: the choice stands as it stood.
          if (chosen !== undefined && text === chosen.label) { take(chosen); return }
          setTyped(text); setOpen(true); setCurrent(0)
          if (text === '') props.change('')
          else props.change(props.value ?? '', matchChoices(props.choices, withoutSeparators(text)).length === 1 ? undefined : text)
        }}
        onBlur={() => {
          // Leaving with the mouse keeps what fits beyond doubt; anything else stays as typed, with its fault.
          const only = typed === null || typed === '' ? undefined : matchChoices(props.choices, withoutSeparators(typed))
          if (only?.length === 1) take(only[0])
          else if (typed === '') setTyped(null)
          setOpen(false)
        }}
      />
      <span className="dg-box-tail" aria-hidden="true">▾</span>
      {open && <OptionList id={listId} current={current} pick={(index) => take(matches[index])} hint={matches.length === 0 ? t('form.no-match') : undefined}
        options={matches.map((choice) => ({ key: choice.value, label: choice.label, index: String(props.choices.indexOf(choice) + 1) }))} />}
    </span>
  )
}
