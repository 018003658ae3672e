/**
 * Guarantees that a file appears under its name only when it is whole and on the disk, that no existing file is overwritten,
 * and that a cancelled or failed write leaves nothing behind.
 */
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, dirname, extname, isAbsolute, join } from 'node:path'
import { translateSqliteError } from '#main/db/faults.ts'
import type { Sink } from '#main/mechanisms/export/table-report.ts'
import { refuse } from '#shared/domain/refusal.ts'

const partPrefix = '.dangui-export-'
const highestNumber = 9_999

export type TargetFile<T> = { readonly path: string; readonly bytes: number; readonly value: T }

/** Writes a new file; `work` gets its sink. Throws DiskFull and FolderReadOnly by name, refuses a folder that is not there. */
export async function writeTargetFile<T>(targetPath: string, work: (sink: Sink) => Promise<T>): Promise<TargetFile<T>> {
  const folder = dirname(targetPath)
  if (!isAbsolute(targetPath) || !(await isFolder(folder))) refuse({ code: 'reports.folder-missing', facts: {}, remedy: { code: 'reports.choose-folder' } })
  await removeOrphans(folder)
  const part = await translated(openPart(folder))
  let bytes = 0
  try {
    const value = await work({ async write(chunk) { bytes += chunk.byteLength; await translated(part.handle.writeFile(chunk)) } })
    await translated(part.handle.sync())
    await part.handle.close()
    return { path: await translated(moveToFreeName(part.path, targetPath)), bytes, value }
  } catch (error) {
    await part.handle.close().catch(() => undefined)
    await rm(part.path, { force: true })
    throw error
  }
}

async function translated<T>(step: Promise<T>): Promise<T> {
  try {
    return await step
  } catch (error) {
    throw translateSqliteError(error)
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false)
}

/** Opens a new hidden file, readable by its owner only; its name tells whose it is, should this process die. */
async function openPart(folder: string): Promise<{ readonly path: string; readonly handle: FileHandle }> {
  for (let count = 0; ; count += 1) {
    const path = join(folder, `${partPrefix}${String(process.pid)}-${String(count)}.part`)
    try {
      return { path, handle: await open(path, 'wx', 0o600) }
    } catch (error) {
      if (!isCode(error, 'EEXIST') || count > highestNumber) throw error
    }
  }
}

/** Takes the name with an empty file of our own (fails when it is taken), then puts the whole file in its place. */
async function moveToFreeName(partPath: string, targetPath: string): Promise<string> {
  const [extension, folder] = [extname(targetPath), dirname(targetPath)]
  const stem = basename(targetPath, extension)
  for (let count = 1; count <= highestNumber; count += 1) {
    const path = join(folder, `${stem}${count === 1 ? '' : ` (${String(count)})`}${extension}`)
    const reserved = await open(path, 'wx', 0o600).catch((error: unknown) => { if (isCode(error, 'EEXIST')) return null; throw error })
    if (reserved === null) continue
    await reserved.close()
    try {
      await rename(partPath, path)
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    await syncFolder(folder)
    return path
  }
  throw new Error('no free file name')
}

/** Windows cannot open a folder; there the rename is durable with the journal. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** Parts of a program that was killed in mid-export hold customer data; the next export into the folder removes them. */
async function removeOrphans(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const owner = name.startsWith(partPrefix) && name.endsWith('.part') ? Number.parseInt(name.slice(partPrefix.length), 10) : Number.NaN
    if (Number.isSafeInteger(owner) && owner > 0 && owner !== process.pid && !isRunning(owner)) await rm(join(folder, name), { force: true }).catch(() => undefined)
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
