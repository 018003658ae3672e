/** Finds what the demonstration wrote down, by number, by pinyin initials and by the tail of a phone. */
import type { Account } from '#main/app/demo/account.ts'
import type { DemoOffice } from '#main/app/demo/demo-office.ts'

const searches = ['0000003', 'slsm', '示例物流'] as const

export async function findAnything(office: DemoOffice, account: Account): Promise<void> {
  account.begin('demo.find')
  for (const typed of searches) {
    const { rows } = await office.desks.clerk.find.search({ text: typed })
    account.claim(`“${typed}” is found`, rows.length > 0)
    if (rows[0] !== undefined) account.say('demo.find-done', { typed, title: rows[0].title })
  }
  const hidden = await office.desks['system-administrator'].find.search({ text: searches[0] })
  account.claim('the system administrator finds no customer content', hidden.rows.length === 0)
}
