import type { ReactNode } from 'react';

export const PublicFrame = (): ReactNode => null;
