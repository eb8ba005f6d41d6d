import { createRoute } from '@tanstack/react-router';
import { civilDay, comparison, text, whole } from './search.ts';
import { laterPage } from './later-page.ts';
import { workbench } from './workbench.ts';

const air = createRoute({
  getParentRoute: () => workbench, path: '/air', validateSearch: (search: Record<string, unknown>): { at?: number; level?: string } => ({ ...whole(search, 'at'), ...text(search, 'level') }),
  component: laterPage(() => import('../../features/air/page.tsx'), 'AirPage'),
});
const station = createRoute({
  getParentRoute: () => workbench, path: '/air/$number', validateSearch: (search: Record<string, unknown>): { factor?: string; hours?: number } => ({ ...text(search, 'factor'), ...whole(search, 'hours') }),
  component: laterPage(() => import('../../features/air/station-page.tsx'), 'StationPage'),
});
const devices = createRoute({
  getParentRoute: () => workbench, path: '/devices', validateSearch: (search: Record<string, unknown>): { text?: string; show?: string } => ({ ...text(search, 'text'), ...text(search, 'show') }),
  component: laterPage(() => import('../../features/devices/page.tsx'), 'DevicesBoard'),
});
const device = createRoute({ getParentRoute: () => workbench, path: '/devices/$mn', component: laterPage(() => import('../../features/devices/device-page.tsx'), 'DevicePage') });
const dataMarks = createRoute({
  getParentRoute: () => workbench, path: '/data-marks',
  validateSearch: (search: Record<string, unknown>): { point?: number; since?: number; until?: number; factors?: string; show?: string; enterprise?: string } => ({
    ...whole(search, 'point'), ...whole(search, 'since'), ...whole(search, 'until'), ...text(search, 'factors'), ...text(search, 'show'), ...text(search, 'enterprise'),
  }),
  component: laterPage(() => import('../../features/data-marks/page.tsx'), 'DataMarksPage'),
});
const review = createRoute({
  getParentRoute: () => workbench, path: '/review',
  validateSearch: (search: Record<string, unknown>): { tab?: string; region?: string; kind?: string; factor?: string; rule?: string; state?: string; days?: number; month?: string } => ({
    ...text(search, 'tab'), ...text(search, 'region'), ...text(search, 'kind'), ...text(search, 'factor'), ...text(search, 'rule'), ...text(search, 'state'), ...whole(search, 'days'), ...text(search, 'month'),
  }),
  component: laterPage(() => import('../../features/review/page.tsx'), 'ReviewPage'),
});
const reviewSpan = createRoute({
  getParentRoute: () => workbench, path: '/review/$number',
  validateSearch: (search: Record<string, unknown>): { factor?: string; start?: number; end?: number } => ({ ...text(search, 'factor'), ...whole(search, 'start'), ...whole(search, 'end') }),
  component: laterPage(() => import('../../features/review/span-page.tsx'), 'SpanPage'),
});
const dayExport = createRoute({
  getParentRoute: () => workbench, path: '/export',
  validateSearch: (search: Record<string, unknown>): { day?: string; kind?: string; period?: string; format?: string; region?: string } => ({
    ...text(search, 'day'), ...text(search, 'kind'), ...text(search, 'period'), ...text(search, 'format'), ...text(search, 'region'),
  }),
  component: laterPage(() => import('../../features/export/page.tsx'), 'ExportPage'),
});
const effectiveness = createRoute({
  getParentRoute: () => workbench, path: '/effectiveness',
  validateSearch: (search: Record<string, unknown>): { tab?: string; period?: string; region?: string; factor?: string; contractor?: string; after?: string; point?: number } => ({
    ...text(search, 'tab'), ...text(search, 'period'), ...text(search, 'region'), ...text(search, 'factor'), ...text(search, 'contractor'), ...text(search, 'after'), ...whole(search, 'point'),
  }),
  component: laterPage(() => import('../../features/effectiveness/page.tsx'), 'EffectivenessPage'),
});
const forwarding = createRoute({ getParentRoute: () => workbench, path: '/forwarding', component: laterPage(() => import('../../features/forwarding/page.tsx'), 'ForwardingPage') });
const registeredPoints = createRoute({
  getParentRoute: () => workbench, path: '/registered-points', component: laterPage(() => import('../../features/registered-points/page.tsx'), 'RegisteredPointsPage'),
});
const water = createRoute({ getParentRoute: () => workbench, path: '/water', component: laterPage(() => import('../../features/water/page.tsx'), 'WaterPage') });
const section = createRoute({
  getParentRoute: () => workbench, path: '/water/$number', validateSearch: (search: Record<string, unknown>): { factor?: string } => text(search, 'factor'),
  component: laterPage(() => import('../../features/water/section-page.tsx'), 'SectionPage'),
});
const noise = createRoute({
  getParentRoute: () => workbench, path: '/noise', validateSearch: (search: Record<string, unknown>): { day?: string; span?: number } => ({ ...text(search, 'day'), ...whole(search, 'span') }),
  component: laterPage(() => import('../../features/noise/page.tsx'), 'NoisePage'),
});
const noiseStation = createRoute({
  getParentRoute: () => workbench, path: '/noise/$number', validateSearch: (search: Record<string, unknown>): { day?: string } => text(search, 'day'),
  component: laterPage(() => import('../../features/noise/station-page.tsx'), 'NoiseStationPage'),
});
const sea = createRoute({
  getParentRoute: () => workbench, path: '/sea', validateSearch: (search: Record<string, unknown>): { day?: string; span?: number } => ({ ...text(search, 'day'), ...whole(search, 'span') }),
  component: laterPage(() => import('../../features/sea/page.tsx'), 'SeaPage'),
});
const buoy = createRoute({
  getParentRoute: () => workbench, path: '/sea/$number', validateSearch: (search: Record<string, unknown>): { day?: string; factor?: string } => ({ ...text(search, 'day'), ...text(search, 'factor') }),
  component: laterPage(() => import('../../features/sea/buoy-page.tsx'), 'BuoyPage'),
});
const airPeriod = createRoute({
  getParentRoute: () => workbench, path: '/air/period', validateSearch: (search: Record<string, unknown>): { period?: string; level?: string } => ({ ...text(search, 'period'), ...text(search, 'level') }),
  component: laterPage(() => import('../../features/air/period-page.tsx'), 'AirPeriodPage'),
});
const airTargets = createRoute({
  getParentRoute: () => workbench, path: '/air/targets',
  validateSearch: (search: Record<string, unknown>): { year?: string; level?: string; target?: string } =>
    ({ ...text(search, 'year'), ...text(search, 'level'), ...text(search, 'target') }),
  component: laterPage(() => import('../../features/air/targets-page.tsx'), 'TargetsPage'),
});
const airCalendar = createRoute({
  getParentRoute: () => workbench, path: '/air/calendar/$place', validateSearch: (search: Record<string, unknown>): { level?: string; year?: string } => ({ ...text(search, 'level'), ...text(search, 'year') }),
  component: laterPage(() => import('../../features/air/calendar-page.tsx'), 'AirCalendarPage'),
});
const airDaily = createRoute({
  getParentRoute: () => workbench, path: '/air/daily', validateSearch: (search: Record<string, unknown>): { day?: string; level?: string } => ({ ...text(search, 'day'), ...text(search, 'level') }),
  component: laterPage(() => import('../../features/air/daily-page.tsx'), 'AirDailyPage'),
});
const waterPeriod = createRoute({
  getParentRoute: () => workbench, path: '/water/period', validateSearch: (search: Record<string, unknown>): { period?: string } => text(search, 'period'),
  component: laterPage(() => import('../../features/water/period-page.tsx'), 'WaterPeriodPage'),
});
const mapSearch = (search: Record<string, unknown>): { layer?: string; mark?: string; region?: string; at?: string; against?: string } =>
  ({ ...text(search, 'layer'), ...text(search, 'mark'), ...text(search, 'region'), ...civilDay(search, 'at'), ...civilDay(search, 'against') });
