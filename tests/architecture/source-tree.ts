/** The program's own files as text, for tests that read the source rather than run it. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

export const root = join(import.meta.dirname, '../..')
export const rooms = ['shared', 'main', 'renderer', 'tests'] as const
const code = /\.(ts|tsx|mjs)$/

export type SourceFile = { readonly path: string; readonly text: string }

/** Every file below the rooms and at the top level, as paths from the root; what is built or installed is no source. */
export function listFiles(folders: readonly string[] = rooms): readonly string[] {
  const below = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name))))
  return below.map((path) => path.replaceAll('\\', '/')).toSorted()
}

/** Code files of the given rooms. */
export function readSources(folders: readonly string[] = rooms): readonly SourceFile[] {
  return listFiles(folders).filter((path) => code.test(path)).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The code without its comments, so that a word in a sentence is no finding. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[\s;{(,])\/\/.*$/gm, '$1')
}

/** Places of a pattern in code, as `path: line`. */
export function findInCode(files: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return files.flatMap((file) => withoutComments(file.text).split('\n').filter((line) => pattern.test(line)).map((line) => `${file.path}: ${line.trim().slice(0, 120)}`))
}

/** Findings as text, so that a failing comparison with the empty text shows all of them. */
export function onePerLine(found: readonly string[]): string {
  return found.join('\n')
}
