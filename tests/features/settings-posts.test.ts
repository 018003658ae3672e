import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalCodes } from '#tests/support/lending.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

describe('the posts that policies speak of, in the settings', () => {
  let office: TestOffice
  let administrator: Client
  beforeAll(async () => { office = await openTestOffice(); administrator = await office.as('system-administrator') })
  afterAll(async () => { await office.close() })
  const idOf = async (name: string) => {
    const user = (await administrator.users.list({})).rows.find((row) => row.displayName === name)
    if (user === undefined) throw new Error(`nobody is ${name}`)
    return user.id
  }

  it('start with the usual names of departments and nobody named', async () => {
    expect(await administrator.settings.get({})).toMatchObject({ departments: { 'customer-service': '客户服务部', finance: '财务部' }, postHolders: {} })
  })

  it('are changed by the system administrator, and kept', async () => {
    await office.as('department-manager')
    const holder = await idOf('department-manager')
    await administrator.settings.change({ postHolders: { 'info-supervisor': [holder] }, departments: { 'customer-service': '客服中心', 'market-promotion': '市场推广部', sales: '销售部', finance: '财务部' } })
    expect(await administrator.settings.get({})).toMatchObject({ postHolders: { 'info-supervisor': [holder] }, departments: { 'customer-service': '客服中心' } })
  })

  it('refuse somebody who may not decide approvals, and keep what stood', async () => {
    await office.as('clerk')
    const holder = await idOf('department-manager')
    expect(await refusalCodes(administrator.settings.change({ postHolders: { 'info-supervisor': [await idOf('clerk')] } }))).toEqual(['settings.post-holder-cannot-decide'])
    expect((await administrator.settings.get({})).postHolders).toEqual({ 'info-supervisor': [holder] })
    await expect((await office.as('clerk')).settings.change({ postHolders: {} })).rejects.toThrow()
  })
})
