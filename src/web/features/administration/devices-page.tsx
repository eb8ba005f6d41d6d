import type { ReactNode } from 'react';

export const DevicesPage = (): ReactNode => null;
