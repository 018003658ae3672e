/** Guarantees that the built program is not older than its sources: it builds when a file is newer, missing or gone. Plain Node 20, no dependency. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { nodeBinary, root } from './install.mjs'
import { withTurn } from './turn.mjs'

const sourceFolders = ['main', 'renderer', 'shared']
const sourceFiles = ['package.json', 'package-lock.json']

/** Where a build notes which sources it was made of. */
export const sourceStamp = (out) => join(out, 'sources.txt')

/** Builds `out` if needed. What the bundler says goes to stderr. Ends the process when the build fails. */
export function ensureBuilt(out = join(root, 'out')) {
  if (isBuilt(out)) return
  const code = withTurn(join(root, '.cache', 'build.turn'), () => {
    // Another start may have built while this one waited for its turn.
    if (isBuilt(out)) return 0
    process.stderr.write('Building…\n')
    return spawnSync(nodeBinary, [join(root, 'main/launch/build.mjs'), '--out', out], { cwd: root, stdio: ['ignore', 2, 2] }).status ?? 1
  })
  if (code === 0) return
  process.stderr.write('The program could not be built; see the lines above.\n')
  process.exit(code)
}

function isBuilt(out) {
  return existsSync(sourceStamp(out)) && readFileSync(sourceStamp(out), 'utf8') === describeSources()
}

/** One line that changes when any source file is added, removed or written. */
export function describeSources() {
  const lines = []
  for (const folder of sourceFolders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) lines.push(describeFile(join(entry.parentPath ?? entry.path, entry.name)))
    }
  }
  for (const file of sourceFiles) lines.push(describeFile(join(root, file)))
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')
}

function describeFile(file) {
  const { mtimeMs, size } = statSync(file)
  return `${relative(root, file)} ${String(mtimeMs)} ${String(size)}`
}
