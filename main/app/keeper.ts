/** Keeps the one archive of this program: closed, or open for as long as somebody is logged in at a desk. */
import { timingSafeEqual } from 'node:crypto'
import { createBroadcast } from '#main/app/broadcast.ts'
import type { Broadcast } from '#main/app/broadcast.ts'
import { createDesks } from '#main/app/desks.ts'
import type { Desks } from '#main/app/desks.ts'
import { readProgramSettings, writeProgramSettings } from '#main/app/program-settings.ts'
import { openArchive } from '#main/db/archive.ts'
import type { Archive } from '#main/db/archive.ts'
import { WrongKey } from '#main/db/faults.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'
import type { Platform } from '#main/platform/platform.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { CipherName } from '#main/db/open.ts'

/** How often idle desks are looked for. */
const idleCheckMs = 5_000

export type Keeper = {
  readonly platform: Platform
  readonly desks: Desks
  readonly broadcast: Broadcast
  /** The chosen archive folder, or null before the first start. */
  folder(): string | null
  /** Uses this folder from now on and remembers it. */
  choose(folder: string | null): void
  /** The open archive, or null while it is locked. */
  archive(): Archive | null
  /**
   * Opens the archive with its data key, or joins the open one if the key is the same; it stays open while `work` runs.
   * Another key is WrongKey: a key-slot file that was swapped must not seat anybody.
   */
  open<T>(dataKey: Buffer, cipher: CipherName, work: (archive: Archive) => Promise<T>, create?: boolean): Promise<T>
  settings(): Settings
  followSettings(settings: Settings): void
  /** Keeps the archive open while `work` runs, even if every desk locks meanwhile (an export, a backup). */
  hold<T>(work: (archive: Archive) => Promise<T>): Promise<T>
  /** Whether long work holds the archive now; whoever wants to close the program asks first. */
  isHeld(): boolean
  /** Closes the archive if nobody is logged in and nothing holds it. */
  closeIfIdle(): void
  close(): Promise<void>
  /** Steps that run after each opening, e.g. undoing an import that a crash left half done. */
  onOpen(step: (archive: Archive) => Promise<void>): void
}

/** Builds the keeper. `archiveDir` overrides the remembered folder and is not remembered. */
export function createKeeper(home: string, platform: Platform, archiveDir?: string): Keeper {
  let folder = archiveDir ?? readProgramSettings(home).archiveFolder
  let archive: Archive | null = null
  let settings = defaultSettings
  let holds = 0
  let opening: Promise<unknown> = Promise.resolve()
  const waiting: (() => void)[] = []
  const steps: ((archive: Archive) => Promise<void>)[] = []
  const desks = createDesks(platform.clock, platform.ids)
  const broadcast = createBroadcast()

  function shut(): void {
    archive?.close()
    archive = null
    for (const resume of waiting.splice(0)) resume()
  }
  function closeIfIdle(): void {
    if (archive !== null && holds === 0 && desks.isEmpty()) shut()
  }
  const idleTimer = setInterval(() => {
    const idle = desks.idleFor(settings.idleLockMinutes * 60_000)
    for (const desk of idle) desks.leave(desk)
    if (idle.length > 0) broadcast.send(['session'])
    closeIfIdle()
  }, idleCheckMs)
  idleTimer.unref()

  /** Two people who log in at the same moment share one opening. */
  async function open<T>(dataKey: Buffer, cipher: CipherName, work: (archive: Archive) => Promise<T>, create = false): Promise<T> {
    holds += 1
    try {
      const turn = opening.then(() => (archive === null ? openNow(dataKey, cipher, create) : joinOpen(archive, dataKey)))
      opening = turn.catch(() => undefined)
      return await work(await turn)
    } finally {
      holds -= 1
      closeIfIdle()
    }
  }
  function joinOpen(opened: Archive, dataKey: Buffer): Archive {
    const isSame = timingSafeEqual(dataKey, opened.keys.dataKey)
    dataKey.fill(0)
    if (!isSame) throw new WrongKey()
    return opened
  }
  async function openNow(dataKey: Buffer, cipher: CipherName, create: boolean): Promise<Archive> {
    if (folder === null) throw new Error('no archive folder was chosen')
    const opened = openArchive({ folder, dataKey, cipher, clock: platform.clock, ids: platform.ids, create })
    try {
      for (const step of steps) await step(opened)
      settings = await getSettings(opened.reader)
    } catch (error) {
      opened.close()
      throw error
    }
    opened.onChange((topics) => { broadcast.send(topics) })
    archive = opened
    return opened
  }

  return {
    platform, desks, broadcast,
    folder: () => folder,
    choose(chosen) {
      if (archive !== null) throw new Error('the archive is open')
      folder = chosen
      if (archiveDir === undefined) writeProgramSettings(home, { archiveFolder: chosen })
    },
    archive: () => archive,
    open,
    settings: () => settings,
    followSettings: (changed) => { settings = changed },
    async hold(work) {
      if (archive === null) throw new Error('the archive is locked')
      holds += 1
      try {
        return await work(archive)
      } finally {
        holds -= 1
        closeIfIdle()
      }
    },
    isHeld: () => holds > 0,
    closeIfIdle,
    async close() {
      clearInterval(idleTimer)
      desks.leaveAll()
      broadcast.close()
      closeIfIdle()
      if (archive !== null) await new Promise<void>((resolve) => { waiting.push(resolve) })
    },
    onOpen: (step) => void steps.push(step),
  }
}
