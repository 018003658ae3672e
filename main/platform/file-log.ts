/** The technical log: one JSON line an event, in a file that rotates; never parameters, keys or customer data. */
import { join } from 'node:path'
import log from 'electron-log/node.js'
import type { Log } from '#main/platform/platform.ts'

const maxLogBytes = 2 * 1024 * 1024

/** Logs into `<home>/logs/dangui.log`. A fault keeps its name, its code and the program's own stack lines; its message may quote values and is left out. */
export function createFileLog(home: string): Log {
  const logger = log.create({ logId: 'dangui' })
  logger.transports.console.level = false
  logger.transports.file.resolvePathFn = () => join(home, 'logs', 'dangui.log')
  logger.transports.file.maxSize = maxLogBytes
  logger.transports.file.format = '{text}'
  const write = (level: 'info' | 'error', line: Record<string, unknown>) => { logger[level](JSON.stringify({ at: new Date().toISOString(), ...line })) }
  return {
    info: (event, facts = {}) => { write('info', { event, ...facts }) },
    fault: (reference, error) => { write('error', { event: 'fault', reference, ...describe(error) }) },
  }
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const stack = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12).map((line) => line.trim())
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { name: error.name, code, stack, ...(error.cause === undefined ? {} : { cause: describe(error.cause) }) }
}
