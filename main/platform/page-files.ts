/** Serves the built renderer and nothing else: the files are listed once at start, so no path can leave the folder. */
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

export type PageFile = { readonly bytes: Buffer; readonly mediaType: string; readonly isImmutable: boolean }

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.json': 'application/json', '.map': 'application/json', '.txt': 'text/plain; charset=utf-8',
}

/** Lists a folder's files by their URL path. Bytes are read when first asked for. */
export function listPageFiles(folder: string): (path: string) => PageFile | null {
  const known = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    known.set(path.slice(folder.length).replaceAll('\\', '/'), path)
  }
  const loaded = new Map<string, PageFile>()
  return (path) => {
    const wanted = path === '/' ? '/index.html' : path
    const file = known.get(wanted)
    if (file === undefined) return null
    const page = loaded.get(wanted) ?? { bytes: readFileSync(file), mediaType: mediaTypes[extname(file)] ?? 'application/octet-stream', isImmutable: wanted.startsWith('/assets/') }
    loaded.set(wanted, page)
    return page
  }
}
