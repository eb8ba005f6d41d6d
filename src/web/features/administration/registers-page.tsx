import type { ReactNode } from 'react';

export const RegistersPage = (): ReactNode => null;
