import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { queryClient } from './query.ts';
import { router } from './router.ts';
import { Themed } from './theme.tsx';

export const Root = (): ReactNode => (
  <QueryClientProvider client={queryClient}>
    <Themed>
      <App message={{ maxCount: 2 }}>
        <RouterProvider router={router} />
      </App>
    </Themed>
  </QueryClientProvider>
);