const map = createRoute({
  getParentRoute: () => workbench, path: '/map', validateSearch: mapSearch,
  component: laterPage(() => import('../../features/one-map/page.tsx'), 'OneMapPage'),
});
const firms = createRoute({
  getParentRoute: () => workbench, path: '/enterprises', validateSearch: (search: Record<string, unknown>): { region?: string; text?: string } => ({ ...text(search, 'region'), ...text(search, 'text') }),
  component: laterPage(() => import('../../features/enterprises/page.tsx'), 'EnterprisesPage'),
});
const firm = createRoute({
  getParentRoute: () => workbench, path: '/enterprises/$unit',
  validateSearch: (search: Record<string, unknown>): { records?: string; year?: string; emission?: string } =>
    ({ ...text(search, 'records'), ...text(search, 'year'), ...text(search, 'emission') }),
  component: laterPage(() => import('../../features/enterprises/firm-page.tsx'), 'FirmPage'),
});
const outlet = createRoute({
  getParentRoute: () => workbench, path: '/outlets/$number',
  validateSearch: (search: Record<string, unknown>): { factor?: string; days?: number; only?: string; on?: string } => ({ ...text(search, 'factor'), ...whole(search, 'days'), ...text(search, 'only'), ...text(search, 'on') }),
  component: laterPage(() => import('../../features/enterprises/outlet-page.tsx'), 'OutletPage'),
});

const standards = createRoute({
  getParentRoute: () => workbench, path: '/standards',
  validateSearch: (search: Record<string, unknown>): { on?: string } => text(search, 'on'),
  component: laterPage(() => import('../../features/standards/page.tsx'), 'StandardsPage'),
});
const standardChanges = createRoute({
  getParentRoute: () => workbench, path: '/standards/changes', validateSearch: comparison,
  component: laterPage(() => import('../../features/standards/changes-page.tsx'), 'ChangesPage'),
});
const standard = createRoute({
  getParentRoute: () => workbench, path: '/standards/$name',
  validateSearch: (search: Record<string, unknown>): { on?: string } => text(search, 'on'),
  component: laterPage(() => import('../../features/standards/standard-page.tsx'), 'StandardPage'),
});

export const dataRoutes = [
  devices, device, dataMarks, dayExport, review, reviewSpan, effectiveness, forwarding, registeredPoints,
  air, station, water, airPeriod, airTargets, airCalendar, airDaily, waterPeriod, section, noise, noiseStation, sea, buoy, map, firms, firm, outlet,
  standards, standardChanges, standard,
] as const;
