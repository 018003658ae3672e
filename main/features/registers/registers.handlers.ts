/** The doors of the registers: each hands a validated call to its service. */
import { addOfficeField, listRegisters, retireField } from '#main/features/registers/office-fields.service.ts'
import { printLine, printPage } from '#main/features/registers/registers.paper.ts'
import { closeLine, correctLine, enterLine, listLines, readLine, strikeOut } from '#main/features/registers/registers.service.ts'
import type { RegisterSources } from '#main/features/registers/registers.sources.ts'
import { os } from '#main/rpc/chain.ts'
import type { Day } from '#shared/kernel/days.ts'

const { registers } = os

/** Builds the handlers; what they need of customer files comes through `main/app`. */
export function createRegistersHandlers(today: () => Day, sources: RegisterSources) {
  return {
    forms: registers.forms.handler(({ context }) => listRegisters(context.reader, today())),
    list: registers.list.handler(({ context, input }) => listLines(context.reader, input, today())),
    get: registers.get.handler(({ context, input }) => readLine(context.reader, input.id, today())),
    enter: registers.enter.handler(({ context, input }) => enterLine(context.unit, sources, input)),
    correct: registers.correct.handler(({ context, input }) => correctLine(context.unit, sources, input)),
    close: registers.close.handler(({ context, input }) => closeLine(context.unit, sources, input)),
    strike: registers.strike.handler(({ context, input }) => strikeOut(context.unit, input)),
    paper: registers.paper.handler(({ context, input }) => printLine(context.reader, sources, input, today())),
    pagePaper: registers.pagePaper.handler(({ context, input }) => printPage(context.reader, sources, input, today())),
    addField: registers.addField.handler(({ context, input }) => addOfficeField(context.unit, input)),
    retireField: registers.retireField.handler(({ context, input }) => retireField(context.unit, input.id)),
  }
}
