import { describe, expect, it } from 'vitest'
import { createBareArchive } from '#tests/support/bare-archive.ts'
import { startOfficeWorker } from '#tests/support/office-worker.ts'

const kills = Number(process.env['DANGUI_KILLS'] ?? 40)

describe('a program that is killed', () => {
  it(`loses nothing that it acknowledged, ${String(kills)} times over`, async () => {
    const archive = createBareArchive()
    archive.close()
    const taken = new Set<string>()
    const handedBack = new Set<string>()
    for (let round = 0; round < kills; round += 1) {
      const worker = startOfficeWorker(archive.folder, archive.dataKey)
      await worker.until((line) => line.taken !== undefined)
      // Anywhere between the first acknowledgement and some dozens later, the same moments in every run of the test.
      await new Promise((resolve) => { setTimeout(resolve, (round * 37) % 60) })
      worker.kill()
      await worker.ended
      for (const line of worker.said) {
        if (line.taken !== undefined) taken.add(line.taken)
        if (line.handedBack !== undefined) handedBack.add(line.handedBack)
      }
      const connection = archive.connect()
      expect(connection.pragma('quick_check', { simple: true }), `after kill ${String(round)}`).toBe('ok')
      const rows = connection.prepare<[], { number: string; status: string }>('SELECT number, status FROM deposits ORDER BY number').all()
      connection.close()
      const kept = new Map(rows.map((row) => [row.number, row.status]))
      expect([...taken].filter((number) => !kept.has(number)), `lost after kill ${String(round)}`).toEqual([])
      expect([...handedBack].filter((number) => kept.get(number) !== 'handed-back'), `undone after kill ${String(round)}`).toEqual([])
      expect(rows.map((row) => Number(row.number.slice(-5))), 'numbers without a gap').toEqual(rows.map((_, index) => index + 1))
      expect(archive.verify(), `after kill ${String(round)}`).toMatchObject({ verified: true })
      // The test's own clock stands in March; only that may be remarked upon.
      expect([undefined, 'clock-set-back']).toContain(archive.open().alarm?.code)
      archive.close()
    }
    expect(taken.size).toBeGreaterThan(kills * 3)
    archive.remove()
  }, 240_000)
})
