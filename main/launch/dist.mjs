/** What `npm run dist` runs: builds the program and packs it for this PC (`--dir` only the folder, `--win`, `--mac`, `--linux`, `--x64`, `--arm64` as electron-builder names them). */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildProgram } from './build.mjs'
import { root } from './install.mjs'

/** The native binaries beside the program are this system's, so a release for another one would not start (dependencies are installed for one system). */
const targets = { win32: '--win', darwin: '--mac', linux: '--linux' }
const args = process.argv.slice(2)
const foreign = Object.entries(targets).find(([platform, flag]) => platform !== process.platform && args.includes(flag))
if (foreign !== undefined) {
  process.stderr.write(`A release for ${foreign[0]} is packed on ${foreign[0]} itself: the native binaries installed here are those of ${process.platform}.\n`)
  process.exit(2)
}
await buildProgram()
const child = spawn(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), '--config', join(root, 'electron-builder.yml'), '--publish', 'never', ...args], { cwd: root, stdio: 'inherit' })
child.on('exit', (code) => { process.exitCode = code ?? 1 })
