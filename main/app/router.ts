/** Joins the features' handlers into the one router; a feature that is in the contract and not here does not compile. */
import { createApprovalsHandlers } from '#main/features/approvals/approvals.handlers.ts'
import type { ArchiveTask } from '#main/features/archive/archive.handlers.ts'
import { createArchiveHandlers } from '#main/features/archive/archive.handlers.ts'
import { createAttachmentsHandlers } from '#main/features/attachments/attachments.handlers.ts'
import { createCalendarHandlers } from '#main/features/calendar/calendar.handlers.ts'
import { createCustodyHandlers } from '#main/features/custody/custody.handlers.ts'
import { followDestruction } from '#main/features/custody/destruction.service.ts'
import { createCustomerCareHandlers } from '#main/features/customer-care/customer-care.handlers.ts'
import { followScheme } from '#main/features/customer-care/schemes.service.ts'
import { createCustomersHandlers } from '#main/features/customers/customers.handlers.ts'
import { createCustomerFilingHandlers } from '#main/features/customer-filing/customer-filing.handlers.ts'
import { createCustomerReportsHandlers } from '#main/features/customer-reports/customer-reports.handlers.ts'
import { followCorrection } from '#main/features/customer-reports/report-corrections.service.ts'
import { followDelivery } from '#main/features/customer-reports/report-deliveries.service.ts'
import { followReview } from '#main/features/customer-reports/report-reviews.service.ts'
import { followView } from '#main/features/customer-filing/filing-papers.service.ts'
import { createCustomerVisitsHandlers } from '#main/features/customer-visits/customer-visits.handlers.ts'
import { followReport } from '#main/features/customer-visits/customer-visits.service.ts'
import { followClaim, followRequest } from '#main/features/customer-visits/money.service.ts'
import { followPlan } from '#main/features/customer-visits/plans.service.ts'
import { createDepositsHandlers } from '#main/features/deposits/deposits.handlers.ts'
import { createDeskHandlers } from '#main/features/desk/desk.handlers.ts'
import { createDraftsHandlers } from '#main/features/drafts/drafts.handlers.ts'
import { createFollowupsHandlers } from '#main/features/followups/followups.handlers.ts'
import { createDutiesHandlers } from '#main/features/duties/duties.handlers.ts'
import { findHandlers } from '#main/features/find/find.handlers.ts'
import { createImportsHandlers } from '#main/features/imports/imports.handlers.ts'
import type { ImportParts } from '#main/features/imports/imports.service.ts'
import { createPenaltiesHandlers } from '#main/features/penalties/penalties.handlers.ts'
import { rehearsePenalties } from '#main/features/penalties/penalties.rehearsal.ts'
import { createPoliciesHandlers } from '#main/features/policies/policies.handlers.ts'
import { followPolicyApproval } from '#main/features/policies/changes.service.ts'
import { listLinesOfSpan } from '#main/features/registers/registers.facts.ts'
import { createRegistersHandlers } from '#main/features/registers/registers.handlers.ts'
import { createReportsHandlers } from '#main/features/reports/reports.handlers.ts'
import type { ReportsParts } from '#main/features/reports/reports.handlers.ts'
import { createDisclosureHandlers } from '#main/features/disclosure/disclosure.handlers.ts'
import { followCopy } from '#main/features/disclosure/copies.service.ts'
import { followOutside } from '#main/features/disclosure/outside.service.ts'
import { createLeaksHandlers } from '#main/features/leaks/leaks.handlers.ts'
import { createLendingHandlers } from '#main/features/lending/lending.handlers.ts'
import { followApproval } from '#main/features/lending/lending.service.ts'
import { createSessionHandlers } from '#main/features/session/session.handlers.ts'
import type { SessionDoor } from '#main/features/session/session.handlers.ts'
import { createSettingsHandlers } from '#main/features/settings/settings.handlers.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'
import { createTodayHandlers } from '#main/features/today/today.handlers.ts'
import { createUsersHandlers } from '#main/features/users/users.handlers.ts'
import type { UsersDoor } from '#main/features/users/users.handlers.ts'
import { createAttachmentDoor } from '#main/app/attachments-door.ts'
import { createDraftsDoor } from '#main/app/drafts-door.ts'
import type { ExportShelf } from '#main/app/export-shelf.ts'
import type { Keeper } from '#main/app/keeper.ts'
import { penaltyRules } from '#main/app/penalty-sources.ts'
import { registerSources } from '#main/app/register-sources.ts'
import { registerFormSources } from '#main/app/register-form-sources.ts'
import { disclosureSources, leakSources } from '#main/app/disclosure-sources.ts'
import { lendingSources } from '#main/app/lending-sources.ts'
import { customerVisitSources, filingSources } from '#main/app/customer-visit-sources.ts'
import { careSources, receivedCustomer } from '#main/app/customer-care-sources.ts'
import { createFileGate, custodySources } from '#main/app/custody-sources.ts'
import { customerReportSources } from '#main/app/customer-report-sources.ts'
import { customerNeighbours } from '#main/app/customer-neighbours.ts'
import { caseFollower, createFollowupNeeds } from '#main/app/followup-sources.ts'
import { deskContacts, dutyRecords } from '#main/app/profile-duties.ts'
import { createTodaySources } from '#main/app/today-sources.ts'
import type { Platform } from '#main/platform/platform.ts'
import { os } from '#main/rpc/chain.ts'
import type { ContractRouter } from '#main/rpc/chain.ts'

