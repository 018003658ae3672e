import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessTable, capabilities, roles } from '#shared/domain/access.ts'
import type { Capability, Role } from '#shared/domain/access.ts'
import { callOperation, listOperations, readAuditSeq } from '#tests/support/operations.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { TestOffice } from '#tests/support/office.ts'

/** Who may do what, written down a second time: a change of the table that nobody meant breaks this test. Columns in the order of `roles`. */
const expected: Readonly<Record<Capability, string>> = {
  //                   clerk archivist manager general auditor system
  'desk.read':           'x x x x x .',
  'desk.register':       'x x x x . .',
  'deposits.read':       'x x x x x .',
  'deposits.take':       'x x x x . .',
  'deposits.hand-back':  'x x x x . .',
  'customers.read':      'x x x x x .',
  'customers.edit':      'x x . . . .',
  'lending.read':        'x x x x x .',
  'lending.request':     'x x x x . .',
  'lending.issue':       '. x . . . .',
  'approvals.read':      'x x x x x .',
  'approvals.decide':    '. x x x . .',
  'imports.run':         '. x . . . .',
  'imports.undo':        '. x . . . .',
  'reports.read':        'x x x x x .',
  'reports.export':      'x x x x x .',
  'followups.read':      'x x x x x .',
  'followups.record':    'x x x x . .',
  'followups.review':    '. . x x . .',
  'customer-visits.read': 'x x x x x .',
  'customer-visits.write': 'x x x x . .',
  'customer-reports.write': 'x x x x . .',
  'penalties.read':      '. x x x x .',
  'penalties.record':    'x x x x . .',
  'penalties.decide':    '. . x x . .',
  'disclosure.read':     'x x x x x .',
  'disclosure.ask':      'x x x x . .',
  'leaks.read':          'x x x x x .',
  'leaks.report':        'x x x x . x',
  'leaks.oversee':       '. x x x x .',
  'registers.read':      'x x x x x .',
  'registers.write':     'x x x x . .',
  'registers.adapt':     '. . x x . .',
  'custody.read':        'x x x x x .',
  'custody.shelve':      'x x . . . .',
  'custody.keep':        '. x x x . .',
  'custody.watch':       '. x x x x .',
  'find.use':            'x x x x x x',
  'today.read':          'x x x x x x',
  'policies.read':       'x x x x x x',
  'policies.propose':    '. x x . . .',
  'policies.own':        '. x x x . x',
  'policies.decide':     '. . . x . x',
  'duties.read':         'x x x x x .',
  'duties.act':          'x x x x . .',
  'users.read':          'x x x x x x',
  'users.manage':        '. . . . . x',
  'keys.manage':         '. . . . . x',
  'settings.read':       'x x x x x x',
  'settings.change':     '. . . . . x',
  'audit.read':          '. . . x x x',
  'audit.verify':        '. x x x x x',
  'backup.run':          '. x . . . x',
}

const operations = listOperations()
const mayCall = (role: Role, capability: string) => capability === 'public' || capability === 'signed-in' || accessTable[role].includes(capability as Capability)

describe('rights', () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await openTestOffice()
    for (const role of roles) await office.as(role)
  })
  afterAll(async () => { await office.close() })

  it('are as written down here', () => {
    const actual = Object.fromEntries(capabilities.map((capability) => [capability, roles.map((role) => (accessTable[role].includes(capability) ? 'x' : '.')).join(' ')]))
    expect(actual).toEqual(expected)
  })

  it('give the auditor nothing that writes, and the system administrator no content', () => {
    const written = new Set(operations.filter(({ meta }) => meta.kind === 'command').map(({ meta }) => meta.capability).filter((capability) => capability !== 'signed-in'))
    expect(accessTable.auditor.filter((capability) => written.has(capability))).toEqual([])
    expect(accessTable['system-administrator'].filter((capability) => /^(desk|deposits|customers|lending|approvals|imports|reports)\./.test(capability))).toEqual([])
  })

  const cells = operations.flatMap((operation) => roles.map((role) => ({ name: operation.path.join('.'), role, operation })))
  it.each(cells)('$role at $name', async ({ role, operation }) => {
    const before = await readAuditSeq(office)
    // No operation takes null, so an allowed call ends at the validation and a forbidden one must end before it.
    const answer = await callOperation(await office.as(role), operation, null)
    if (mayCall(role, operation.meta.capability)) expect(answer).toMatchObject({ code: 'BAD_REQUEST' })
    else expect(answer).toMatchObject({ code: 'FORBIDDEN', data: { capability: operation.meta.capability, role } })
    expect(await readAuditSeq(office), 'no trace is left').toBe(before)
  })

  it.each(operations.filter(({ meta }) => meta.capability !== 'public').map((operation) => ({ name: operation.path.join('.'), operation })))('nobody logged out passes $name', async ({ operation }) => {
    expect(await callOperation(office.anyone(), operation, {})).toMatchObject({ code: 'UNAUTHORIZED' })
  })
})
