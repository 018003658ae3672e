/** What `npm test` runs: installs what is missing, then every gate and every suite. The last line is always `N passed, N failed`. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, nodeBinary, root } from './install.mjs'

let isAnswered = false
process.on('exit', (code) => {
  // Only an installation that failed ends here: nothing could be run, and that is one failure.
  if (!isAnswered && code !== 0) process.stdout.write('0 passed, 1 failed\n')
})
ensureInstalled()
isAnswered = true
const child = spawn(nodeBinary, [join(root, 'tests/support/check.ts'), '--everything', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  if (code === null) process.stdout.write('0 passed, 1 failed\n')
  process.exitCode = code ?? 1
})
