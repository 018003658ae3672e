/** Starts the built desktop shell in this process with the stand-in in Electron's place. Build first. */
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { createElectron } from '#tests/desktop/stand-in/electron.ts'
import type { FakeElectron, FakeWindow } from '#tests/desktop/stand-in/electron.ts'
import { outFolder } from '#tests/support/host-process.ts'

export type Desktop = { readonly electron: FakeElectron; readonly window: FakeWindow; readonly page: Page; /** Takes the shell's signal handlers off this process again. */ release(): void }

const builtDesktop = pathToFileURL(join(outFolder, 'main', 'desktop.js')).href
const standIn = 'stand-in:electron'
const globals = globalThis as unknown as Record<string, unknown>
const watched = ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException', 'unhandledRejection'] as const
let starts = 0
// The file exports this one function.
const importNatively = createRequire(import.meta.url)('./native-import.cjs') as (address: string) => Promise<unknown>

// Each start imports the shell anew, under an address of its own, and finds its own stand-in behind `electron`.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron' || context.parentURL?.includes('?start=') !== true) return next(specifier, context)
    return { url: `${standIn}${new URL(context.parentURL).search}`, format: 'module', shortCircuit: true }
  },
  load(url, context, next) {
    if (!url.startsWith(standIn)) return next(url, context)
    const key = `dangui-electron${url.slice(standIn.length)}`
    const names = Object.keys(globals[key] as Record<string, unknown>)
    return { format: 'module', shortCircuit: true, source: `const electron = globalThis[${JSON.stringify(key)}]; export const { ${names.join(', ')} } = electron` }
  },
})

/** Runs the shell on a home folder; `change` may alter the stand-in before the shell sees it. With `isQuiet` no window is awaited. */
export async function startDesktop(context: BrowserContext, home: string, change: (electron: FakeElectron) => void = () => undefined): Promise<Desktop> {
  const electron = createElectron(context, join(home, 'documents'))
  change(electron)
  starts += 1
  globals[`dangui-electron?start=${String(starts)}`] = electron.module
  const before = watched.map((event) => process.listeners(event as 'SIGINT'))
  const args = process.argv
  process.argv = ['electron', '.', '--data', home]
  try {
    await importNatively(`${builtDesktop}?start=${String(starts)}`)
  } finally {
    process.argv = args
  }
  const release = () => {
    for (const [index, event] of watched.entries()) for (const listener of process.listeners(event as 'SIGINT')) if (before[index]?.includes(listener) !== true) process.off(event, listener)
  }
  if (!electron.answers.hasLock) return { electron, release, get window(): never { throw new Error('no window') }, get page(): never { throw new Error('no window') } }
  const window = await until(() => electron.windows[0])
  const chromium = await until(() => (window.shown.includes('show') ? window.chromium : null))
  return { electron, window, page: chromium.page, release }
}

/** Waits for something to be there, at most ten seconds. */
export async function until<T>(find: () => T | null | undefined | false): Promise<T> {
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 20) {
    const found = find()
    if (found !== null && found !== undefined && found !== false) return found
    await new Promise((resolve) => { setTimeout(resolve, 20) })
  }
  throw new Error('waited ten seconds in vain')
}
