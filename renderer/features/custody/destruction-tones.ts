/** How the states of a destruction list look. */
import type { Tone } from '#renderer/ui/index.ts'
import type { DestructionStatus } from '#shared/domain/custody-destruction.ts'

export const destructionTones: Readonly<Record<DestructionStatus, Tone>> = { draft: 'neutral', asked: 'warn', approved: 'accent', refused: 'danger', destroyed: 'ok', dropped: 'neutral' }
