import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBareArchive } from '#tests/support/bare-archive.ts'
import type { BareArchive } from '#tests/support/bare-archive.ts'
import { startOfficeWorker } from '#tests/support/office-worker.ts'

describe('one archive, two programs', () => {
  let archive: BareArchive
  beforeEach(() => { archive = createBareArchive() })
  afterEach(() => { archive.remove() })

  it('lets the second in by no door: it is told the name of the reason and changes nothing', async () => {
    await archive.takeDeposits(2)
    const second = startOfficeWorker(archive.folder, archive.dataKey, { writes: 1 })
    expect((await second.ended).code).toBe(3)
    expect(second.said).toEqual([{ fault: 'archive-in-use' }])
    expect(archive.verify()).toMatchObject({ verified: true, rows: 2 })
    archive.close()
    const third = startOfficeWorker(archive.folder, archive.dataKey, { writes: 1 })
    await third.ended
    expect(third.said.at(-1)).toEqual({ closed: true })
  })

  it('gives way at once when the first program was killed, with no lock left to clear', async () => {
    archive.close()
    const first = startOfficeWorker(archive.folder, archive.dataKey)
    await first.until((line) => line.taken !== undefined)
    expect(() => archive.open()).toThrow(expect.objectContaining({ code: 'archive-in-use' }))
    first.kill()
    await first.ended
    const began = performance.now()
    archive.open()
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('lets exactly one in when eight start at the same moment', async () => {
    archive.close()
    const all = Array.from({ length: 8 }, () => startOfficeWorker(archive.folder, archive.dataKey))
    await Promise.all(all.map((worker) => worker.until((line) => line.open === true || line.fault !== undefined)))
    expect(all.filter((worker) => worker.said.some((line) => line.open === true))).toHaveLength(1)
    expect(all.filter((worker) => worker.said.some((line) => line.fault === 'archive-in-use'))).toHaveLength(7)
    for (const worker of all) worker.kill()
    await Promise.all(all.map((worker) => worker.ended))
  })
})
