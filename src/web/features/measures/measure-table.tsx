import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { listMeasures } from '../../../contract/measure.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { useMeasureColumns } from './columns.tsx';
import type { MeasureSearch } from './search.ts';

/** One page of the list; the file of the whole list is made above. */
export function MeasureTable({
  reply: { rows, basis },
  search,
}: {
  readonly reply: Static<typeof listMeasures.reply>;
  readonly search: MeasureSearch;
}): ReactNode {
  const { t } = useTranslation('measures');
  return (
    <div className="measures-wide">
      <DataTable
        label={t('page-title')}
        columns={useMeasureColumns(search)}
        rows={rows}
        rowKey={(row) => `${row.case.id} ${row.id}`}
        basis={basis}
        empty={t('empty')}
        exports={false}
        rowTone={({ daysLeft }) => (daysLeft !== undefined && daysLeft < 0 ? 'late' : undefined)}
      />
    </div>
  );
}
