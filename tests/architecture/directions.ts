/** The directions of imports between the rooms, as rules for a tool; each law names what it forbids and has a tree in the test that breaks it. */
import { cruise } from 'dependency-cruiser'
import type { IRegularForbiddenRuleType } from 'dependency-cruiser'

/** A law: files under `from` import nothing but what `only` or `not` leaves; `breach` is the smallest tree that breaks it. */
export type Law = { readonly name: string; readonly rule: Pick<IRegularForbiddenRuleType, 'from' | 'to'>; readonly breach: Readonly<Record<string, string>> }

const npm = (name: string) => `(^|/)node_modules/${name}(/|$)`
/** A relative import of an empty module, in a tree of two files. */
function imports(from: string, to: string): Readonly<Record<string, string>> {
  const up = '../'.repeat(from.split('/').length - 1)
  return { [from]: `import { a } from '${up}${to}'\nexport const b = a\n`, [to]: 'export const a = 1\n' }
}
const importsPackage = (from: string, name: string, what = 'a') => ({ [from]: `import { ${what} } from '${name}'\nexport const b = ${what}\n` })

/** Rooms may reach only the rooms named; packages are judged by laws of their own. */
function room(name: string, from: string, only: readonly string[], breach: Readonly<Record<string, string>>): Law {
  return { name, rule: { from: { path: from }, to: { path: '^(shared|main|renderer|tests)/', pathNot: [...only] } }, breach }
}

