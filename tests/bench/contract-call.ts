/** One call through the contract beside a direct call of the same function: what session, right, validation and error translation cost. */
import { openConnection } from '#main/db/open.ts'
import { archivePaths } from '#main/db/archive-paths.ts'
import { createKysely } from '#main/db/kysely.ts'
import type { Schema } from '#main/db/schema.ts'
import { getDepositWithHistory } from '#main/features/deposits/deposits.service.ts'
import { atMost, ratioOf } from '#tests/bench/figure.ts'
import type { Figure, Scale } from '#tests/bench/figure.ts'
import { officeDataKey } from '#tests/support/office-database.ts'
import { openTestOffice } from '#tests/support/office.ts'

export async function measureContract(scale: Scale): Promise<readonly Figure[]> {
  const office = await openTestOffice()
  const clerk = await office.as('clerk')
  const { id } = await clerk.deposits.take({ depositor: '测试乙', item: '合同一袋' })
  const connection = openConnection({ path: archivePaths(office.folder).database, dataKey: await officeDataKey(office), cipher: 'aegis-256' })
  const reader = createKysely<Schema>(connection)
  const ratio = await ratioOf(
    async () => { for (let index = 0; index < 50; index += 1) await clerk.deposits.get({ id }) },
    async () => { for (let index = 0; index < 50; index += 1) await getDepositWithHistory(reader, id) }, scale.rounds,
  )
  connection.close()
  await office.close()
  return [atMost('call through the contract / direct call', ratio, 2)]
}
