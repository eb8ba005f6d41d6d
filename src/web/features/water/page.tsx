import type { ReactNode } from 'react';

export const WaterPage = (): ReactNode => null;
