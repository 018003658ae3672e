/** Visits, calls and matters of the demonstration, one of each kind that an ordinary day has. */
import type { Account } from '#main/app/demo/account.ts'
import type { DemoOffice } from '#main/app/demo/demo-office.ts'

export async function workTheDesk(office: DemoOffice, account: Account): Promise<void> {
  const { desk } = office.desks.clerk
  const day = office.clock.today()
  account.begin('demo.desk')
  const guest = await desk.registerVisit({ visitor: '测试戊', phone: '13800000005', company: '示例物流公司', host: '经理丙', purpose: '洽谈续租' })
  const group = await desk.registerVisit({ visitor: '测试己', company: '示例制造公司', host: '总经理丁', purpose: '参观', visitorClass: 'B', people: 6, escorts: 2 })
  const forgotten = await desk.registerVisit({ visitor: '测试庚', phone: '13800000006', host: '经理丙', purpose: '送样品' })
  await desk.signOut({ id: guest.visit.id })
  await desk.signOut({ id: group.visit.id })

  await desk.registerCall({ caller: '测试辛', phone: '13800000007', subject: '询问停车月卡', kind: 'enquiry' })
  const missed = await desk.registerCall({ phone: '13800000008', missed: true })
  await desk.settleCall({ id: missed.call.id, outcome: '已回电' })
  const repair = await desk.registerCall({ caller: '测试壬', phone: '13800000009', subject: '空调漏水', kind: 'repair', openCase: true })
  account.claim('a call opens its case in the same step', repair.case !== null)

  const complaint = await desk.registerCase({ kind: 'complaint', person: '测试癸', phone: '13800000010', content: '电梯等候时间过长', channel: 'visit', handler: '经理丙' })
  await desk.closeCase({ id: complaint.id, result: '已调整电梯分层停靠', reaction: 'satisfied' })

  office.clock.forwardDays(1)
  const closed = await desk.closeUnknown({ id: forgotten.visit.id, note: '次日发现未签离' })
  account.claim('a forgotten visit closes without a made-up time', closed.status === 'left-time-unknown' && closed.leftAt === null)
  const { counts } = await desk.dayEnd({ day })
  account.claim('the day ends with every line that was written', counts.visits === 3 && counts.calls === 3 && counts.casesOpened === 2 && counts.casesClosed === 1)
  account.counts['desk'] = counts
  account.say('demo.desk-done', counts)
}
