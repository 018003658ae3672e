/** The doors of copies, movements and disclosures: each hands a validated call to its service. */
import { pageTaken } from '#main/features/disclosure/copies.repository.ts'
import { askCopy, listCopyRequests, takeCopy } from '#main/features/disclosure/copies.service.ts'
import type { GatedDisclosureSources } from '#main/features/disclosure/disclosure.sources.ts'
import { markMaterial, showMaterial } from '#main/features/disclosure/material.ts'
import { pageMovements } from '#main/features/disclosure/movements.repository.ts'
import { endCourier, fillSafety, move, nameCourier, showCouriers, showMovement } from '#main/features/disclosure/movements.service.ts'
import { askOutside, disclose, listOutside, printOutside, showOutside } from '#main/features/disclosure/outside.service.ts'
import { os } from '#main/rpc/chain.ts'

const doors = os.disclosure

/** Builds the handlers; files, posts and the office's name come through `main/app`. */
export function createDisclosureHandlers(sources: GatedDisclosureSources) {
  return {
    material: doors.material.handler(({ context, input }) => showMaterial(context.reader, sources, input.customerId, context.actor)),
    mark: doors.mark.handler(({ context, input }) => markMaterial(context.unit, sources, input)),
    copyRequests: doors.copyRequests.handler(({ context, input }) => listCopyRequests(context.reader, input, context.actor.userId)),
    copiesTaken: doors.copiesTaken.handler(({ context, input }) => pageTaken(context.reader, input)),
    askCopy: doors.askCopy.handler(({ context, input }) => askCopy(context.unit, sources, input)),
    takeCopy: doors.takeCopy.handler(({ context, input }) => takeCopy(context.unit, sources, input)),
    couriers: doors.couriers.handler(({ context }) => showCouriers(context.reader, sources, context.actor)),
    nameCourier: doors.nameCourier.handler(({ context, input }) => nameCourier(context.unit, sources, input.name)),
    endCourier: doors.endCourier.handler(({ context, input }) => endCourier(context.unit, sources, input.id)),
    movements: doors.movements.handler(({ context, input }) => pageMovements(context.reader, input)),
    movement: doors.movement.handler(({ context, input }) => showMovement(context.reader, input.id)),
    move: doors.move.handler(({ context, input }) => move(context.unit, sources, input)),
    fillSafety: doors.fillSafety.handler(({ context, input }) => fillSafety(context.unit, input)),
    outside: doors.outside.handler(({ context, input }) => listOutside(context.reader, input)),
    outsideSheet: doors.outsideSheet.handler(({ context, input }) => showOutside(context.reader, input.id)),
    askOutside: doors.askOutside.handler(({ context, input }) => askOutside(context.unit, sources, input)),
    disclose: doors.disclose.handler(({ context, input }) => disclose(context.unit, sources, input)),
    outsideForm: doors.outsideForm.handler(({ context, input }) => printOutside(context.reader, sources, input.id, input.locale)),
  }
}
