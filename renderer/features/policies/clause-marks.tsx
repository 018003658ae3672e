/** How strong a clause is, and its figures in words. */
import type { ClauseLine } from '#renderer/features/policies/clause-lines.ts'
import { StatusTag, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'

const tones: Readonly<Record<ClauseLine['hardness'], Tone>> = { block: 'danger', warn: 'warn', record: 'accent', show: 'neutral' }

/** Its colour says what the program does now; a clause that it does not run yet does nothing. */
export function HardnessTag({ line: { hardness, mechanism } }: { readonly line: ClauseLine }) {
  const t = useText()
  return <StatusTag tone={mechanism === null ? 'neutral' : tones[hardness]}>{t(`policies.hardness.${hardness}`)}</StatusTag>
}

/** `最长借期（天） 3`; a figure that has no label stands in the clause's own words. */
export function figuresText(line: ClauseLine, loose: (key: string) => string | undefined): string {
  return Object.entries(line.numbers).flatMap(([name, value]) => { const label = loose(`policies.number.${name}`); return label === undefined ? [] : [`${label} ${String(value)}`] }).join(' · ')
}
