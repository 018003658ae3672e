import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles, onePerLine, readSources, root } from '#tests/architecture/source-tree.ts'
import { allowedLongFiles, allowedSuppressions } from '#tests/architecture/ratchet.ts'

const sources = readSources()
const longestFile = 300

/** Folders that are rooms: each has a door and decisions of its own. */
function listRooms(): readonly string[] {
  const below = (path: string) => readdirSync(join(root, path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${path}/${entry.name}`)
  return ['shared', 'main', 'renderer', 'tests', ...below('shared'), ...below('main'), ...below('renderer'), ...below('main/features'), ...below('main/mechanisms'), ...below('renderer/features')]
}

describe('order in the house', () => {
  it('gives each room a page that says what lives there', () => {
    expect(onePerLine(listRooms().filter((room) => !existsSync(join(root, room, 'README.md'))))).toBe('')
  })

  it('keeps files short; the few that are not may only shrink', () => {
    const long = Object.fromEntries(sources.map((file) => [file.path, file.text.trimEnd().split('\n').length] as const).filter(([, lines]) => lines > longestFile))
    for (const [path, lines] of Object.entries(long)) expect(lines, `${path} is too long`).toBeLessThanOrEqual(allowedLongFiles[path] ?? longestFile)
    for (const path of Object.keys(allowedLongFiles)) expect(long, `${path} may leave the list`).toHaveProperty([path])
  })

  it('counts every place where a tool was told to look away', () => {
    const found = sources.flatMap((file) => file.text.split('\n').filter((line) => /oxlint-disable|eslint-disable|@ts-(ignore|expect-error|nocheck)/.test(line)).map((line) => ({ path: file.path, line }))).filter(({ path }) => !path.startsWith('tests/architecture/'))
    expect(found.length, found.map(({ path }) => path).join(', ')).toBeLessThanOrEqual(allowedSuppressions)
    expect(onePerLine(found.filter(({ line }) => !/ -- .{8}/.test(line)).map(({ path }) => path)), 'each says why').toBe('')
  })

  it('opens every module with a sentence about it', () => {
    const modules = sources.filter((file) => !/\.test\.tsx?$|\.d\.ts$|vitest\.config/.test(file.path))
    expect(onePerLine(modules.filter((file) => !/^(#!.*\n)?\/\*\*/.test(file.text)).map((file) => file.path))).toBe('')
  })

  it('calls nothing by a word that says nothing', () => {
    const names = listFiles().flatMap((path) => path.split('/'))
    expect(onePerLine(names.filter((name) => /^(utils?|helpers?|misc|stuff)(\.|$|-)/i.test(name)))).toBe('')
    expect(onePerLine(sources.filter((file) => !file.path.startsWith('tests/architecture/')).filter((file) => /\b\w*(Utils|Helper|Helpers)\b/.test(file.text.replaceAll('createTanstackQueryUtils', ''))).map((file) => file.path))).toBe('')
  })

  it('tells nothing about the machine that it was written on', () => {
    const machine = new RegExp(['(^|[\'"` (])/(work|root|home/\\w+)/', '[A-Z]:\\\\\\\\Users\\\\\\\\(?!x\\b)', 'https?://[^/\'" ]*(registry|artifact|nexus|mirror)'].join('|'))
    const texts = [...listFiles(), ...readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name), '.ci/run'].filter((path) => !/\.(png|ico|icns|woff2|xls|xlsx|bin|jpg)$/.test(path))
    expect(onePerLine(texts.filter((path) => !path.startsWith('tests/architecture/order') && machine.test(readFileSync(join(root, path), 'utf8'))))).toBe('')
  })

  it('holds no test that is switched off or alone', () => {
    expect(onePerLine(sources.filter((file) => /\.test\.tsx?$/.test(file.path) && /\b(it|describe|test)\.(only|skip|todo)\b/.test(file.text)).map((file) => file.path))).toBe('')
  })
})
