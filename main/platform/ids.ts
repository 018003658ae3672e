/** The one place that draws randomness for ids and tokens. */
import { randomBytes } from 'node:crypto'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import type { IdSource } from '#main/platform/platform.ts'

/** Random bytes drawn at once; a draw for each id would cost more than the id. */
const drawnBytes = 4_096

/** UUIDv7 (RFC 9562): 48 bits of time, a 12-bit counter that keeps one millisecond's ids in order, 62 random bits. */
export function createIdSource(): IdSource {
  let lastMs = -1
  let counter = 0
  let drawn = randomBytes(drawnBytes)
  let used = 0
  /** Sixteen bytes that were never handed out before. */
  const draw = (): Buffer => {
    if (used === drawnBytes) [drawn, used] = [randomBytes(drawnBytes), 0]
    used += 16
    return drawn.subarray(used - 16, used)
  }
  return {
    next<Subject extends string>(at: InstantMs): Id<Subject> {
      const ms = Math.max(at, lastMs)
      counter = ms === lastMs ? counter + 1 : (draw().readUInt16BE() & 0x3ff)
      // A full counter borrows the next millisecond, so ids of one process never repeat nor go back.
      const carriedMs = counter > 0xfff ? ms + 1 : ms
      if (counter > 0xfff) counter = 0
      lastMs = carriedMs
      const bytes = draw()
      bytes.writeUIntBE(carriedMs, 0, 6)
      bytes[6] = 0x70 | (counter >> 8)
      bytes[7] = counter & 0xff
      bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f)
      const hex = bytes.toString('hex')
      // The text was built to the UUIDv7 pattern; the subject is the caller's to name.
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Subject>
    },
    secret: () => randomBytes(32).toString('base64url'),
  }
}
