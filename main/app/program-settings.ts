/** Remembers, outside any archive, where the archive lies. Holds no customer data and no secret. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const schema = z.object({ archiveFolder: z.string().nullable().default(null) })
export type ProgramSettings = z.infer<typeof schema>

/** Reads `<home>/dangui.json`; a missing or unreadable file means "nothing chosen yet". */
export function readProgramSettings(home: string): ProgramSettings {
  try {
    return schema.parse(JSON.parse(readFileSync(join(home, 'dangui.json'), 'utf8')))
  } catch {
    // A lost settings file costs one choice of folder and must not keep anyone out of the archive.
    return { archiveFolder: null }
  }
}

/** Writes the settings whole: temporary file, then rename. */
export function writeProgramSettings(home: string, settings: ProgramSettings): void {
  mkdirSync(home, { recursive: true })
  const path = join(home, 'dangui.json')
  writeFileSync(`${path}.new`, JSON.stringify(settings, null, 2))
  renameSync(`${path}.new`, path)
}
