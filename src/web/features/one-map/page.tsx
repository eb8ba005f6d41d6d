import type { ReactNode } from 'react';

export const OneMapPage = (): ReactNode => null;
