/** Keeps the demonstration's account: what was printed, what was counted, and every claim that did not hold. */
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey, TextParams } from '#shared/text/index.ts'

export type ImportAccount = { readonly file: string; readonly read: number; readonly new: number; readonly updated: number; readonly duplicate: number; readonly rejected: number }
export type ExportAccount = { readonly register: string; readonly format: string; readonly file: string; readonly rows: number; readonly bytes: number }

export type Account = {
  readonly imports: ImportAccount[]
  readonly exports: ExportAccount[]
  /** Counts by step, as they go into the JSON line. */
  readonly counts: Record<string, Readonly<Record<string, string | number | boolean>>>
  readonly failures: string[]
  /** A step's heading. */
  begin(key: TextKey): void
  /** A line under the heading. */
  say(key: TextKey, params?: TextParams): void
  /** Notes a claim that must hold for the demonstration to succeed; `what` is technical and names no person. */
  claim(what: string, holds: boolean): void
}

/** Builds an empty account that prints as it goes. */
export function openAccount(locale: Locale, print: (line: string) => void): Account {
  let step = 0
  const failures: string[] = []
  return {
    imports: [], exports: [], counts: {}, failures,
    begin(key) { step += 1; print(`${String(step)}. ${translate(locale, key)}`) },
    say(key, params) { print(`   ${translate(locale, key, params)}`) },
    claim(what, holds) { if (!holds) { failures.push(what); print(`   ${translate(locale, 'demo.failed', { what })}`) } },
  }
}