export type RouterParts = {
  readonly keeper: Keeper
  readonly session: SessionDoor
  readonly users: UsersDoor
  readonly archiveTask: ArchiveTask
  readonly exportShelf: ExportShelf
  readonly exportRegister: ReportsParts['exportRegister']
  readonly imports: ImportParts
  readonly platform: Platform
}

/** Builds the router of the whole contract. */
export function createRouter(parts: RouterParts): ContractRouter {
  const gate = createFileGate(parts.keeper)
  const passGate: Parameters<typeof createDisclosureHandlers>[0]['passGate'] = async (unit, customerId) => { await gate.openIn(unit, customerId, 'look') }
  return os.router({
    session: createSessionHandlers(parts.session),
    users: createUsersHandlers(parts.users, { now: () => parts.platform.clock.now(), officeName: async (reader) => (await getSettings(reader)).officeName }),
    settings: createSettingsHandlers((settings) => { parts.keeper.followSettings(settings) }),
    drafts: createDraftsHandlers(createDraftsDoor(parts.keeper)),
    archive: createArchiveHandlers(parts.archiveTask),
    today: createTodayHandlers(createTodaySources(parts.platform.clock)),
    attachments: createAttachmentsHandlers(createAttachmentDoor(parts.keeper)),
    customers: createCustomersHandlers({ ...customerNeighbours, gate }),
    custody: createCustodyHandlers(() => parts.platform.clock.today(), custodySources),
    lending: createLendingHandlers(parts.platform.clock, lendingSources),
    approvals: createApprovalsHandlers(parts.platform.clock, { loan: followApproval, 'policy-change': followPolicyApproval, 'visit-plan': followPlan, 'visit-report': followReport, 'visit-request': followRequest, 'visit-claim': followClaim, 'filing-view': followView, 'care-scheme': (unit, id, acted) => followScheme(unit, careSources, id, acted), 'copy-request': followCopy, disclosure: followOutside, 'customer-report': followReview, 'report-correction': followCorrection, 'report-delivery': followDelivery, 'destruction-list': (unit, id, acted) => followDestruction(unit, custodySources, id, acted) }, { secret: () => parts.platform.ids.secret(), officeName: async (reader) => (await getSettings(reader)).officeName }),
    deposits: createDepositsHandlers({ today: () => parts.platform.clock.today(), settings: getSettings }),
    desk: createDeskHandlers({ today: () => parts.platform.clock.today(), officeName: async (reader) => (await getSettings(reader)).officeName, follower: caseFollower, customerOf: receivedCustomer, contacts: deskContacts }),
    find: findHandlers,
    reports: createReportsHandlers({ sources: registerSources, today: () => parts.platform.clock.today(), exportRegister: parts.exportRegister }),
    registers: createRegistersHandlers(() => parts.platform.clock.today(), registerFormSources),
    imports: createImportsHandlers(parts.imports),
    policies: createPoliciesHandlers(() => parts.platform.clock.today(), rehearsePenalties, listLinesOfSpan),
    penalties: createPenaltiesHandlers({ today: () => parts.platform.clock.today(), rules: penaltyRules, officeName: async (reader) => (await getSettings(reader)).officeName }),
    duties: createDutiesHandlers(() => parts.platform.clock.today(), dutyRecords),
    calendar: createCalendarHandlers(() => parts.platform.clock.today()),
    'customer-visits': createCustomerVisitsHandlers(() => parts.platform.clock.today(), customerVisitSources),
    'customer-care': createCustomerCareHandlers(() => parts.platform.clock.today(), careSources),
    'customer-filing': createCustomerFilingHandlers(() => parts.platform.clock.today(), { ...filingSources, passGate }),
    disclosure: createDisclosureHandlers({ ...disclosureSources, passGate }),
    leaks: createLeaksHandlers(() => parts.platform.clock.now(), leakSources),
    'customer-reports': createCustomerReportsHandlers({ sources: customerReportSources, today: () => parts.platform.clock.today(), exportRegister: parts.exportRegister }),
    followups: createFollowupsHandlers(createFollowupNeeds(() => parts.platform.clock.today())),
  })
}

export type AppRouter = ReturnType<typeof createRouter>
