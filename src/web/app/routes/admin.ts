import { createRoute } from '@tanstack/react-router';
import { text } from './search.ts';
import { laterPage } from './later-page.ts';
import { workbench } from './workbench.ts';

const gateway = createRoute({
  getParentRoute: () => workbench, path: '/admin/gateway', validateSearch: (search: Record<string, unknown>): { mn?: string; fault?: string } => ({ ...text(search, 'mn'), ...text(search, 'fault') }),
  component: laterPage(() => import('../../features/administration/gateway-page.tsx'), 'GatewayPage'),
});
const devices = createRoute({
  getParentRoute: () => workbench, path: '/admin/devices', validateSearch: (search: Record<string, unknown>): { text?: string } => text(search, 'text'),
  component: laterPage(() => import('../../features/administration/devices-page.tsx'), 'DevicesPage'),
});
const registers = createRoute({
  getParentRoute: () => workbench, path: '/admin/registers',
  validateSearch: (search: Record<string, unknown>): { kind?: string; text?: string; on?: string } => ({ ...text(search, 'kind'), ...text(search, 'text'), ...text(search, 'on') }),
  component: laterPage(() => import('../../features/administration/registers-page.tsx'), 'RegistersPage'),
});
const accounts = createRoute({ getParentRoute: () => workbench, path: '/admin/accounts', component: laterPage(() => import('../../features/administration/accounts-page.tsx'), 'AccountsPage') });
const keys = createRoute({ getParentRoute: () => workbench, path: '/admin/keys', component: laterPage(() => import('../../features/api-keys/page.tsx'), 'ApiKeysPage') });
const webhooks = createRoute({ getParentRoute: () => workbench, path: '/admin/webhooks', component: laterPage(() => import('../../features/webhooks/page.tsx'), 'WebhooksPage') });
const mail = createRoute({ getParentRoute: () => workbench, path: '/admin/mail',
  component: laterPage(() => import('../../features/mail/page.tsx'), 'MailPage') });
const seals = createRoute({ getParentRoute: () => workbench, path: '/admin/seals', component: laterPage(() => import('../../features/seals/page.tsx'), 'SealsPage') });
const audit = createRoute({ getParentRoute: () => workbench, path: '/admin/audit', component: laterPage(() => import('../../features/administration/audit-page.tsx'), 'AuditPage') });
const imports = createRoute({
  getParentRoute: () => workbench, path: '/admin/imports', validateSearch: (search: Record<string, unknown>): { id?: string } => text(search, 'id'),
  component: laterPage(() => import('../../features/imports/page.tsx'), 'ImportsPage'),
});
const clock = createRoute({ getParentRoute: () => workbench, path: '/admin/clock', component: laterPage(() => import('../../features/administration/clock-page.tsx'), 'ClockPage') });
const scans = createRoute({ getParentRoute: () => workbench, path: '/admin/scans',
  component: laterPage(() => import('../../features/administration/scans-page.tsx'), 'ScansPage') });

export const adminRoutes = [gateway, devices, registers, accounts, keys, webhooks, mail, seals, audit, imports, clock, scans] as const;
