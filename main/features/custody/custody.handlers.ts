/** Custody's doors: each hands a validated call to its service. */
import type { CustodySources } from '#main/features/custody/custody.sources.ts'
import { printDestruction } from '#main/features/custody/destruction.paper.ts'
import { pageLists } from '#main/features/custody/destruction.repository.ts'
import { askDestruction, changeDestruction, destroy, dropDestruction, readDestruction, startDestruction } from '#main/features/custody/destruction.service.ts'
import { pageOpenings } from '#main/features/custody/openings.repository.ts'
import { addClass, changePlace, decideClass, declarePlace, readClasses, readPlaces, setClassRetention } from '#main/features/custody/places.service.ts'
import { readPermissions, readRights, setPeriod, setRight } from '#main/features/custody/rights.service.ts'
import { bringBack, findShelving, listFiles, readOutside, readPlace, reportOutside, setClass, setRetention, shelve } from '#main/features/custody/shelving.service.ts'
import { os } from '#main/rpc/chain.ts'
import type { Day } from '#shared/kernel/days.ts'

const { custody } = os

/** Builds the handlers; what they need of customer files, lending and filing comes through `main/app`. */
export function createCustodyHandlers(today: () => Day, sources: CustodySources) {
  const { files } = sources
  return {
    places: custody.places.handler(({ context }) => readPlaces(context.reader, files)),
    place: custody.place.handler(({ context, input }) => readPlace(context.reader, files, input.id)),
    classes: custody.classes.handler(({ context }) => readClasses(context.reader, context.actor)),
    files: custody.files.handler(({ context, input }) => listFiles(context.reader, files, input, today())),
    outside: custody.outside.handler(({ context }) => readOutside(context.reader, sources)),
    find: custody.find.handler(({ context, input }) => findShelving(context.reader, files, input.code)),
    shelve: custody.shelve.handler(({ context, input }) => shelve(context.unit, files, input)),
    setClass: custody.setClass.handler(({ context, input }) => setClass(context.unit, files, input.customerId, input.classId)),
    addClass: custody.addClass.handler(({ context, input }) => addClass(context.unit, input.name)),
    decideClass: custody.decideClass.handler(({ context, input }) => decideClass(context.unit, input.id, input.action)),
    setClassRetention: custody.setClassRetention.handler(({ context, input }) => setClassRetention(context.unit, input.id, input.years)),
    declarePlace: custody.declarePlace.handler(({ context, input }) => declarePlace(context.unit, files, input)),
    changePlace: custody.changePlace.handler(({ context, input }) => changePlace(context.unit, files, input)),
    reportOutside: custody.reportOutside.handler(({ context, input }) => reportOutside(context.unit, sources, input)),
    bringBack: custody.bringBack.handler(({ context, input }) => bringBack(context.unit, input.id)),
    matrix: custody.matrix.handler(({ context }) => readRights(context.reader, context.actor)),
    setRight: custody.setRight.handler(({ context, input }) => setRight(context.unit, input)),
    permissions: custody.permissions.handler(({ context }) => readPermissions(context.reader, sources)),
    setPeriod: custody.setPeriod.handler(({ context, input }) => setPeriod(context.unit, sources, input)),
    openings: custody.openings.handler(({ context, input }) => pageOpenings(context.reader, input)),
    setRetention: custody.setRetention.handler(({ context, input }) => setRetention(context.unit, files, input)),
    destructions: custody.destructions.handler(({ context, input }) => pageLists(context.reader, input)),
    destruction: custody.destruction.handler(({ context, input }) => readDestruction(context.reader, input.id)),
    startDestruction: custody.startDestruction.handler(({ context, input }) => startDestruction(context.unit, sources, input.customerIds)),
    changeDestruction: custody.changeDestruction.handler(({ context, input }) => changeDestruction(context.unit, sources, input)),
    askDestruction: custody.askDestruction.handler(({ context, input }) => askDestruction(context.unit, sources, input.id)),
    destroy: custody.destroy.handler(({ context, input }) => destroy(context.unit, sources, input.id, input.witnessIds)),
    dropDestruction: custody.dropDestruction.handler(({ context, input }) => dropDestruction(context.unit, sources, input.id, input.reason)),
    destructionPaper: custody.destructionPaper.handler(({ context, input }) => printDestruction(context.reader, sources, input)),
  }
}
