import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { listSearch } from '../../features/problem-lists/search.ts';
import { measureSearch } from '../../features/measures/search.ts';
import { twoHighSearch } from '../../features/two-high/search.ts';
import { sessionNow } from '../session.ts';
import { Shell } from '../shell/shell.tsx';
import { laterPage } from './later-page.ts';
import { rootRoute } from './root.tsx';

/** Everything behind sign-in shares one shell. */
export const workbench = createRoute({
  getParentRoute: () => rootRoute, id: 'workbench', component: Shell,
  beforeLoad: async ({ location }) => {
    if ((await sessionNow()) === null) throw redirect({ to: '/sign-in', search: location.pathname === '/work' ? {} : { to: location.href } });
  },
});

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const work = createRoute({
  getParentRoute: () => workbench, path: '/work',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => (text(search['tab']) === undefined ? {} : { tab: String(search['tab']) }),
  component: lazyRouteComponent(() => import('../../features/work/page.tsx'), 'WorkPage'),
});
const cases = createRoute({
  getParentRoute: () => workbench, path: '/cases/$programme/$noun',
  validateSearch: (search: Record<string, unknown>): { state?: string; text?: string; unit?: string; open?: boolean } => ({
    ...(text(search['state']) === undefined ? {} : { state: String(search['state']) }),
    ...(text(search['text']) === undefined ? {} : { text: String(search['text']) }),
    ...(text(search['unit']) === undefined ? {} : { unit: String(search['unit']) }),
    ...(typeof search['open'] === 'boolean' ? { open: search['open'] } : {}),
  }),
  component: lazyRouteComponent(() => import('../../features/cases/page.tsx'), 'CasesPage'),
});
const ledger = createRoute({
  getParentRoute: () => workbench, path: '/ledger/$programme/$noun',
  component: laterPage(() => import('../../features/ledger/page.tsx'), 'LedgerPage'),
});
const ledgerImport = createRoute({
  getParentRoute: () => workbench, path: '/ledger-import/$programme/$noun', component: laterPage(() => import('../../features/ledger-import/page.tsx'), 'LedgerImportPage'),
});
const itemTree = createRoute({
  getParentRoute: () => workbench, path: '/tree/$programme/$noun',
  component: laterPage(() => import('../../features/item-tree/page.tsx'), 'ItemTreePage'),
});
const newCase = createRoute({
  getParentRoute: () => workbench, path: '/new/$programme/$noun',
  component: laterPage(() => import('../../features/new-case/page.tsx'), 'NewCasePage'),
});
const oneCase = createRoute({
  getParentRoute: () => workbench, path: '/case/$id',
  component: lazyRouteComponent(() => import('../../features/case/page.tsx'), 'CasePage'),
});
const approval = createRoute({
  getParentRoute: () => workbench, path: '/case/$id/approval',
  component: laterPage(() => import('../../features/approval/page.tsx'), 'ApprovalPage'),
});
const letter = createRoute({
  getParentRoute: () => workbench, path: '/case/$id/letter',
  component: laterPage(() => import('../../features/letter/page.tsx'), 'LetterPage'),
});
const documents = createRoute({ getParentRoute: () => workbench, path: '/documents',
  component: laterPage(() => import('../../features/documents/page.tsx'), 'DocumentsPage') });
const leaderLinks = createRoute({ getParentRoute: () => workbench, path: '/leader-links',
  component: laterPage(() => import('../../features/leader-links/page.tsx'), 'LeaderLinksPage') });
const leaderLink = createRoute({ getParentRoute: () => workbench, path: '/leader-links/$id',
  component: laterPage(() => import('../../features/leader-links/leader-page.tsx'), 'LeaderPage') });
