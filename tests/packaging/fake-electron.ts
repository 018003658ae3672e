/** A folder that looks to the packer like Electron's release for this system: enough to be packed, switched and looked at, not to run. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The mark that @electron/fuses looks for in a binary, then the wire's version, its length, and one character a fuse. */
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As Electron ships: what it allows by default. */
const shippedFuses = '101100010'

/** Writes it (Linux) and returns its folder. */
export function writeFakeElectron(folder: string, version: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const wire = Buffer.concat([Buffer.from(`not a program\n${mark}`), Buffer.from([1, shippedFuses.length]), Buffer.from(shippedFuses), Buffer.from('\n')])
  writeFileSync(join(folder, 'electron'), wire)
  chmodSync(join(folder, 'electron'), 0o755)
  for (const locale of ['zh-CN', 'en-US', 'de', 'fr']) writeFileSync(join(folder, 'locales', `${locale}.pak`), locale)
  for (const [name, text] of [['version', version], ['LICENSE', 'license'], ['LICENSES.chromium.html', 'licenses']] as const) writeFileSync(join(folder, name), text)
  return folder
}
