/** Guarantees that every broken archive, key file or disk has a name; messages carry no key, password or customer data. */

/** A named fault; `code` is translated in `shared/text` under `fault.<code>`. */
export class ArchiveFault extends Error {
  readonly code: string
  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'ArchiveFault'
    this.code = code
  }
}

/** The key does not open this archive. */
export class WrongKey extends ArchiveFault {
  constructor() { super('wrong-key', 'the key does not open this archive') }
}
/** The archive's bytes are not what was written. */
export class ArchiveDamaged extends ArchiveFault {
  constructor(what: string, cause?: unknown) { super('archive-damaged', `damaged: ${what}`, cause) }
}
/** A newer program wrote this archive or key file. */
export class ArchiveFromNewerVersion extends ArchiveFault {
  constructor(what: string) { super('archive-from-newer-version', what) }
}
/** Another program has this archive open. */
export class ArchiveInUse extends ArchiveFault {
  constructor() { super('archive-in-use', 'another program has this archive open') }
}
/** Neither copy of the key-slot file can be read. */
export class KeySlotsMissing extends ArchiveFault {
  constructor() { super('key-slots-missing', 'no readable key-slot file beside the archive') }
}
/** The disk is full; nothing of the last action was kept. */
export class DiskFull extends ArchiveFault {
  constructor(cause?: unknown) { super('disk-full', 'the disk is full', cause) }
}
/** The folder cannot be written. */
export class FolderReadOnly extends ArchiveFault {
  constructor(cause?: unknown) { super('folder-read-only', 'the folder cannot be written', cause) }
}

const sqliteFaults: Readonly<Record<string, (cause: Error) => ArchiveFault>> = {
  SQLITE_FULL: (cause) => new DiskFull(cause),
  SQLITE_IOERR_WRITE: (cause) => new DiskFull(cause),
  SQLITE_READONLY: (cause) => new FolderReadOnly(cause),
  SQLITE_CANTOPEN: (cause) => new FolderReadOnly(cause),
  SQLITE_CORRUPT: (cause) => new ArchiveDamaged('database', cause),
  SQLITE_NOTADB: () => new WrongKey(),
}

/** Gives an error of SQLite or of the file system its name; anything else comes back as it is. */
export function translateSqliteError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  if (error.code === 'ENOSPC' || error.code === 'EFBIG') return new DiskFull(error)
  if (error.code === 'EROFS' || error.code === 'EACCES') return new FolderReadOnly(error)
  const exact = sqliteFaults[error.code]
  if (exact !== undefined) return exact(error)
  const family = Object.keys(sqliteFaults).find((name) => String(error.code).startsWith(`${name}_`))
  return family === undefined ? error : (sqliteFaults[family]?.(error) ?? error)
}
