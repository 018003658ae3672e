/** What a feature does with a scan that no screen took, before the shell looks the code up. */
import type { SearchPatch } from '#renderer/ui/place/use-place.ts'

/** True when the code was the feature's and was answered; false passes it on. */
export type ScanAnswer = (code: string, go: (path: string, search?: SearchPatch) => void) => Promise<boolean>
