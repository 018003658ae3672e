/** Guarantees that an Enter which belongs to an input method is never taken for "next field" or "save". */

/** What is known of the input method: whether it composes, and when it last ended (milliseconds). */
export type CompositionState = { readonly composing: boolean; readonly endedAtMs: number }

export const noComposition: CompositionState = { composing: false, endedAtMs: Number.NEGATIVE_INFINITY }

/** Some input methods send the Enter that ended the composition a moment after its end. No hand is faster than this. */
const enterAfterEndMs = 25

export function compositionStarted(state: CompositionState): CompositionState {
  return { ...state, composing: true }
}

export function compositionEnded(_state: CompositionState, nowMs: number): CompositionState {
  return { composing: false, endedAtMs: nowMs }
}

/** Whether a key belongs to the input method: it composes, says so itself, carries the code 229, or follows its end at once. */
export function belongsToComposition(state: CompositionState, event: { readonly isComposing: boolean; readonly keyCode: number; readonly timeStamp: number }): boolean {
  return state.composing || event.isComposing || event.keyCode === 229 || event.timeStamp - state.endedAtMs < enterAfterEndMs
}
