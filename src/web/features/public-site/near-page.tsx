import type { ReactNode } from 'react';

export const NearPage = (): ReactNode => null;
