import type { ReactNode } from 'react';

export const CheckpointsPage = (): ReactNode => null;
