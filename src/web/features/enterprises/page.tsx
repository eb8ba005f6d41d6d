import type { ReactNode } from 'react';

export const EnterprisesPage = (): ReactNode => null;
