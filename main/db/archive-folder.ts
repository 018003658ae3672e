/** Says whether a folder can hold an archive: network folders are refused because SQLite's WAL is unsafe there. */
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { archivePaths } from '#main/db/archive-paths.ts'
import { ArchiveFromNewerVersion } from '#main/db/faults.ts'
import { readKeySlots } from '#main/db/key-slots.ts'

export type FolderVerdict = 'empty' | 'archive' | 'foreign' | 'damaged' | 'newer' | 'not-writable' | 'network' | 'missing' | 'no-space'
export type FolderInspection = { readonly folder: string; readonly verdict: FolderVerdict; readonly reason: string; readonly officeName: string | null }

/** What the inspection asks of the operating system; tests pass their own answers. */
export type FolderProbes = {
  /** The file-system type of the nearest existing folder, e.g. `ext4`, `nfs4`, `cifs`; empty when unknown. */
  fileSystemType(folder: string): string
  freeBytes(folder: string): number
}

const networkTypes = /^(nfs\d?|cifs|smb\w*|afs|ncpfs|9p|fuse\.(sshfs|davfs|rclone|s3fs|gvfsd-fuse)|davfs|webdav|afpfs|network)$/i
/** Room for an archive with its log and a backup. */
const neededBytes = 100 * 1024 * 1024

/** Says whether a folder can hold the archive, and why not. Creates nothing but a probe file, which it removes. */
export function inspectFolder(folder: string, probes: FolderProbes = systemProbes): FolderInspection {
  const path = resolve(folder)
  const answer = (verdict: FolderVerdict, reason = '', officeName: string | null = null): FolderInspection => ({ folder: path, verdict, reason, officeName })
  if (!isAbsolute(folder)) return answer('missing', 'not-absolute')
  if (folder.startsWith('\\\\') || folder.startsWith('//')) return answer('network', 'unc')
  const existing = nearestExisting(path)
  const type = probes.fileSystemType(existing)
  if (networkTypes.test(type)) return answer('network', type)
  if (!isWritable(existing)) return answer('not-writable')
  if (probes.freeBytes(existing) < neededBytes) return answer('no-space')
  if (!existsSync(path)) return answer('empty')
  const names = readdirSync(path)
  const paths = archivePaths(path)
  if (!existsSync(paths.keys) && !existsSync(paths.keysCopy)) {
    if (existsSync(paths.database)) return answer('damaged', 'key-slots-missing')
    return answer(names.filter((name) => !name.startsWith('.')).length === 0 ? 'empty' : 'foreign')
  }
  try {
    const slots = readKeySlots(path)
    return existsSync(paths.database) ? answer('archive', '', slots.officeName) : answer('damaged', 'database-missing', slots.officeName)
  } catch (error) {
    return error instanceof ArchiveFromNewerVersion ? answer('newer') : answer('damaged', 'key-slots-unreadable')
  }
}

function nearestExisting(path: string): string {
  let candidate = path
  while (!existsSync(candidate) && dirname(candidate) !== candidate) candidate = dirname(candidate)
  return candidate
}

/** Permission bits lie on network and read-only volumes, so a file is written for real. */
function isWritable(folder: string): boolean {
  const probe = join(folder, `.dangui-${String(process.pid)}`)
  try {
    accessSync(folder, constants.W_OK)
    writeFileSync(probe, '')
    rmSync(probe)
    return true
  } catch {
    return false
  }
}

/** Creates the folders of a new archive. */
export function createFolders(folder: string): void {
  const paths = archivePaths(folder)
  for (const path of [folder, paths.attachments, paths.backups]) mkdirSync(path, { recursive: true, mode: 0o700 })
}

const systemProbes: FolderProbes = {
  fileSystemType: (folder) => (process.platform === 'win32' ? windowsDriveType(folder) : process.platform === 'darwin' ? macVolumeType(folder) : linuxMountType(folder)),
  freeBytes(folder) {
    const volume = statfsSync(folder)
    return volume.bavail * volume.bsize
  },
}

/** The longest mount point that holds the folder decides. */
function linuxMountType(folder: string): string {
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n').map((line) => line.split(' '))
    const holding = mounts.filter(([, point = '']) => point !== '' && (folder === point || folder.startsWith(point.endsWith('/') ? point : `${point}/`)))
    return holding.toSorted((left, right) => (right[1]?.length ?? 0) - (left[1]?.length ?? 0))[0]?.[2] ?? ''
  } catch {
    return ''
  }
}

function macVolumeType(folder: string): string {
  try {
    const mounts = execFileSync('/sbin/mount', { encoding: 'utf8' }).split('\n').map((line) => /^.* on (.+) \((\w+)/.exec(line))
    const holding = mounts.filter((match) => match?.[1] !== undefined && folder.startsWith(match[1]))
    return holding.toSorted((left, right) => (right?.[1]?.length ?? 0) - (left?.[1]?.length ?? 0))[0]?.[2] ?? ''
  } catch {
    return ''
  }
}

/** DriveType 4 is a network drive (Win32_LogicalDisk). */
function windowsDriveType(folder: string): string {
  try {
    const drive = folder.slice(0, 2)
    if (!/^[A-Za-z]:$/.test(drive)) return ''
    const type = execFileSync('powershell', ['-NoProfile', '-Command', `(Get-CimInstance Win32_LogicalDisk -Filter "DeviceID='${drive}'").DriveType`], { encoding: 'utf8', windowsHide: true, timeout: 8000 })
    return type.trim() === '4' ? 'network' : ''
  } catch {
    return ''
  }
}
