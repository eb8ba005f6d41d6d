import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { statusNow } from '../session.ts';
import { rootRoute } from './root.tsx';

/** Doors without sign-in. The public site's pages belong here. */
const start = createRoute({
  getParentRoute: () => rootRoute, path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/work' });
  },
});
const signIn = createRoute({
  getParentRoute: () => rootRoute, path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } => (typeof search['to'] === 'string' && /^\/(?!\/)/.test(search['to']) ? { to: search['to'] } : {}),
  // An empty installation has nobody who could sign in: whoever opens it first sets up the administrator.
  beforeLoad: async () => {
    if (!(await statusNow()).setUp) throw redirect({ to: '/set-up' });
  },
  component: lazyRouteComponent(() => import('../../features/sign-in/page.tsx'), 'SignInPage'),
});
const setUp = createRoute({
  getParentRoute: () => rootRoute, path: '/set-up',
  component: lazyRouteComponent(() => import('../../features/set-up/page.tsx'), 'SetUpPage'),
});

export const frontRoutes = [start, signIn, setUp] as const;
