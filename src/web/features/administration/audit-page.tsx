import type { ReactNode } from 'react';

export const AuditPage = (): ReactNode => null;
