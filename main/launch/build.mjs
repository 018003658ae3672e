/** Builds the program into `out`: the page, the shells and the worker, and the preload script. Runs on the project's own Node. */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { describeSources, sourceStamp } from './ensure-built.mjs'
import { root } from './install.mjs'

/** What several builds share; nothing is read from a configuration file. */
const shared = { configFile: false, envDir: false, logLevel: 'warn', clearScreen: false }

const page = (out) => ({
  ...shared, root: join(root, 'renderer'), base: './', plugins: [react()],
  build: { outDir: join(out, 'renderer'), emptyOutDir: true, target: 'chrome140', chunkSizeWarningLimit: 4000, modulePreload: { polyfill: false } },
})

/** Packages that stay packages: native binaries, Electron itself, and the host's browser driver, which a release does not carry. */
const packagesBeside = ['better-sqlite3', '@node-rs/argon2', 'electron', 'playwright-core', '@sparticuz/chromium']

/** All other packages are built in: half the time to start, and a release of a few files instead of thousands. */
const node = (out) => ({
  ...shared, root, ssr: { noExternal: true, external: packagesBeside },
  build: {
    outDir: join(out, 'main'), emptyOutDir: true, target: 'node24', ssr: true, minify: false,
    rolldownOptions: {
      input: { host: join(root, 'main/host/host.ts'), desktop: join(root, 'main/desktop/desktop.ts'), worker: join(root, 'main/app/worker.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})

/** Electron's sandbox gives a preload script no ES modules and no packages: it is one CommonJS file that knows only `electron`. */
const preload = (out) => ({
  ...shared, root,
  build: {
    outDir: join(out, 'preload'), emptyOutDir: true, target: 'chrome140', minify: false,
    rolldownOptions: { input: { preload: join(root, 'main/desktop/preload.ts') }, external: ['electron'], output: { format: 'cjs', entryFileNames: '[name].cjs' } },
  },
})

/** Builds everything beside the folder and then puts it there in one step, so that a failed build leaves the last one whole. Rejects with the bundler's message. */
export async function buildProgram(out = join(root, 'out')) {
  const [fresh, old] = [`${out}.new-${String(process.pid)}`, `${out}.old-${String(process.pid)}`]
  // Described before the bundler reads: a file saved meanwhile asks for another build.
  const sources = describeSources()
  try {
    await Promise.all([build(page(fresh)), build(node(fresh)), build(preload(fresh))])
    writeFileSync(sourceStamp(fresh), sources)
    if (existsSync(out)) renameSync(out, old)
    renameSync(fresh, out)
  } finally {
    for (const leftover of [fresh, old]) rmSync(leftover, { recursive: true, force: true })
  }
}

if (process.argv[1]?.endsWith('build.mjs')) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  await buildProgram(values.out === undefined ? undefined : resolve(values.out))
}