const missions = createRoute({
  getParentRoute: () => workbench, path: '/missions', component: laterPage(() => import('../../features/missions/page.tsx'),
    'MissionsPage'),
});
const twoHigh = createRoute({
  getParentRoute: () => workbench, path: '/two-high', validateSearch: twoHighSearch,
  component: laterPage(() => import('../../features/two-high/page.tsx'), 'TwoHighPage'),
});
const measures = createRoute({
  getParentRoute: () => workbench, path: '/measures', validateSearch: measureSearch,
  component: laterPage(() => import('../../features/measures/page.tsx'), 'MeasuresPage'),
});
const twoHighProject = createRoute({
  getParentRoute: () => workbench, path: '/two-high/$id',
  component: laterPage(() => import('../../features/two-high/project-page.tsx'), 'TwoHighProjectPage'),
});
const meeting = createRoute({ getParentRoute: () => workbench, path: '/meeting', component: laterPage(() => import('../../features/signing/meeting-page.tsx'), 'MeetingPage') });
const means = createRoute({ getParentRoute: () => workbench, path: '/signing-means', component: laterPage(() => import('../../features/signing/means-page.tsx'), 'MeansPage') });
const complaints = createRoute({
  getParentRoute: () => workbench, path: '/complaints',
  validateSearch: (search: Record<string, unknown>): { batch?: string | undefined; view?: string | undefined; region?: string | undefined; state?: string | undefined; text?: string | undefined; late?: boolean | undefined } => ({
    batch: text(search['batch']), view: text(search['view']), region: text(search['region']), state: text(search['state']), text: text(search['text']), ...(search['late'] === true ? { late: true } : {}),
  }),
  component: laterPage(() => import('../../features/complaints/page.tsx'), 'ComplaintsPage'),
});
const complaintBatch = createRoute({
  getParentRoute: () => workbench, path: '/complaints/$batch', component: laterPage(() => import('../../features/complaints/batch-page.tsx'), 'ComplaintBatchPage'),
});
const desk = createRoute({
  getParentRoute: () => workbench, path: '/desk',
  component: laterPage(() => import('../../features/enterprise-desk/page.tsx'), 'EnterpriseDeskPage'),
});

const deputies = createRoute({
  getParentRoute: () => workbench, path: '/deputies',
  component: laterPage(() => import('../../features/deputies/page.tsx'), 'DeputiesPage'),
});

const calendarFeed = createRoute({
  getParentRoute: () => workbench, path: '/calendar-feed',
  component: laterPage(() => import('../../features/calendar-feed/page.tsx'), 'CalendarFeedPage'),
});

const preferences = createRoute({
  getParentRoute: () => workbench, path: '/preferences',
  component: laterPage(() => import('../../features/preferences/page.tsx'), 'PreferencesPage'),
});

const messages = createRoute({
  getParentRoute: () => workbench, path: '/messages',
  component: laterPage(() => import('../../features/messages/page.tsx'), 'MessagesPage'),
});

const lists = createRoute({
  getParentRoute: () => workbench, path: '/lists', validateSearch: listSearch,
  component: laterPage(() => import('../../features/problem-lists/page.tsx'), 'ProblemListsPage'),
});
const causes = createRoute({
  getParentRoute: () => workbench, path: '/causes',
  validateSearch: (search: Record<string, unknown>): { class?: string } => (text(search['class']) === undefined ? {} : { class: String(search['class']) }),
  component: laterPage(() => import('../../features/causes/page.tsx'), 'CausesPage'),
});
const cause = createRoute({
  getParentRoute: () => workbench, path: '/causes/$id',
  component: laterPage(() => import('../../features/causes/cause-page.tsx'), 'CausePage'),
});
const goodCases = createRoute({
  getParentRoute: () => workbench, path: '/good-cases',
  validateSearch: (search: Record<string, unknown>): { text?: string | undefined; kind?: string | undefined } => ({ text: text(search['text']), kind: text(search['kind']) }),
  component: laterPage(() => import('../../features/good-cases/page.tsx'), 'GoodCasesPage'),
});
const goodCase = createRoute({ getParentRoute: () => workbench, path: '/good-cases/$id', component: laterPage(() => import('../../features/good-cases/one-page.tsx'), 'GoodCasePage') });

const watches = createRoute({
  getParentRoute: () => workbench, path: '/watches',
  validateSearch: (search: Record<string, unknown>): { city?: string | undefined; verdict?: string | undefined } => ({ city: text(search['city']), verdict: text(search['verdict']) }),
  component: laterPage(() => import('../../features/watch/page.tsx'), 'WatchPage'),
});

export const caseworkRoutes = [lists, causes, cause, watches, goodCases, goodCase, work, deputies, calendarFeed, preferences, messages,
  cases, ledger, ledgerImport, itemTree, newCase, oneCase, approval, letter,
  leaderLinks, leaderLink, missions, twoHigh, twoHighProject, measures, meeting, means, desk, complaints, complaintBatch, documents] as const;
