import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { laws, surveyImports } from '#tests/architecture/directions.ts'

const root = join(import.meta.dirname, '../..')

/** The breach's tree lies inside the checkout, so that its packages resolve as the program's do. */
async function surveyBreach(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache', 'breach-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    return (await surveyImports(folder, [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))])).breaches.map((breach) => breach.law)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('the directions of imports', () => {
  it('hold in every file of every room', async () => {
    const survey = await surveyImports(root, ['shared', 'main', 'renderer'])
    expect(survey.cruised, 'the tool must have read the tree').toBeGreaterThan(250)
    expect(survey.breaches.map((breach) => `${breach.law}: ${breach.from} -> ${breach.to}`)).toEqual([])
  }, 60_000)

  it.each(laws)('notices when it is broken: $name', async (law) => {
    expect(await surveyBreach(law.breach)).toContain(law.name)
  })
})
