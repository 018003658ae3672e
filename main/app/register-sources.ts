/** The registers that reports can read, in the order of the screen. One line a register. */
import { customerContent } from '#main/app/disclosure-sources.ts'
import { customerRegister } from '#main/features/customers/customers.report.ts'
import { reportCopyRegister, reportCorrectionRegister, reportFigures } from '#main/features/customer-reports/customer-reports.report.ts'
import { satisfactionRegister } from '#main/features/customer-care/surveys.report.ts'
import { customerVisitRegister } from '#main/features/customer-visits/customer-visits.report.ts'
import { depositRegister } from '#main/features/deposits/deposits.report.ts'
import { callRegister, caseRegister, visitRegister } from '#main/features/desk/desk.report.ts'
import { followupRegister } from '#main/features/followups/followups.report.ts'
import { outsideRegister } from '#main/features/disclosure/disclosure.report.ts'
import { leakRegister } from '#main/features/leaks/leaks.report.ts'
import { loanRegister } from '#main/features/lending/lending.report.ts'
import { clauseRegister } from '#main/features/policies/policies.report.ts'
import { penaltyRegister } from '#main/features/penalties/penalties.report.ts'
import { registerSourceOf } from '#main/features/registers/registers.report.ts'
import type { RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { registerForms } from '#shared/policies/index.ts'

export const registerSources: readonly RegisterSource[] = [visitRegister, callRegister, caseRegister, depositRegister, loanRegister, { ...customerRegister, content: customerContent }, followupRegister, customerVisitRegister, satisfactionRegister, clauseRegister, penaltyRegister, leakRegister, outsideRegister, reportCopyRegister, reportCorrectionRegister, ...registerForms.map(registerSourceOf)]

/** Everything that a file can be made of: the registers, and what only its own feature exports, because each file of it bears a number. */
export const exportSources: readonly RegisterSource[] = [...registerSources, reportFigures]
