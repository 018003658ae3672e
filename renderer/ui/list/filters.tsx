/** Filters that live in the address: a text, one of several, a day. */
import { useEffect, useRef, useState } from 'react'
import { useReadingMoment } from '#renderer/ui/form/ReadBox.tsx'
import { readDay } from '#renderer/ui/form/read-field.ts'
import type { Choice } from '#renderer/ui/form/fields.ts'
import { belongsToComposition, noComposition } from '#renderer/ui/keys/composition.ts'
import { useChangeSearch, useRawSearch } from '#renderer/ui/place/use-place.ts'
import { useText } from '#renderer/ui/use-text.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'

const restMs = 160

/** A text filter; the address follows when the hand rests, and at once on Enter, which also goes to the list. */
export function FilterText({ name, placeholder, width = 200 }: { readonly name: string; readonly placeholder?: string; readonly width?: number }) {
  const t = useText()
  const change = useChangeSearch()
  const raw = useRawSearch()[name]
  const held = typeof raw === 'string' || typeof raw === 'number' ? String(raw) : ''
  const [typed, setTyped] = useState(held)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const composing = useRef(false)
  useEffect(() => { setTyped(held) }, [held])
  useEffect(() => () => clearTimeout(timer.current), [])
  function write(text: string): void { clearTimeout(timer.current); change({ [name]: text.trim() === '' ? undefined : text.trim() }) }
  function later(text: string): void { clearTimeout(timer.current); timer.current = setTimeout(() => write(text), restMs) }
  return (
    <input
      className="dg-box" data-filter="true" style={{ width, height: 28 }} type="search" placeholder={placeholder ?? t('common.filter')} aria-label={placeholder ?? t('common.filter')} value={typed} autoComplete="off" spellCheck={false}
      onCompositionStart={() => { composing.current = true }} onCompositionEnd={(event) => { composing.current = false; later(event.currentTarget.value) }}
      onChange={(event) => { setTyped(event.target.value); if (!composing.current) later(event.target.value) }}
      onKeyDown={(event) => {
        if (belongsToComposition(noComposition, event.nativeEvent)) return
        if (event.key === 'Enter') { event.preventDefault(); write(typed); focusGrid(event.currentTarget) }
        if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); if (typed !== '') { setTyped(''); write('') } focusGrid(event.currentTarget) }
        if (event.key === 'ArrowDown') { event.preventDefault(); focusGrid(event.currentTarget) }
      }}
    />
  )
}

function focusGrid(from: Element): void {
  from.closest('.dg-page')?.querySelector<HTMLElement>('[role="grid"]')?.focus()
}

/** One of several, as a row of words; the arrows move between them. */
export function FilterChoice({ name, choices, label }: { readonly name: string; readonly choices: readonly Choice[]; readonly label?: string }) {
  const change = useChangeSearch()
  const raw = useRawSearch()[name]
  const first = choices[0]?.value
  return (
    <select className="dg-box" data-filter="true" style={{ width: 'auto', height: 28, paddingRight: 4 }} aria-label={label ?? name} value={typeof raw === 'string' ? raw : first} onChange={(event) => change({ [name]: event.target.value === first ? undefined : event.target.value })}>
      {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
    </select>
  )
}

/** A day; typed short (`1123`, `-7`, `今天`) and written out when left. */
export function FilterDay({ name, label }: { readonly name: string; readonly label: string }) {
  const change = useChangeSearch()
  const now = useReadingMoment()
  const raw = useRawSearch()[name]
  const held = typeof raw === 'string' ? raw : ''
  const [typed, setTyped] = useState<string | null>(null)
  const [bad, setBad] = useState(false)
  function settle(text: string): void {
    const day = text.trim() === '' ? null : readDay(text, dayOfInstant(now()))
    setBad(day === null && text.trim() !== '')
    if (day !== null || text.trim() === '') { setTyped(null); change({ [name]: day ?? undefined }) }
  }
  return (
    <input
      className="dg-box" data-filter="true" style={{ width: 108, height: 28 }} placeholder={label} aria-label={label} aria-invalid={bad} value={typed ?? held} autoComplete="off"
      onChange={(event) => setTyped(event.target.value)} onBlur={() => { if (typed !== null) settle(typed) }}
      onKeyDown={(event) => { if (event.key === 'Enter' && !belongsToComposition(noComposition, event.nativeEvent)) { event.preventDefault(); settle(typed ?? held); focusGrid(event.currentTarget) } }}
    />
  )
}
