import type { ReactNode } from 'react';

export const AccountsPage = (): ReactNode => null;
