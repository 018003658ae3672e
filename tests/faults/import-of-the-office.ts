/** A program of its own that imports a table of many lines and says when it begins to write and when it has committed. Arguments: folder, data key in hex, lines. */
import { createTaskRunner } from '#main/mechanisms/jobs/run-task.ts'
import { workerArchive } from '#main/app/maintenance.ts'
import type { ImportMessage } from '#main/app/tasks/import-file.ts'
import type { ImportRunPayload, ImportWritten } from '#main/app/tasks/import-run.ts'
import { openArchive } from '#main/db/archive.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createIdSource } from '#main/platform/ids.ts'
import type { Id } from '#shared/kernel/ids.ts'

const [folder = '', keyHex = '', lines = '0'] = process.argv.slice(2)
const say = (line: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(line)}\n`)
const table = Buffer.from(['客户编号,客户名称,手机', ...Array.from({ length: Number(lines) }, (_, index) => `K-${String(index)},测试第${String(index)}有限公司,1380000${String(1000 + (index % 9000))}`)].join('\r\n'))
const bytes = new SharedArrayBuffer(table.length)
new Uint8Array(bytes).set(table)

const archive = openArchive({ folder, dataKey: Buffer.from(keyHex, 'hex'), cipher: 'aegis-256', clock: systemClock, ids: createIdSource() })
const payload: ImportRunPayload = {
  actor: { userId: '01900000-0000-7000-8000-000000000001' as Id<'user'>, displayName: '测试甲', role: 'archive-administrator', department: '' }, now: systemClock.now(), today: systemClock.today(),
  file: { bytes, reading: { encoding: null, delimiter: null, sheet: null, headerLine: null } }, plan: { kind: 'customers', mapping: ['formerNumber', 'name', 'phone'], policy: 'skip', choices: [] },
  about: { fileName: '名单.csv', fileHash: 'x', fileBytes: table.length, sheet: '' },
}
const report = (message: ImportMessage) => { if (message.kind === 'progress') say({ stage: message.progress.stage, done: message.progress.done }) }
await archive.lease(() => createTaskRunner(new URL('../../main/app/worker.ts', import.meta.url))<ImportWritten, ImportMessage>('import-run', workerArchive(archive), payload, report, new AbortController().signal))
say({ committed: true })
archive.close()
