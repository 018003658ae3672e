/** The front desk's doors: each hands a validated call to its service. */
import { correctCall, openCaseFromCall, registerCall, settleCall } from '#main/features/desk/calls.service.ts'
import { closeCase, correctCase, noteCase, registerCase, reopenCase, takeUpCase } from '#main/features/desk/cases.service.ts'
import { printBadge, printDayEnd } from '#main/features/desk/desk.paper.ts'
import { suggestHosts, suggestPeople } from '#main/features/desk/desk.people.ts'
import { getDayEnd, getDeskSubject, listDesk } from '#main/features/desk/desk.service.ts'
import { closeVisitUnknown, correctVisit, findInside, findVisitByCode, proposeReceptionOf, registerVisit, signOutVisit } from '#main/features/desk/visits.service.ts'
import type { ReceivedCustomer } from '#main/features/desk/visits.service.ts'
import type { CaseFollower } from '#main/features/desk/cases.service.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { os } from '#main/rpc/chain.ts'
import type { CallRow, VisitRow } from '#shared/contract/desk.ts'
import type { Day } from '#shared/kernel/days.ts'

/** What the desk needs of the program: which day it is, the office's name for its papers, which filed customer a visitor comes from, and who is told that a case ended, was opened again or corrected. */
export type DeskNeeds = { today(): Day; officeName(reader: Reader): Promise<string>; readonly follower: CaseFollower; readonly contacts: DeskContacts; readonly customerOf: ReceivedCustomer }
/** Who is told of a visit or a call that was written down: it may be the first contact with a customer. In the caller's transaction. */
export type DeskContacts = { visited(unit: Unit, visit: VisitRow): Promise<void>; called(unit: Unit, call: CallRow): Promise<void> }

/** Builds the desk's handlers. */
export function createDeskHandlers(needs: DeskNeeds) {
  return {
    registerVisit: os.desk.registerVisit.handler(async ({ context, input }) => {
      const registered = await registerVisit(context.unit, input, needs.customerOf)
      await needs.contacts.visited(context.unit, registered.visit)
      return registered
    }),
    signOut: os.desk.signOut.handler(({ context, input }) => signOutVisit(context.unit, input)),
    closeUnknown: os.desk.closeUnknown.handler(({ context, input }) => closeVisitUnknown(context.unit, input)),
    correctVisit: os.desk.correctVisit.handler(({ context, input }) => correctVisit(context.unit, input, needs.customerOf)),
    registerCall: os.desk.registerCall.handler(async ({ context, input }) => {
      const registered = await registerCall(context.unit, input)
      await needs.contacts.called(context.unit, registered.call)
      return registered
    }),
    settleCall: os.desk.settleCall.handler(({ context, input }) => settleCall(context.unit, input)),
    correctCall: os.desk.correctCall.handler(({ context, input }) => correctCall(context.unit, input)),
    openCaseFromCall: os.desk.openCaseFromCall.handler(({ context, input }) => openCaseFromCall(context.unit, input.callId)),
    registerCase: os.desk.registerCase.handler(({ context, input }) => registerCase(context.unit, input)),
    takeUpCase: os.desk.takeUpCase.handler(({ context, input }) => takeUpCase(context.unit, input)),
    noteCase: os.desk.noteCase.handler(({ context, input }) => noteCase(context.unit, input)),
    closeCase: os.desk.closeCase.handler(({ context, input }) => closeCase(context.unit, input, needs.follower)),
    reopenCase: os.desk.reopenCase.handler(({ context, input }) => reopenCase(context.unit, input, needs.follower)),
    correctCase: os.desk.correctCase.handler(({ context, input }) => correctCase(context.unit, input, needs.follower)),
    list: os.desk.list.handler(({ context, input }) => listDesk(context.reader, input, needs.today())),
    get: os.desk.get.handler(({ context, input }) => getDeskSubject(context.reader, input.id)),
    suggestPeople: os.desk.suggestPeople.handler(async ({ context, input }) => ({ rows: await suggestPeople(context.reader, input.typed) })),
    suggestHosts: os.desk.suggestHosts.handler(async ({ context, input }) => ({ rows: await suggestHosts(context.reader, input.typed) })),
    findByCode: os.desk.findByCode.handler(({ context, input }) => findVisitByCode(context.reader, input.code)),
    proposeReception: os.desk.proposeReception.handler(({ context, input }) => proposeReceptionOf(context.reader, input, needs.customerOf)),
    findInside: os.desk.findInside.handler(async ({ context, input }) => ({ rows: await findInside(context.reader, input) })),
    dayEnd: os.desk.dayEnd.handler(({ context, input }) => getDayEnd(context.reader, input.day ?? needs.today())),
    badge: os.desk.badge.handler(async ({ context, input }) => printBadge(context.reader, input, await needs.officeName(context.reader))),
    dayEndPaper: os.desk.dayEndPaper.handler(async ({ context, input }) => printDayEnd(context.reader, input.day ?? needs.today(), input.locale, await needs.officeName(context.reader))),
  }
}
