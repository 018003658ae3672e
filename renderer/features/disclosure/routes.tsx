/** Secrecy and disclosure: five lists and the forms that fill them. */
import { AskOutsidePage } from '#renderer/features/disclosure/AskOutsidePage.tsx'
import { CopiesPage, TakenPage } from '#renderer/features/disclosure/CopiesPage.tsx'
import { AskCopyPage, TakeCopyPage } from '#renderer/features/disclosure/CopyForms.tsx'
import { MarkPage } from '#renderer/features/disclosure/MarkPage.tsx'
import { CouriersPage } from '#renderer/features/disclosure/CouriersPage.tsx'
import { copiesSearch, materialSearch, movementsSearch, outsideSearch, plainSearch } from '#renderer/features/disclosure/disclosure-search.ts'
import { MovementsPage } from '#renderer/features/disclosure/MovementsPage.tsx'
import { NewMovementPage } from '#renderer/features/disclosure/NewMovementPage.tsx'
import { OutsidePage } from '#renderer/features/disclosure/OutsidePage.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const disclosureRoutes: readonly FeatureRoute[] = [
  { path: '/disclosure', under: 5, title: 'disclosure.section.outside', component: OutsidePage, search: outsideSearch, capability: 'disclosure.read', words: 'duiwai tigong dw baomi bm disclosure outside' },
  { path: '/disclosure/new', title: 'disclosure.ask-outside', component: AskOutsidePage, search: materialSearch, capability: 'disclosure.ask', words: 'shenqing duiwai tigong disclose' },
  { path: '/disclosure/copies', title: 'disclosure.section.copies', component: CopiesPage, search: copiesSearch, capability: 'disclosure.read', words: 'fuyin fy shenqing copies' },
  { path: '/disclosure/copies/new', title: 'disclosure.ask-copy', component: AskCopyPage, search: materialSearch, capability: 'disclosure.ask', words: 'shenqing fuyin dayin copy request' },
  { path: '/disclosure/copies/take', title: 'disclosure.take-copy', component: TakeCopyPage, search: materialSearch, capability: 'disclosure.ask', words: 'fuyin dayin dy zhaichao print copy' },
  { path: '/disclosure/log', title: 'disclosure.section.log', component: TakenPage, search: plainSearch, capability: 'disclosure.read', words: 'fuyin jilu copies log' },
  { path: '/disclosure/movements', title: 'disclosure.section.movements', component: MovementsPage, search: movementsSearch, capability: 'disclosure.read', words: 'disong daichu ds movements carry' },
  { path: '/disclosure/movements/new', title: 'disclosure.move', component: NewMovementPage, search: materialSearch, capability: 'disclosure.ask', words: 'dengji disong daichu movement' },
  { path: '/disclosure/important', title: 'disclosure.mark-title', component: MarkPage, search: materialSearch, capability: 'disclosure.ask', words: 'zhongyao ziliao biaoji zyzl important mark' },
  { path: '/disclosure/couriers', title: 'disclosure.section.couriers', component: CouriersPage, search: plainSearch, capability: 'disclosure.read', words: 'zhipai disongren couriers' },
]