export const laws: readonly Law[] = [
  room('the kernel stands alone', '^shared/kernel/', ['^shared/kernel/'], imports('shared/kernel/days.ts', 'shared/domain/loans.ts')),
  room('rules know only the kernel', '^shared/domain/', ['^shared/(kernel|domain)/'], imports('shared/domain/loans.ts', 'shared/contract/loans.ts')),
  room('policies are data', '^shared/policies/', ['^shared/(kernel|domain|policies)/'], imports('shared/policies/p07.ts', 'shared/contract/loans.ts')),
  room('the contract speaks the language', '^shared/contract/', ['^shared/(kernel|domain|contract)/'], imports('shared/contract/loans.ts', 'main/db/open.ts')),
  room('sentences know only words', '^shared/text/', ['^shared/(kernel|domain|text)/'], imports('shared/text/loans.ts', 'renderer/ui/index.ts')),
  room('the archive file knows no feature', '^main/db/', ['^shared/(kernel|domain)/', '^main/(db|platform)/', '^shared/contract/'], imports('main/db/open.ts', 'main/features/loans/loans.service.ts')),
  { name: 'row types alone may name the contract', rule: { from: { path: '^main/db/' }, to: { path: '^shared/contract/', dependencyTypesNot: ['type-only'] } }, breach: imports('main/db/open.ts', 'shared/contract/loans.ts') },
  room('ports know only the kernel', '^main/platform/', ['^shared/kernel/', '^main/platform/'], imports('main/platform/clock.ts', 'main/db/open.ts')),
  room('mechanisms know no feature and no shell', '^main/mechanisms/', ['^shared/', '^main/(db|mechanisms|platform)/'], imports('main/mechanisms/due.ts', 'main/features/loans/loans.service.ts')),
  room('the chain knows no feature', '^main/rpc/', ['^shared/', '^main/(rpc|db|platform)/'], imports('main/rpc/chain.ts', 'main/features/loans/loans.service.ts')),
  room('features know no shell and no root', '^main/features/', ['^shared/', '^main/(db|mechanisms|platform|rpc|features)/'], imports('main/features/loans/loans.service.ts', 'main/app/keeper.ts')),
  {
    name: 'a feature never imports a sibling',
    rule: { from: { path: '^main/features/([^/]+)/' }, to: { path: '^main/features/', pathNot: '^main/features/$1/' } },
    breach: imports('main/features/loans/loans.service.ts', 'main/features/customers/customers.service.ts'),
  },
  {
    name: 'services and repositories do not see the chain',
    rule: { from: { path: '^main/features/', pathNot: '\\.handlers\\.ts$' }, to: { path: '^main/rpc/chain' } },
    breach: imports('main/features/loans/loans.service.ts', 'main/rpc/chain.ts'),
  },
  room('the root is joined by shells only', '^main/(db|rpc|platform|mechanisms|features)/', ['^shared/', '^main/(db|rpc|platform|mechanisms|features)/'], imports('main/rpc/chain.ts', 'main/app/compose.ts')),
  room('shells stand on the root, the chain and the ports', '^main/(host|desktop)/', ['^shared/', '^main/(host|desktop|app|rpc|platform)/'], imports('main/host/host.ts', 'main/features/loans/loans.service.ts')),
  room('the launcher needs nothing', '^main/launch/', ['^main/launch/'], imports('main/launch/start.mjs', 'main/platform/clock.ts')),
  room('nothing in main sees the desk', '^main/', ['^(shared|main)/'], imports('main/app/compose.ts', 'renderer/app/main.ts')),
  room('the desk sees only the language', '^renderer/', ['^(shared|renderer)/'], imports('renderer/app/main.ts', 'main/db/open.ts')),
  {
    name: 'a screen never imports a sibling',
    rule: { from: { path: '^renderer/features/([^/]+)/' }, to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' } },
    breach: imports('renderer/features/loans/LoansPage.ts', 'renderer/features/customers/CustomersPage.ts'),
  },
  {
    name: 'screens are built through one door',
    rule: { from: { path: '^renderer/features/' }, to: { path: '^renderer/', pathNot: ['^renderer/features/', '^renderer/ui/index\\.ts$', '^renderer/rpc/', '^renderer/state/'] } },
    breach: imports('renderer/features/loans/LoansPage.ts', 'renderer/ui/list/ListPage.ts'),
  },
  room('the parts of the desk know no screen', '^renderer/(ui|rpc|state)/', ['^shared/', '^renderer/(ui|rpc|state)/'], imports('renderer/ui/list/ListPage.ts', 'renderer/features/loans/LoansPage.ts')),
  { name: 'the language is pure', rule: { from: { path: '^shared/' }, to: { dependencyTypes: ['core'] } }, breach: importsPackage('shared/domain/loans.ts', 'node:fs', 'readFileSync') },
  { name: 'the desk runs in a browser', rule: { from: { path: '^renderer/' }, to: { dependencyTypes: ['core'] } }, breach: importsPackage('renderer/ui/photo.ts', 'node:fs', 'readFileSync') },
  { name: 'rules use no package', rule: { from: { path: '^shared/(kernel|domain|policies|text)/' }, to: { path: '(^|/)node_modules/' } }, breach: importsPackage('shared/domain/loans.ts', 'zod', 'z') },
  { name: 'the contract uses zod and oRPC', rule: { from: { path: '^shared/contract/' }, to: { path: '(^|/)node_modules/', pathNot: [npm('zod'), npm('@orpc/contract')] } }, breach: importsPackage('shared/contract/loans.ts', '@orpc/server', 'os') },
  { name: 'Electron stays in the desktop shell', rule: { from: { path: '^(shared|main|renderer)/', pathNot: '^main/desktop/' }, to: { path: npm('electron') } }, breach: importsPackage('main/host/host.ts', 'electron', 'app') },
  {
    name: 'oRPC stays at its doors',
    rule: { from: { path: '^(shared|main|renderer)/', pathNot: ['^shared/contract/', '^main/(rpc|host|desktop)/', '\\.handlers\\.ts$', '^renderer/rpc/'] }, to: { path: npm('@orpc/[^/]+') } },
    breach: importsPackage('main/features/loans/loans.service.ts', '@orpc/server', 'os'),
  },
  {
    name: 'Kysely stays with the tables',
    rule: { from: { path: '^(shared|main|renderer)/', pathNot: ['^main/db/', '^main/mechanisms/search/', '\\.(repository|columns|facts|bulk)\\.ts$', '^main/mechanisms/[^/]+/[a-z-]+-(store|lists)\\.ts$'] }, to: { path: npm('kysely') } },
    breach: importsPackage('main/features/loans/loans.service.ts', 'kysely', 'sql'),
  },
  { name: 'the driver stays in its room', rule: { from: { path: '^(shared|main|renderer)/', pathNot: '^main/db/' }, to: { path: npm('better-sqlite3') } }, breach: importsPackage('main/features/loans/loans.repository.ts', 'better-sqlite3', 'Database') },
  { name: 'React stays at the desk', rule: { from: { path: '^(shared|main)/', pathNot: '^main/launch/build' }, to: { path: npm('(react|react-dom|antd|zustand)') } }, breach: importsPackage('main/mechanisms/paper.ts', 'react', 'createElement') },
  { name: 'the program does not lean on its inspector', rule: { from: { path: '^(shared|main|renderer)/' }, to: { path: '^tests/' } }, breach: imports('main/app/compose.ts', 'tests/support/office.ts') },
  { name: 'no import goes round in a circle', rule: { from: { path: '^(shared|main|renderer)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } }, breach: { 'main/db/a.ts': `import { b } from './b.ts'\nexport const a = b\n`, 'main/db/b.ts': `import { a } from './a.ts'\nexport const b = a\n` } },
  { name: 'every import is there', rule: { from: {}, to: { couldNotResolve: true } }, breach: { 'main/db/a.ts': `import { b } from './nowhere.ts'\nexport const a = b\n` } },
]

export type Survey = { readonly cruised: number; readonly breaches: readonly { readonly law: string; readonly from: string; readonly to: string }[] }

/** Reads a tree and lists every import that breaks a law. */
export async function surveyImports(baseDir: string, folders: readonly string[]): Promise<Survey> {
  const { output } = await cruise([...folders], {
    baseDir, parser: 'swc', tsPreCompilationDeps: true, validate: true, doNotFollow: { path: 'node_modules' },
    ruleSet: { forbidden: laws.map(({ name, rule }) => ({ name, severity: 'error' as const, ...rule })) },
  }, { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] })
  if (typeof output === 'string') throw new Error('the tool answered with text instead of a result')
  return { cruised: output.summary.totalCruised, breaches: output.summary.violations.map((found) => ({ law: found.rule.name, from: found.from, to: found.to })) }
}
