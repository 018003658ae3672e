/** Where the parts of an archive lie in its folder. */
import { join } from 'node:path'

export type ArchivePaths = { readonly database: string; readonly keys: string; readonly keysCopy: string; readonly head: string; readonly attachments: string; readonly backups: string }

/** The paths of an archive's parts. */
export function archivePaths(folder: string): ArchivePaths {
  return {
    database: join(folder, 'archive.db'), keys: join(folder, 'archive.keys'), keysCopy: join(folder, 'archive.keys.copy'),
    head: join(folder, 'archive.head'), attachments: join(folder, 'attachments'), backups: join(folder, 'backups'),
  }
}
