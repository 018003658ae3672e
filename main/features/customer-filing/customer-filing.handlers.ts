/** The doors of customer filing: each hands a validated call to its service. */
import { confirmFiling, enterContact, fillForm, findFilingTwins, listFilings, listUnfiled, lookInto, readCounts, setCategory, setContacts, submitFiling, turnFiling } from '#main/features/customer-filing/customer-filing.service.ts'
import type { FilingSources } from '#main/features/customer-filing/customer-filing.sources.ts'
import { askToLook, changeProfile, confirmChange, enterEvent, reportChange } from '#main/features/customer-filing/filing-papers.service.ts'
import { printFiling } from '#main/features/customer-filing/filing.paper.ts'
import { os } from '#main/rpc/chain.ts'
import type { Day } from '#shared/kernel/days.ts'

const filing = os['customer-filing']

/** Builds the handlers; what they need of customer files comes through `main/app`. */
export function createCustomerFilingHandlers(today: () => Day, sources: FilingSources) {
  return {
    list: filing.list.handler(({ context, input }) => listFilings(context.reader, input, today())),
    counts: filing.counts.handler(({ context }) => readCounts(context.reader)),
    unfiled: filing.unfiled.handler(({ context }) => listUnfiled(context.reader, sources)),
    findTwins: filing.findTwins.handler(({ context, input }) => findFilingTwins(context.reader, sources, input)),
    contact: filing.contact.handler(({ context, input }) => enterContact(context.unit, sources, input)),
    fill: filing.fill.handler(({ context, input: { id, ...form } }) => fillForm(context.unit, id, form)),
    submit: filing.submit.handler(({ context, input }) => submitFiling(context.unit, input.id)),
    confirm: filing.confirm.handler(({ context, input }) => confirmFiling(context.unit, sources, input.id)),
    sendBack: filing.sendBack.handler(({ context, input }) => turnFiling(context.unit, 'send-back', input.id, input.reason)),
    dismiss: filing.dismiss.handler(({ context, input }) => turnFiling(context.unit, 'dismiss', input.id, input.reason)),
    setCategory: filing.setCategory.handler(({ context, input }) => setCategory(context.unit, input.id, input.category, input.reason)),
    setContacts: filing.setContacts.handler(({ context, input: { id, ...to } }) => setContacts(context.unit, id, to)),
    enterEvent: filing.enterEvent.handler(({ context, input }) => enterEvent(context.unit, input)),
    change: filing.change.handler(({ context, input }) => changeProfile(context.unit, input)),
    reportChange: filing.reportChange.handler(({ context, input }) => reportChange(context.unit, input.id)),
    confirmChange: filing.confirmChange.handler(({ context, input }) => confirmChange(context.unit, input.id)),
    askToLook: filing.askToLook.handler(({ context, input }) => askToLook(context.unit, input.id, input.purpose)),
    look: filing.look.handler(({ context, input }) => lookInto(context.unit, sources, input.id)),
    paper: filing.paper.handler(({ context, input }) => printFiling(context.reader, sources, input, context.actor, today())),
  }
}
