import { createRoute } from '@tanstack/react-router';
import { laterPage } from './later-page.ts';
import { rootRoute } from './root.tsx';
import { comparison, whole, text } from './search.ts';

/** The public site: no sign-in, fed by published records only. */
const site = createRoute({ getParentRoute: () => rootRoute, path: '/public', component: laterPage(() => import('../../features/public-site/frame.tsx'), 'PublicFrame') });

const region = (search: Record<string, unknown>): { region?: string } => text(search, 'region');

const near = createRoute({ getParentRoute: () => site, path: '/', validateSearch: region, component: laterPage(() => import('../../features/public-site/near-page.tsx'), 'NearPage') });
const items = createRoute({ getParentRoute: () => site, path: '/items', validateSearch: region, component: laterPage(() => import('../../features/public-site/items-page.tsx'), 'ItemsPage') });
const item = createRoute({ getParentRoute: () => site, path: '/items/$id', component: laterPage(() => import('../../features/public-site/item-page.tsx'), 'ItemPage') });
const complaints = createRoute({
  getParentRoute: () => site, path: '/complaints',
  validateSearch: (search: Record<string, unknown>): { batch?: string | undefined; version?: number | undefined; number?: string | undefined } => ({ ...text(search, 'batch'), ...whole(search, 'version'), ...text(search, 'number') }),
  component: laterPage(() => import('../../features/complaints/public-page.tsx'), 'PublicComplaintsPage'),
});
const goodCases = createRoute({ getParentRoute: () => site, path: '/good-cases', component: laterPage(() => import('../../features/good-cases/public-page.tsx'), 'PublicGoodCasesPage') });
const checkpoints = createRoute({ getParentRoute: () => site, path: '/checkpoints', component: laterPage(() => import('../../features/public-site/checkpoints-page.tsx'), 'CheckpointsPage') });
const air = createRoute({
  getParentRoute: () => site, path: '/air', validateSearch: (search: Record<string, unknown>): { at?: number; level?: string } => ({ ...whole(search, 'at'), ...text(search, 'level') }),
  component: laterPage(() => import('../../features/air/page.tsx'), 'AirPage'),
});
const station = createRoute({
  getParentRoute: () => site, path: '/air/$number', validateSearch: (search: Record<string, unknown>): { factor?: string; hours?: number } => ({ ...text(search, 'factor'), ...whole(search, 'hours') }),
  component: laterPage(() => import('../../features/air/station-page.tsx'), 'StationPage'),
});
const water = createRoute({ getParentRoute: () => site, path: '/water', component: laterPage(() => import('../../features/water/page.tsx'), 'WaterPage') });
const section = createRoute({
  getParentRoute: () => site, path: '/water/$number', validateSearch: (search: Record<string, unknown>): { factor?: string } => text(search, 'factor'),
  component: laterPage(() => import('../../features/water/section-page.tsx'), 'SectionPage'),
});
const standards = createRoute({
  getParentRoute: () => site, path: '/standards',
  validateSearch: (search: Record<string, unknown>): { on?: string } => text(search, 'on'),
  component: laterPage(() => import('../../features/standards/page.tsx'), 'StandardsPage'),
});
const standardChanges = createRoute({
  getParentRoute: () => site, path: '/standards/changes', validateSearch: comparison,
  component: laterPage(() => import('../../features/standards/changes-page.tsx'), 'ChangesPage'),
});
const standard = createRoute({
  getParentRoute: () => site, path: '/standards/$name',
  validateSearch: (search: Record<string, unknown>): { on?: string } => text(search, 'on'),
  component: laterPage(() => import('../../features/standards/standard-page.tsx'), 'StandardPage'),
});

const noise = createRoute({
  getParentRoute: () => site, path: '/noise', validateSearch: (search: Record<string, unknown>): { day?: string; span?: number } => ({ ...text(search, 'day'), ...whole(search, 'span') }),
  component: laterPage(() => import('../../features/noise/page.tsx'), 'NoisePage'),
});
const noiseStation = createRoute({
  getParentRoute: () => site, path: '/noise/$number', validateSearch: (search: Record<string, unknown>): { day?: string } => text(search, 'day'),
  component: laterPage(() => import('../../features/noise/station-page.tsx'), 'NoiseStationPage'),
});
const airPeriod = createRoute({
  getParentRoute: () => site, path: '/air/period', validateSearch: (search: Record<string, unknown>): { period?: string; level?: string } => ({ ...text(search, 'period'), ...text(search, 'level') }),
  component: laterPage(() => import('../../features/air/period-page.tsx'), 'AirPeriodPage'),
});
const sea = createRoute({
  getParentRoute: () => site, path: '/sea', validateSearch: (search: Record<string, unknown>): { day?: string; span?: number } => ({ ...text(search, 'day'), ...whole(search, 'span') }),
  component: laterPage(() => import('../../features/sea/page.tsx'), 'SeaPage'),
});
const buoy = createRoute({
  getParentRoute: () => site, path: '/sea/$number', validateSearch: (search: Record<string, unknown>): { day?: string; factor?: string } => ({ ...text(search, 'day'), ...text(search, 'factor') }),
  component: laterPage(() => import('../../features/sea/buoy-page.tsx'), 'BuoyPage'),
});
const airCalendar = createRoute({
  getParentRoute: () => site, path: '/air/calendar/$place', validateSearch: (search: Record<string, unknown>): { level?: string; year?: string } => ({ ...text(search, 'level'), ...text(search, 'year') }),
  component: laterPage(() => import('../../features/air/calendar-page.tsx'), 'AirCalendarPage'),
});
const waterPeriod = createRoute({
  getParentRoute: () => site, path: '/water/period', validateSearch: (search: Record<string, unknown>): { period?: string } => text(search, 'period'),
  component: laterPage(() => import('../../features/water/period-page.tsx'), 'WaterPeriodPage'),
});

export const publicRoutes = site.addChildren([near, items, item, complaints, goodCases, checkpoints, air, station, water, airPeriod, airCalendar, waterPeriod, section, noise, noiseStation, sea, buoy, standards, standardChanges, standard]);
