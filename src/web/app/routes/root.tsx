import { createRootRoute, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Crashed, NotFound } from '../shell/dead-ends.tsx';
import { DrillWatermark } from '../shell/drill-mark.tsx';

const Frame = (): ReactNode => (
  <>
    <DrillWatermark />
    <Outlet />
  </>
);

export const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Crashed });
