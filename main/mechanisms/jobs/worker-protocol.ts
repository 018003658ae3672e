/** What the archive process and its worker thread say to each other. */
import type { CipherName } from '#main/db/open.ts'

/** What a worker needs to open the archive with a connection of its own. */
export type WorkerArchive = { readonly folder: string; readonly cipher: CipherName; readonly dataKey: Uint8Array }

export type WorkerStart = { readonly task: string; readonly archive: WorkerArchive; readonly payload: unknown; readonly abortFlag: SharedArrayBuffer }

export type WorkerAnswer =
  | { readonly kind: 'progress'; readonly progress: unknown }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly refusals: unknown }
  | { readonly kind: 'not-found'; readonly subject: string }
  | { readonly kind: 'fault'; readonly name: string; readonly code: string | null; readonly message: string }
