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

/** What the person is told when the port cannot be had; other errors keep the system's words. */
const portTroubles: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program; choose another with --port N, or leave --port out',
  EACCES: 'may not be used by this account; choose one above 1023, or leave --port out',
}

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, data: { type: 'string' }, exports: { type: 'string' }, 'no-open': { type: 'boolean' }, host: { type: 'boolean' } },
})
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) end(2, `--port takes a whole number from 0 to 65535, not "${values.port}"`)

const home = values.data === undefined ? join(homedir(), '.dangui') : resolve(values.data)
const log = createFileLog(home)
const program = await composeProgram({
  home, workerUrl: new URL('./worker.js', import.meta.url),
  exportsDir: values.exports === undefined ? (values.data === undefined ? undefined : join(home, 'exports')) : resolve(values.exports),
  platform: {
    clock: systemClock, ids: createIdSource(), log, printer: createChromiumPrinter(), shellName: 'host',
    dialogs: { chooseFolder: () => Promise.resolve(null), chooseSavePath: () => Promise.resolve(null) },
  },
})
const host = await startHost({ program, port, pageFolder: fileURLToPath(new URL('../renderer', import.meta.url)) }).catch((error: NodeJS.ErrnoException) => {
  const trouble = portTroubles[error.code ?? '']
  return end(1, trouble === undefined ? `The host shell could not start: ${error.message}` : `Port ${values.port} ${trouble}`)
})

let isClosing = false
async function close(code: number): Promise<void> {
  if (isClosing) return
  isClosing = true
  await host.close()
  await program.close()
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close(0))
for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(fault, (error: unknown) => {
    log.fault('HOST', error)
    void close(1)
  })
}
// Whoever started the program may stop listening after the first line.
process.stdout.on('error', () => undefined)
process.stdout.write(`${JSON.stringify({ url: host.url, token: host.token, openapi: host.openapi })}\n`)
if (values['no-open'] !== true) openBrowser(host.url)

/** Ends the process with one sentence on stderr. */
function end(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}
