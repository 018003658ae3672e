/** Guarantees that who may do what is decided by one table, the one that the screen shows. */

/** The roles of an office; every user has exactly one. */
export const roles = ['clerk', 'archive-administrator', 'department-manager', 'general-manager', 'auditor', 'system-administrator'] as const
export type Role = (typeof roles)[number]

/** Everything that needs a right. An operation's contract names one of these. */
export const capabilities = [
  'desk.read', 'desk.register',
  'deposits.read', 'deposits.take', 'deposits.hand-back',
  'customers.read', 'customers.edit',
  'lending.read', 'lending.request', 'lending.issue',
  'approvals.read', 'approvals.decide',
  'imports.run', 'imports.undo',
  'reports.read', 'reports.export',
  'followups.read', 'followups.record', 'followups.review',
  'customer-visits.read', 'customer-visits.write',
  'customer-reports.write',
  'penalties.read', 'penalties.record', 'penalties.decide',
  'custody.read', 'custody.shelve', 'custody.keep', 'custody.watch',
  'leaks.read', 'leaks.report', 'leaks.oversee',
  'disclosure.read', 'disclosure.ask',
  'registers.read', 'registers.write', 'registers.adapt',
  'find.use', 'today.read', 'policies.read', 'policies.propose', 'policies.own', 'policies.decide', 'duties.read', 'duties.act',
  'users.read', 'users.manage', 'keys.manage', 'settings.read', 'settings.change',
  'audit.read', 'audit.verify', 'backup.run',
] as const
export type Capability = (typeof capabilities)[number]

const everybody: readonly Capability[] = ['find.use', 'today.read', 'policies.read', 'settings.read', 'users.read', 'duties.read']
const readsContent: readonly Capability[] = ['desk.read', 'deposits.read', 'customers.read', 'lending.read', 'approvals.read', 'reports.read', 'followups.read', 'customer-visits.read', 'leaks.read', 'registers.read', 'custody.read', 'disclosure.read']
const worksAtTheDesk: readonly Capability[] = ['desk.register', 'deposits.take', 'deposits.hand-back', 'lending.request', 'reports.export', 'duties.act', 'followups.record', 'customer-visits.write', 'customer-reports.write', 'penalties.record', 'registers.write', 'leaks.report', 'disclosure.ask']

/**
 * Roles x capabilities. The system administrator manages people and keys and reads no customer content;
 * the auditor reads everything and writes nothing.
 */
export const accessTable: Readonly<Record<Role, readonly Capability[]>> = {
  clerk: [...everybody, ...readsContent, ...worksAtTheDesk, 'customers.edit', 'custody.shelve'],
  'archive-administrator': [...everybody, ...readsContent, ...worksAtTheDesk, 'customers.edit', 'lending.issue', 'approvals.decide', 'imports.run', 'imports.undo', 'audit.verify', 'backup.run', 'policies.propose', 'policies.own', 'penalties.read', 'leaks.oversee', 'custody.shelve', 'custody.keep', 'custody.watch'],
  'department-manager': [...everybody, ...readsContent, ...worksAtTheDesk, 'approvals.decide', 'followups.review', 'audit.verify', 'policies.propose', 'policies.own', 'penalties.read', 'penalties.decide', 'registers.adapt', 'leaks.oversee', 'custody.keep', 'custody.watch'],
  'general-manager': [...everybody, ...readsContent, ...worksAtTheDesk, 'approvals.decide', 'followups.review', 'audit.read', 'audit.verify', 'policies.own', 'policies.decide', 'penalties.read', 'penalties.decide', 'registers.adapt', 'leaks.oversee', 'custody.keep', 'custody.watch'],
  auditor: [...everybody, ...readsContent, 'reports.export', 'audit.read', 'audit.verify', 'penalties.read', 'leaks.oversee', 'custody.watch'],
  'system-administrator': [...everybody.filter((capability) => capability !== 'duties.read'), 'users.manage', 'keys.manage', 'settings.change', 'audit.read', 'audit.verify', 'backup.run', 'policies.own', 'policies.decide', 'leaks.report'],
}

const accessSets = new Map<Role, ReadonlySet<Capability>>(roles.map((role) => [role, new Set(accessTable[role])]))

/** Whether a role holds a capability. */
export function hasCapability(role: Role, capability: Capability): boolean {
  return accessSets.get(role)?.has(capability) === true
}

/** Roles that hold a capability, in the table's order: the people a refusal can point to. */
export function rolesWith(capability: Capability): readonly Role[] {
  return roles.filter((role) => hasCapability(role, capability))
}
