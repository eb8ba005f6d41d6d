import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { homeOf } from '../navigation.ts';
import { sessionNow, statusNow } from '../session.ts';
import { laterPage } from './later-page.ts';
import { rootRoute } from './root.tsx';

/** The first door: an empty installation is set up, officials go to their own home, everybody else to the public site. */
const start = createRoute({
  getParentRoute: () => rootRoute, path: '/',
  beforeLoad: async () => {
    const [{ setUp: ready }, session] = await Promise.all([statusNow(), sessionNow()]);
    throw redirect({ to: ready ? session === null ? '/public' : homeOf(session) : '/set-up' });
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

/** Stands before the sign-in: without a network nobody can be asked who is signed in. */
const field = createRoute({
  getParentRoute: () => rootRoute, path: '/field', component: laterPage(() => import('../../features/field/page.tsx'), 'FieldPage'),
});

export const frontRoutes = [start, signIn, setUp, field] as const;
