import type { ReactNode } from 'react';

export const SectionPage = (): ReactNode => null;
