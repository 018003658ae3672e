/** Runs a script of this project on the project's own Node: `node main/launch/run.mjs <script> [arguments]`. Installs first when needed. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, nodeBinary, root } from './install.mjs'

const [script, ...args] = process.argv.slice(2)
if (script === undefined) {
  process.stderr.write('usage: node main/launch/run.mjs <script> [arguments]\n')
  process.exit(2)
}
ensureInstalled()
const child = spawn(nodeBinary, [join(root, script), ...args], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => { process.exitCode = signal === null ? (code ?? 1) : 1 })
