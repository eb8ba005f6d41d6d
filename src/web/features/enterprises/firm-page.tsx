import type { ReactNode } from 'react';

export const FirmPage = (): ReactNode => null;
