/** A page of two files for tests that do not need the whole desk, with a secret beside it that no path may reach. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes it and returns its folder. */
export function writePage(folder: string): string {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>desk</title>')
  writeFileSync(join(folder, 'assets', 'desk.js'), 'export {}')
  writeFileSync(join(dirname(folder), 'secret.txt'), 'a secret beside the page')
  return folder
}
