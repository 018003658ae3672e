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

/** Everything that the program itself puts into an archive's folder. */
export const archiveFileNames = [
  'archive.db', 'archive.db-wal', 'archive.db-shm', 'archive.keys', 'archive.keys.new', 'archive.keys.copy', 'archive.keys.copy.new', 'archive.head', 'archive.lock', 'attachments', 'backups',
] as const
