/** Looks into a test office's database beside the running program, as somebody who holds the key could. */
import { archivePaths } from '#main/db/archive-paths.ts'
import { readKeySlots, unlockWithPassword } from '#main/db/key-slots.ts'
import { openConnection } from '#main/db/open.ts'
import type { SqliteConnection } from '#main/db/open.ts'
import { cheapKeyDerivation, testPassword } from '#tests/support/office.ts'
import type { TestOffice } from '#tests/support/office.ts'

/** The data key of the office, by the first person's password. */
export async function officeDataKey(office: TestOffice): Promise<Buffer> {
  const first = readKeySlots(office.folder).slots[0]
  const dataKey = first === undefined ? null : await unlockWithPassword(office.folder, first.userId, testPassword, cheapKeyDerivation)
  if (dataKey === null) throw new Error('the first slot did not open')
  return dataKey
}

/** A connection of its own; close it. */
export async function openOfficeDatabase(office: TestOffice): Promise<SqliteConnection> {
  return openConnection({ path: archivePaths(office.folder).database, dataKey: await officeDataKey(office), cipher: readKeySlots(office.folder).cipher })
}
