import type { FaultCode } from '../basis/fault.ts';

export type Trouble = { readonly fault: FaultCode; readonly detail: string };

/** What a failing store means to the operator: a full disk (ENOSPC, ClickHouse code 243), no handles, or an engine out of reach. */
export function storeFault(error: unknown): Trouble {
  const detail = error instanceof Error ? `${error.message}${error.cause instanceof Error ? ` (${error.cause.message})` : ''}` : String(error);
  const short = detail.slice(0, 300);
  if (/ENOSPC|No space left|NOT_ENOUGH_SPACE|Code: 243\b|errno: 28\b/i.test(detail)) return { fault: 'system.disk-full', detail: short };
  if (/EMFILE|ENFILE|Too many open files|errno: 24\b/i.test(detail)) return { fault: 'system.too-many-files', detail: short };
  return { fault: 'system.engine-unreachable', detail: short };
}
