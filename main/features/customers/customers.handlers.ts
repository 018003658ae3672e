/** The customer files' doors: each hands a validated call to its service. */
import { addItem, correctItem } from '#main/features/customers/customer-items.service.ts'
import { findTwinsOf } from '#main/features/customers/customer-twins.ts'
import { sortFile } from '#main/features/customers/customers.inbox.ts'
import { printLabels } from '#main/features/customers/customers.labels.ts'
import { correctCustomer, countFiles, findByCode, getCustomerIndex, getCustomerSheet, listCustomers, openCustomer, suggestCustomers, turnCustomer } from '#main/features/customers/customers.service.ts'
import type { GatedNeighbours } from '#main/features/customers/customers.service.ts'
import { os } from '#main/rpc/chain.ts'

/** Builds the doors; what they need of loans, the desk and deposits comes through `main/app`. */
export function createCustomersHandlers(neighbours: GatedNeighbours) {
  return {
    open: os.customers.open.handler(({ context, input }) => openCustomer(context.unit, input, neighbours)),
    correct: os.customers.correct.handler(({ context, input }) => correctCustomer(context.unit, input, neighbours)),
    close: os.customers.close.handler(({ context, input }) => turnCustomer(context.unit, 'close', input, neighbours)),
    reopen: os.customers.reopen.handler(({ context, input }) => turnCustomer(context.unit, 'reopen', input, neighbours)),
    addItem: os.customers.addItem.handler(({ context, input }) => addItem(context.unit, input, neighbours)),
    correctItem: os.customers.correctItem.handler(({ context, input }) => correctItem(context.unit, input, neighbours)),
    sort: os.customers.sort.handler(({ context, input }) => sortFile(context.unit, input)),
    list: os.customers.list.handler(({ context, input }) => listCustomers(context.reader, input)),
    get: os.customers.get.handler(({ context, input }) => getCustomerSheet(context.reader, input.id, neighbours, context.actor)),
    index: os.customers.index.handler(({ context, input }) => getCustomerIndex(context.reader, input.id, neighbours)),
    suggest: os.customers.suggest.handler(({ context, input }) => suggestCustomers(context.reader, input.typed)),
    findTwins: os.customers.findTwins.handler(async ({ context, input }) => ({ rows: await findTwinsOf(context.reader, input) })),
    findByCode: os.customers.findByCode.handler(({ context, input }) => findByCode(context.reader, input.code, neighbours)),
    counts: os.customers.counts.handler(({ context }) => countFiles(context.reader)),
    labels: os.customers.labels.handler(({ context, input }) => printLabels(context.reader, input, neighbours)),
  }
}
