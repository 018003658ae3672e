import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rolesWith } from '#shared/domain/access.ts'
import { inputsFor } from '#tests/support/hostile-values.ts'
import { callOperation, listOperations, readAuditSeq } from '#tests/support/operations.ts'
import type { Operation } from '#tests/support/operations.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

const callsEach = Number(process.env['DANGUI_FUZZ'] ?? 200)
const typed = /^(OK|REFUSED|BAD_REQUEST|NOT_FOUND|FORBIDDEN|UNAUTHORIZED)$/

describe(`hostile calls, ${String(callsEach)} at each door`, () => {
  let office: TestOffice
  let somebodyElse: Client
  beforeAll(async () => {
    office = await openTestOffice()
    await office.as('auditor')
    somebodyElse = await office.as('clerk', '被冒用的人')
  })
  afterAll(async () => { await office.close() })

  /** Somebody who may pass the door, so that the call reaches what lies behind it. Around login that is a desk of its own. */
  async function callerOf({ path: [feature], meta: { capability } }: Operation): Promise<Client> {
    if (capability === 'public') return office.anyone()
    if (capability === 'signed-in') return feature === 'session' ? somebodyElse : office.as('clerk')
    return office.as(rolesWith(capability)[0] ?? 'clerk')
  }

  it.each(listOperations().map((operation) => ({ name: operation.path.join('.'), operation })))('$name answers each with a typed error or honest work, and a refused call writes nothing', async ({ operation }) => {
    const client = await callerOf(operation)
    const before = await readAuditSeq(office)
    let done = 0
    const isSlow = operation.meta.kind === 'job'
    await fc.assert(fc.asyncProperty(inputsFor(operation.procedure['~orpc'].inputSchema, isSlow), async (input) => {
      const answer = await callOperation(client, operation, input)
      if (answer.code === 'OK') done += 1
      expect(answer.code, JSON.stringify(answer.data)).toMatch(typed)
    }), { numRuns: callsEach, seed: 20_260_302, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true })
    const written = (await readAuditSeq(office)) - before
    if (operation.meta.kind === 'command') expect(written, 'one audit row for each success').toBe(done)
    else if (operation.meta.kind === 'query') expect(written).toBe(0)
    else expect(written).toBeLessThanOrEqual(done)
    expect(Object.prototype, 'nothing leaked into every object').not.toHaveProperty('isAdministrator')
  }, 90_000)

  it('leaves an archive that verifies and a log without a word of what was sent', async () => {
    const stream = await (await office.as('archive-administrator')).archive.verify({})
    let step = await stream.next()
    while (step.done !== true) step = await stream.next()
    expect(step.value).toMatchObject({ verified: true, stateMatches: true })
    expect(office.lines.filter((line) => line.error !== undefined).map((line) => String(line.error))).toEqual([])
  })
})
