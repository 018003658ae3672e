/** Remembers, while the program runs, which file an export of a desk became, so that the desk can fetch or open it. */
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Desk } from '#main/rpc/call.ts'

export type ShelvedExport = { readonly id: string; readonly path: string; readonly fileName: string; readonly mediaType: string }

export type ExportShelf = {
  /** The folder that exports go to when nobody chose another; created when missing. */
  folder(): string
  put(desk: Desk, entry: ShelvedExport): void
  /** An export that this desk made, or null. */
  find(desk: Desk, id: string): ShelvedExport | null
}

/** How many exports are remembered; older ones stay on the disk and are found there. */
const shelfLength = 200

/** Builds the shelf. */
export function createExportShelf(options: { readonly exportsDir?: string | undefined }): ExportShelf {
  const entries = new Map<string, { readonly deskId: string; readonly entry: ShelvedExport }>()
  return {
    folder() {
      const folder = options.exportsDir ?? join(homedir(), 'Documents', 'Dangui')
      mkdirSync(folder, { recursive: true })
      return folder
    },
    put(desk, entry) {
      entries.set(entry.id, { deskId: desk.id, entry })
      const oldest = entries.keys().next()
      if (entries.size > shelfLength && oldest.done !== true) entries.delete(oldest.value)
    },
    find(desk, id) {
      const found = entries.get(id)
      return found?.deskId === desk.id ? found.entry : null
    },
  }
}
