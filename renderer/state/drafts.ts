/** Guarantees that a half-filled form survives a lock, a switch of operator and a crash: kept here at once, in the archive soon after. */
import { create } from 'zustand'
import type { FieldValue } from '#renderer/ui/form/fields.ts'

export type DraftValues = Readonly<Record<string, FieldValue>>
export type Draft = { readonly values: DraftValues; readonly filled: readonly string[] }

/** Where drafts are kept beyond this window; the archive, sealed like everything else. */
export type DraftKeeper = {
  readonly load: (formId: string) => Promise<Draft | null>
  readonly save: (formId: string, draft: Draft) => Promise<void>
  readonly discard: (formId: string) => Promise<void>
}

type Drafts = { readonly byOwner: Readonly<Record<string, Draft>> }

const useDraftStore = create<Drafts>()(() => ({ byOwner: {} }))
let keeper: DraftKeeper | null = null
const waiting = new Map<string, ReturnType<typeof setTimeout>>()
const saveAfterMs = 600

/** The app names the keeper once; without one, drafts live as long as the window. */
export function keepDraftsWith(named: DraftKeeper | null): void {
  keeper = named
}

function ownerKey(userId: string, formId: string): string {
  return `${userId}/${formId}`
}

/** Notes what is in a form now; writes it to the keeper when the hands rest for a moment. */
export function noteDraft(userId: string, formId: string, draft: Draft): void {
  const key = ownerKey(userId, formId)
  useDraftStore.setState((state) => ({ byOwner: { ...state.byOwner, [key]: draft } }))
  clearTimeout(waiting.get(key))
  waiting.set(key, setTimeout(() => { waiting.delete(key); void keeper?.save(formId, draft).catch(() => undefined) }, saveAfterMs))
}

/** Writes what still waits, e.g. before locking. */
export async function flushDrafts(userId: string): Promise<void> {
  const due = [...waiting.keys()].filter((key) => key.startsWith(`${userId}/`))
  await Promise.all(due.map(async (key) => {
    clearTimeout(waiting.get(key))
    waiting.delete(key)
    const draft = useDraftStore.getState().byOwner[key]
    if (draft !== undefined) await keeper?.save(key.slice(userId.length + 1), draft).catch(() => undefined)
  }))
}

/** What was left in a form: at once from this window, else from the keeper. */
export function draftHere(userId: string, formId: string): Draft | null {
  return useDraftStore.getState().byOwner[ownerKey(userId, formId)] ?? null
}

/** Asks the keeper, e.g. after a crash; null when it has nothing or cannot be reached. */
export async function draftKept(formId: string): Promise<Draft | null> {
  return (await keeper?.load(formId).catch(() => null)) ?? null
}

/** Forgets a draft: it was saved, or the person started afresh. */
export function dropDraft(userId: string, formId: string): void {
  const key = ownerKey(userId, formId)
  clearTimeout(waiting.get(key))
  waiting.delete(key)
  useDraftStore.setState((state) => {
    const { [key]: _gone, ...rest } = state.byOwner
    return { byOwner: rest }
  })
  void keeper?.discard(formId).catch(() => undefined)
}

/** Forgets every draft in this window, e.g. when another archive is opened. What the keeper holds stays. */
export function forgetDrafts(): void {
  for (const timer of waiting.values()) clearTimeout(timer)
  waiting.clear()
  useDraftStore.setState({ byOwner: {} })
}
