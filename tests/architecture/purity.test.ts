import { describe, expect, it } from 'vitest'
import { findInCode, onePerLine, readSources } from '#tests/architecture/source-tree.ts'

const readsClock = /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bTemporal\.Now\b/
const drawsLots = /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/

describe('purity', () => {
  it('finds the machine’s clock and dice when they are there', () => {
    expect(findInCode([{ path: 'x', text: 'const a = Date.now()\n// Date.now()\nconst b = new Date()\nconst c = new Date(5)\nconst d = crypto.randomUUID()' }], readsClock)).toHaveLength(2)
    expect(findInCode([{ path: 'x', text: 'const d = crypto.randomUUID()' }], drawsLots)).toHaveLength(1)
  })

  it('keeps clock, chance, Node and the browser out of the language', () => {
    const shared = readSources(['shared'])
    expect(shared.length).toBeGreaterThan(30)
    expect(onePerLine([...findInCode(shared, readsClock), ...findInCode(shared, drawsLots)])).toBe('')
    expect(onePerLine(findInCode(shared, /\bprocess\.(env|argv|platform|exit|cwd|on|hrtime|memoryUsage|nextTick)\b|\bBuffer\.(from|alloc)\b|\bdocument\.|\bwindow\.(document|location|navigator|addEventListener)\b|\blocalStorage\b|\bfetch\(/))).toBe('')
  })

  it('reads the clock in the platform only; elapsed time is measured, not dated', () => {
    const main = readSources(['main']).filter((file) => !file.path.startsWith('main/platform/') && !file.path.startsWith('main/launch/'))
    expect(onePerLine(findInCode(main, /\bDate\.now\b|\bnew Date\(\s*\)/))).toBe('')
  })

  it('draws chance where keys and secrets are made only', () => {
    const allowed = /^main\/(platform\/|launch\/|db\/(key-slots|recovery-code|cipher|attachment[a-z-]*)\.ts$|mechanisms\/attachments\/|host\/tokens\.ts$|desktop\/)/
    const main = readSources(['main']).filter((file) => !allowed.test(file.path))
    expect(onePerLine(findInCode(main, drawsLots))).toBe('')
  })

  it('speaks SQLite’s own SQL in the archive’s room and in search only', () => {
    const main = readSources(['main']).filter((file) => !/^main\/(db|mechanisms\/search)\//.test(file.path))
    expect(onePerLine(findInCode(main, /\.(prepare|pragma)\(|\bconnection\.exec\(/))).toBe('')
  })
})
