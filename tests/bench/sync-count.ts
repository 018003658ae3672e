/** A program of its own that takes this many deposits in, for the tracer that counts how often the disk is waited for. */
import { createBareArchive } from '#tests/support/bare-archive.ts'

const archive = createBareArchive()
await archive.takeDeposits(Number(process.argv[2] ?? 0))
archive.remove()
