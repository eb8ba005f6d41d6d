import type { ReactNode } from 'react';

export const ItemsPage = (): ReactNode => null;
