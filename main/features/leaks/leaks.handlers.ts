/** The doors of leaks: each hands a validated call to the service. */
import { actOnLeak, getLeakSheet, listLeaks, reportLeak } from '#main/features/leaks/leaks.service.ts'
import type { LeakSources } from '#main/features/leaks/leaks.sources.ts'
import { os } from '#main/rpc/chain.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** Builds the handlers; minutes are counted by the program's clock. */
export function createLeaksHandlers(now: () => InstantMs, sources: LeakSources) {
  return {
    list: os.leaks.list.handler(({ context, input }) => listLeaks(context.reader, sources, input, context.actor, now())),
    get: os.leaks.get.handler(({ context, input }) => getLeakSheet(context.reader, sources, input.id, context.actor, now())),
    report: os.leaks.report.handler(({ context, input }) => reportLeak(context.unit, sources, input)),
    remedy: os.leaks.remedy.handler(({ context, input: { id, ...act } }) => actOnLeak(context.unit, sources, id, { kind: 'remedy', ...act })),
    acknowledge: os.leaks.acknowledge.handler(({ context, input }) => actOnLeak(context.unit, sources, input.id, { kind: 'acknowledge' })),
    act: os.leaks.act.handler(({ context, input: { id, ...act } }) => actOnLeak(context.unit, sources, id, { kind: 'act', ...act })),
    close: os.leaks.close.handler(({ context, input: { id, ...act } }) => actOnLeak(context.unit, sources, id, { kind: 'close', ...act })),
  }
}
