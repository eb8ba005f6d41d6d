import type { ReactNode } from 'react';

export const ItemPage = (): ReactNode => null;
