import type { DataMark } from '../../model/data-mark.ts';
import type { House } from '../house.ts';
import type { AuditEntry } from '../ports/records.ts';

/** What the audit keeps of an act on a mark. */
export function markAudit({ clocks }: Pick<House, 'clocks'>, action: string, mark: DataMark, says: string, reason: string): AuditEntry {
  const { id, from, to, type, factors } = mark;
  return {
    at: clocks.machine(), worldAt: clocks.world(), actor: says, action, subject: String(mark.point), outcome: 'ok',
    detail: { id, from, to, type, factors, reason, late: mark.late ?? false },
  };
}
