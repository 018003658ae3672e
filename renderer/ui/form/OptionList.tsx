/** The list under a choice or a type-ahead. The focus stays in the box; the list follows its keys. */
import { useEffect, useRef } from 'react'

export type ListedOption = { readonly key: string; readonly label: string; readonly detail?: string | undefined; readonly index?: string | undefined }
type OptionListProps = { readonly id: string; readonly options: readonly ListedOption[]; readonly current: number; readonly hint?: string | undefined; readonly pick: (index: number) => void }

export function optionId(listId: string, index: number): string {
  return `${listId}-${String(index)}`
}

export function OptionList({ id, options, current, hint, pick }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => { list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }) }, [current])
  return (
    <div className="dg-pop" ref={list}>
      <div role="listbox" id={id}>
        {options.map((option, index) => (
          // The mouse must not take the focus from the box, so the press is answered before the focus moves.
          <div key={option.key} id={optionId(id, index)} role="option" className="dg-option" aria-selected={index === current} onPointerDown={(event) => { event.preventDefault(); pick(index) }}>
            {option.index !== undefined && <span className="dg-option-index">{option.index}</span>}
            <span>{option.label}</span>
            {option.detail !== undefined && <span className="dg-option-detail">{option.detail}</span>}
          </div>
        ))}
      </div>
      {hint !== undefined && <div className="dg-pop-hint">{hint}</div>}
    </div>
  )
}

/** Letters that an input method shows while composing pinyin: its separators are no part of what was typed. */
export function withoutSeparators(typed: string): string {
  return /^[\x20-\x7e]*$/.test(typed) ? typed.replace(/['\s]+/g, (gap) => (gap.includes("'") ? '' : gap)) : typed
}
