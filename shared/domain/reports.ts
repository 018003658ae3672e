/** The registers that an office reads and puts on paper. */

/** Visitor register, call register, case register, deposit log, loan register, customer list. */
export const registerNames = ['visits', 'calls', 'cases', 'deposits', 'loans', 'customers'] as const
export type RegisterName = (typeof registerNames)[number]
