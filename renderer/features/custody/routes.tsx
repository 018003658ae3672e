/** Custody: places and shelving, lists of what is amiss, rights, openings, destruction. */
import { ClassesPage } from '#renderer/features/custody/ClassesPage.tsx'
import { classesSearch, destructionSearch, listsSearch, openingsSearch, permissionsSearch, placesSearch, rightsSearch, shelveSearch } from '#renderer/features/custody/custody-search.ts'
import { DestructionPage } from '#renderer/features/custody/DestructionPage.tsx'
import { ListsPage } from '#renderer/features/custody/ListsPage.tsx'
import { OpeningsPage } from '#renderer/features/custody/OpeningsPage.tsx'
import { PermissionsPage } from '#renderer/features/custody/PermissionsPage.tsx'
import { NewPlacePage } from '#renderer/features/custody/PlaceForm.tsx'
import { PlacesPage } from '#renderer/features/custody/PlacesPage.tsx'
import { RightsPage } from '#renderer/features/custody/RightsPage.tsx'
import { ShelvePage } from '#renderer/features/custody/ShelvePage.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const custodyRoutes: readonly FeatureRoute[] = [
  { path: '/custody', under: 5, title: 'custody.title', component: PlacesPage, search: placesSearch, capability: 'custody.read', words: 'baoguan bg guiwei gw custody places cabinets' },
  { path: '/custody/shelve', title: 'custody.shelve', component: ShelvePage, search: shelveSearch, capability: 'custody.shelve', words: 'shangjia sj shelve' },
  { path: '/custody/new-place', title: 'custody.new-place', component: NewPlacePage, capability: 'custody.keep', words: 'dengji guiwei guizi cabinet' },
  { path: '/custody/lists', title: 'custody.list', component: ListsPage, search: listsSearch, capability: 'custody.read', words: 'qingdan quelei zaiwai lists outside' },
  { path: '/custody/classes', title: 'custody.classes', component: ClassesPage, search: classesSearch, capability: 'custody.read', words: 'leibie shangjialeibie classes' },
  { path: '/custody/rights', title: 'custody.rights', component: RightsPage, search: rightsSearch, capability: 'custody.read', words: 'quanxian qx quanxianbiao rights matrix' },
  { path: '/custody/permissions', title: 'custody.permissions', component: PermissionsPage, search: permissionsSearch, capability: 'custody.read', words: 'chayue xuke permissions' },
  { path: '/custody/openings', title: 'custody.openings', component: OpeningsPage, search: openingsSearch, capability: 'custody.watch', words: 'dakai jilu rizhi openings log' },
  { path: '/custody/destruction', title: 'custody.destruction', component: DestructionPage, search: destructionSearch, capability: 'custody.read', words: 'xiaohui xh daoqi destruction retention' },
]
