/**
 * A program of its own that works in an archive until it is stopped: takes items in, hands every third back, and prints one line after each
 * acknowledged commit. Arguments: folder, data key in hex, how many writes (0: without end).
 */
import { openArchive } from '#main/db/archive.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createIdSource } from '#main/platform/ids.ts'
import { handBackDeposit, takeDeposit } from '#main/features/deposits/deposits.service.ts'
import { depositInputSchema, handBackSchema } from '#shared/contract/deposits.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Id } from '#shared/kernel/ids.ts'

const [folder = '', keyHex = '', limit = '0'] = process.argv.slice(2)
const actor: Actor = { userId: '01900000-0000-7000-8000-000000000001' as Id<'user'>, displayName: '测试甲', role: 'clerk', department: '' }
const say = (line: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(line)}\n`)

try {
  const archive = openArchive({ folder, dataKey: Buffer.from(keyHex, 'hex'), cipher: 'aegis-256', clock: systemClock, ids: createIdSource() })
  say({ open: true })
  for (let index = 0; limit === '0' || index < Number(limit); index += 1) {
    const input = depositInputSchema.parse({ depositor: '测试乙', item: `物品${String(index)}`, note: '很长的备注'.repeat(99) })
    const taken = await archive.write({ actor, operation: 'deposits.take' }, (unit) => takeDeposit(unit, input))
    say({ taken: taken.number })
    if (index % 3 === 2) {
      await archive.write({ actor, operation: 'deposits.handBack' }, (unit) => handBackDeposit(unit, handBackSchema.parse({ id: taken.id })))
      say({ handedBack: taken.number })
    }
  }
  archive.close()
  say({ closed: true })
} catch (error) {
  say({ fault: error instanceof Error && 'code' in error ? String(error.code) : String(error) })
  process.exitCode = 3
}
