import { createRouter } from '@tanstack/react-router';
import { adminRoutes } from './routes/admin.ts';
import { dataRoutes } from './routes/data.ts';
import { frontRoutes } from './routes/front.ts';
import { publicRoutes } from './routes/public.ts';
import { rootRoute } from './routes/root.tsx';
import { caseworkRoutes, workbench } from './routes/workbench.ts';

export const router = createRouter({
  routeTree: rootRoute.addChildren([...frontRoutes, publicRoutes, workbench.addChildren([...caseworkRoutes, ...dataRoutes, ...adminRoutes])]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
