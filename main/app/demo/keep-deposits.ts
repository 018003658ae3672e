/** Deposits of the demonstration: taken in, handed back to the owner, handed to a proxy who is written down, and one that stays. */
import type { Account } from '#main/app/demo/account.ts'
import type { DemoOffice } from '#main/app/demo/demo-office.ts'
import { refusalsOf } from '#main/app/demo/run-job.ts'

export async function keepDeposits(office: DemoOffice, account: Account): Promise<void> {
  const { deposits } = office.desks.clerk
  account.begin('demo.deposits')
  const envelope = await deposits.take({ depositor: '测试甲', phone: '13800000001', company: '示例商贸公司', item: '合同一袋', place: 'A柜1层' })
  const keys = await deposits.take({ depositor: '测试乙', phone: '13800000002', item: '钥匙一串', quantity: 3, unit: '把', place: 'A柜2层' })
  const samples = await deposits.take({ depositor: '测试丙', phone: '13800000003', item: '样品箱', place: '地面1区', note: '轻放' })
  await deposits.handBack({ id: envelope.id })
  const unnamed = await refusalsOf(deposits.handBack({ id: keys.id, collectorKind: 'proxy' }))
  account.claim('a proxy who is not written down gets nothing', unnamed !== null)
  await deposits.handBack({ id: keys.id, collectorKind: 'proxy', collectorName: '测试丁', collectorPhone: '13800000004', collectorRelation: '同事' })
  account.claim('an item is handed back once', (await refusalsOf(deposits.handBack({ id: envelope.id }))) !== null)
  const rows = await Promise.all([envelope, keys, samples].map(async ({ id }) => (await deposits.get({ id })).deposit))
  const countOf = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).length
  const counts = { taken: rows.length, collected: countOf((row) => row.collector?.kind === 'depositor'), byProxy: countOf((row) => row.collector?.kind === 'proxy'), held: countOf((row) => row.status === 'held') }
  account.claim('one item went to its owner, one to a proxy, one is held', counts.collected === 1 && counts.byProxy === 1 && counts.held === 1)
  account.counts['deposits'] = counts
  account.say('demo.deposits-done', counts)
}
