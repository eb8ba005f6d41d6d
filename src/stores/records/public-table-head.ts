import type { PublicTableHead } from '../../flow/ports/complaints.ts';
import type { PublicTable } from '../../model/public-table.ts';

/** What a list says of a published version. */
export const publicTableHead = ({ rows, changes, ...head }: PublicTable): PublicTableHead => ({
  ...head,
  count: rows.length,
  changed: changes.length,
});
