import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { accessTable, capabilities, roles, rolesWith } from '#shared/domain/access.ts'
import { listOperations } from '#tests/support/operations.ts'
import { onePerLine, readSources, root, withoutComments } from '#tests/architecture/source-tree.ts'

const operations = listOperations()
const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

describe('the contract', () => {
  it('declares input, output, a right and an address of its own for every operation', () => {
    expect(operations.length).toBeGreaterThan(25)
    for (const { path, procedure, meta } of operations) {
      const name = path.join('.')
      expect(procedure['~orpc'].inputSchema, `${name} has an input`).toBeDefined()
      expect(procedure['~orpc'].outputSchema, `${name} has an output`).toBeDefined()
      expect(['public', 'signed-in', ...capabilities], `${name} names a right`).toContain(meta.capability)
      expect(procedure['~orpc'].route, name).toMatchObject({ method: 'POST', path: `/${path.map(kebab).join('/')}` })
      expect(procedure['~orpc'].route.summary?.length ?? 0, `${name} says what it does`).toBeGreaterThan(8)
    }
  })

  it('lets nobody who is logged out past the session’s doors', () => {
    expect(operations.filter(({ meta }) => meta.capability === 'public').map(({ path }) => path[0])).toEqual(expect.not.arrayContaining(Object.keys(contract).filter((feature) => feature !== 'session')))
  })

  it('uses every right that the table of rights shows, and gives each to somebody', () => {
    const asked = new Set<string>(operations.map(({ meta }) => meta.capability))
    const code = readSources(['main', 'shared/domain', 'renderer']).filter((file) => file.path !== 'shared/domain/access.ts').map((file) => withoutComments(file.text)).join('\n')
    expect(onePerLine(capabilities.filter((capability) => !asked.has(capability) && !code.includes(`'${capability}'`))), 'rights that nothing asks for').toBe('')
    for (const capability of capabilities) expect(rolesWith(capability).length, capability).toBeGreaterThan(0)
    for (const role of roles) expect(new Set(accessTable[role]).size, `${role} holds each right once`).toBe(accessTable[role].length)
  })

  it('has every feature folder registered on both sides', () => {
    const router = readFileSync(join(root, 'main/app/router.ts'), 'utf8')
    const frame = readSources(['renderer/app']).map((file) => file.text).join('\n')
    const folders = (path: string) => readdirSync(join(root, path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    for (const feature of folders('main/features')) {
      expect(Object.keys(contract), `${feature} has a contract`).toContain(feature)
      expect(router, `${feature} is in the router`).toContain(`#main/features/${feature}/`)
    }
    for (const feature of folders('renderer/features')) expect(frame, `${feature} is in the frame`).toContain(`#renderer/features/${feature}/`)
    for (const feature of Object.keys(contract)) expect(existsSync(join(root, 'main/features', feature)), `${feature} has a folder`).toBe(true)
  })
})
