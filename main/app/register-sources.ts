/** The registers that reports can read, in the order of the screen. One line a register. */
import { customerRegister } from '#main/features/customers/customers.report.ts'
import { depositRegister } from '#main/features/deposits/deposits.report.ts'
import { callRegister, caseRegister, visitRegister } from '#main/features/desk/desk.report.ts'
import { loanRegister } from '#main/features/lending/lending.report.ts'
import type { RegisterSource } from '#main/mechanisms/registers/register-source.ts'

export const registerSources: readonly RegisterSource[] = [visitRegister, callRegister, caseRegister, depositRegister, loanRegister, customerRegister]
