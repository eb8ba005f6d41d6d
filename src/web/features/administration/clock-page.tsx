import type { ReactNode } from 'react';

export const ClockPage = (): ReactNode => null;
