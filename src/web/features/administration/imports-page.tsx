import type { ReactNode } from 'react';

export const ImportsPage = (): ReactNode => null;
