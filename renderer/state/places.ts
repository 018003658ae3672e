/** Remembers where each list stood, so that Esc from a page brings the same rows back. The filters themselves are in the address. */
import { create } from 'zustand'

export type Place = { readonly current: number; readonly key?: string; readonly offset: number }

const usePlaces = create<{ readonly places: Readonly<Record<string, Place>> }>()(() => ({ places: {} }))

export function placeOf(listId: string): Place {
  return usePlaces.getState().places[listId] ?? { current: 0, offset: 0 }
}

export function rememberPlace(listId: string, place: Place): void {
  usePlaces.setState((state) => ({ places: { ...state.places, [listId]: place } }))
}
