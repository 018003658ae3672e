/** Reads the switches of the release that `npm run dist -- --dir` made on this PC; exit code 1 when one stands wrong. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

const dist = join(import.meta.dirname, '../../dist')
const binaries = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => ['dangui', 'Dangui.exe', 'Dangui.app'].map((binary) => join(dist, name, binary))).filter((path) => existsSync(path))
const wanted: readonly (readonly [FuseV1Options, string])[] = [
  [FuseV1Options.RunAsNode, '0'], [FuseV1Options.EnableCookieEncryption, '1'], [FuseV1Options.EnableNodeOptionsEnvironmentVariable, '0'], [FuseV1Options.EnableNodeCliInspectArguments, '0'],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, '1'], [FuseV1Options.OnlyLoadAppFromAsar, '1'], [FuseV1Options.GrantFileProtocolExtraPrivileges, '0'],
]
if (binaries.length === 0) throw new Error('no release in dist')
for (const binary of binaries) {
  const wire = await getCurrentFuseWire(binary)
  const wrong = wanted.filter(([fuse, state]) => wire[fuse] !== state.charCodeAt(0)).map(([fuse]) => FuseV1Options[fuse])
  process.stdout.write(`${binary}: ${wrong.length === 0 ? 'every switch stands right' : `wrong: ${wrong.join(', ')}`}\n`)
  if (wrong.length > 0) process.exitCode = 1
}
