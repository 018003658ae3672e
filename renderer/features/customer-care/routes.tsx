/** The care of customers: schemes, tasks, contacts, departures, surveys, events. */
import { contactsSearch, departuresSearch, eventsSearch, newContactSearch, plansSearch, surveysSearch, tasksSearch } from '#renderer/features/customer-care/care-search.ts'
import { ContactsPage } from '#renderer/features/customer-care/ContactsPage.tsx'
import { DeparturesPage } from '#renderer/features/customer-care/DeparturesPage.tsx'
import { EventsPage } from '#renderer/features/customer-care/EventsPage.tsx'
import { NewContactPage } from '#renderer/features/customer-care/NewContactPage.tsx'
import { PlansPage } from '#renderer/features/customer-care/PlansPage.tsx'
import { SurveysPage } from '#renderer/features/customer-care/SurveysPage.tsx'
import { TasksPage } from '#renderer/features/customer-care/TasksPage.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const customerCareRoutes: readonly FeatureRoute[] = [
  { path: '/customer-care', under: 4, title: 'customer-care.title', component: PlansPage, search: plansSearch, capability: 'customer-visits.read', words: 'kehu weihu wh fangan care schemes' },
  { path: '/customer-care/tasks', title: 'customer-care.tasks', component: TasksPage, search: tasksSearch, capability: 'customer-visits.read', words: 'weihu renwu tasks' },
  { path: '/customer-care/contacts', title: 'customer-care.contact-list', component: ContactsPage, search: contactsSearch, capability: 'customer-visits.read', words: 'kehu lianxi lx baogao contacts' },
  { path: '/customer-care/contacts/new', title: 'customer-care.add-contact', component: NewContactPage, search: newContactSearch, capability: 'customer-visits.write', words: 'dengji lianxi contact' },
  { path: '/customer-care/departures', title: 'customer-care.departures', component: DeparturesPage, search: departuresSearch, capability: 'customer-visits.read', words: 'lizhi jiaojie lz departures' },
  { path: '/customer-care/surveys', title: 'customer-care.surveys', component: SurveysPage, search: surveysSearch, capability: 'customer-visits.read', words: 'manyidu diaocha my survey' },
  { path: '/customer-care/events', title: 'customer-care.events', component: EventsPage, search: eventsSearch, capability: 'customer-visits.read', words: 'daxie huodong events' },
]
