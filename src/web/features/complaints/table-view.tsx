import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicTableRowView } from '../../../contract/complaint.ts';
import type { Words } from '../../../model/words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';

type Row = Static<typeof PublicTableRowView>;
type TableProps = {
  readonly label: string;
  readonly columns: readonly { readonly id: string; readonly title: Words }[];
  readonly rows: readonly Row[];
};
const long: readonly string[] = ['complaint', 'investigation', 'handling'];

/** 一览表 in its official columns; what is new or says otherwise than the version before is marked in words and on its ground. */
export function TableView({ label, columns, rows }: TableProps): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useSay();
  const shown = columns.map(({ id, title }, at): Column<Row> => ({
    id,
    title: say(title),
    value: (row) => row.cells[at] ?? '',
    ...(id === 'number' ? { names: true } : {}),
    cell: (row) => {
      const text = row.cells[at] ?? '';
      if (id === 'number')
        return (
          <>
            {row.starred ? (
              <span className="complaint-star" role="img" aria-label={t('starred')}>
                ★
              </span>
            ) : null}
            {text}
            {row.change === undefined ? null : (
              <>
                {' '}
                <StatusTag tone="due">{t(`change-${row.change.kind}`)}</StatusTag>
              </>
            )}
          </>
        );
      const marked =
        row.change?.columns.includes(id) === true ? (
          <span className="complaint-mark" title={t('changed-here')}>
            {text}
          </span>
        ) : (
          text
        );
      return long.includes(id) ? <span className="complaint-long">{marked}</span> : marked;
    },
  }));
  return (
    <div className="complaint-table">
      <DataTable label={label} columns={shown} rows={rows} rowKey={({ number }) => number} empty={t('none-published')} csv />
    </div>
  );
}
