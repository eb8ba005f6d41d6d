import { createRouter } from '@tanstack/react-router';
import { rootRoute } from './routes/root.tsx';
import { frontRoutes } from './routes/front.ts';
import { workbenchRoutes } from './routes/workbench.ts';

export const router = createRouter({
  routeTree: rootRoute.addChildren([...frontRoutes, workbenchRoutes]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
