import type { ReactNode } from 'react';

export const OutletPage = (): ReactNode => null;
