/** The host shell's entry: `--port N --data DIR --exports DIR --no-open`; one JSON line when ready, a clean close on Ctrl+C or SIGTERM. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { composeProgram } from '#main/app/compose.ts'
import { openBrowser } from '#main/host/open-browser.ts'
import { startHost } from '#main/host/host-server.ts'
import { createChromiumPrinter } from '#main/platform/chromium-printer.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createFileLog } from '#main/platform/file-log.ts'
import { createIdSource } from '#main/platform/ids.ts'

const { values } = parseArgs({
  options: { port: { type: 'string' }, data: { type: 'string' }, exports: { type: 'string' }, 'no-open': { type: 'boolean' }, host: { type: 'boolean' } },
  allowPositionals: true,
})

const home = values.data === undefined ? join(homedir(), '.dangui') : resolve(values.data)
const program = await composeProgram({
  home, workerUrl: new URL('./worker.js', import.meta.url),
  exportsDir: values.exports === undefined ? (values.data === undefined ? undefined : join(home, 'exports')) : resolve(values.exports),
  platform: {
    clock: systemClock, ids: createIdSource(), log: createFileLog(home), printer: createChromiumPrinter(), shellName: 'host',
    dialogs: { chooseFolder: () => Promise.resolve(null), chooseSavePath: () => Promise.resolve(null) },
  },
})
const host = await startHost({ program, port: Number(values.port ?? 0), pageFolder: fileURLToPath(new URL('../renderer', import.meta.url)) })
process.stdout.write(`${JSON.stringify({ url: host.url, token: host.token, openapi: host.openapi })}\n`)
if (values['no-open'] !== true) openBrowser(host.url)

let isClosing = false
async function close(): Promise<void> {
  if (isClosing) return
  isClosing = true
  await host.close()
  await program.close()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close())
