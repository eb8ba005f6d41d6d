import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { complaintBoard } from '../../../contract/complaint.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';

type Row = Static<typeof complaintBoard.reply>['rows'][number];

/** 县(市、区)×环节: how many stand where, late ones beside; a cell opens its list. */
export function Board({
  batch,
  onCell,
}: {
  readonly batch: string | undefined;
  readonly onCell: (region: string, state: string) => void;
}): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useSay();
  const answer = useRead(complaintBoard, { query: batch === undefined ? {} : { batch } }, { everyMs: 30_000 });
  if (answer.isPending) return <Waiting rows={10} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { states, rows, basis } = answer.data;
  const cellOf = (row: Row, state: string) => row.cells.find((one) => one.state === state) ?? { count: 0, late: 0 };
  const columns: readonly Column<Row>[] = [
    { id: 'region', title: t('region'), names: true, cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    ...states.map(({ state, title }): Column<Row> => ({
      id: state,
      title: say(title),
      number: true,
      value: (row) => cellOf(row, state).count,
      cell: (row) => {
        const { count, late } = cellOf(row, state);
        if (count === 0) return <span className="faint">–</span>;
        return (
          <button
            type="button"
            className="complaint-cell"
            aria-label={t('cell', { region: say(row.region.name), state: say(title), count, late })}
            onClick={() => onCell(row.region.code, state)}
          >
            {count}
            {late === 0 ? null : <b>{t('late-short', { count: late })}</b>}
          </button>
        );
      },
    })),
    { id: 'late', title: t('figure-late'), number: true, cell: ({ late }) => late, value: ({ late }) => late },
    { id: 'returned', title: t('returned'), number: true, cell: ({ returned }) => returned, value: ({ returned }) => returned },
    { id: 'total', title: t('total'), number: true, cell: ({ total }) => total, value: ({ total }) => total },
  ];
  return (
    <section className="sheet">
      <h2>{t('view-board')}</h2>
      <DataTable
        label={t('view-board')}
        columns={columns}
        rows={rows}
        rowKey={({ region }) => region.code}
        rowTone={({ late }) => (late > 0 ? 'late' : undefined)}
        basis={basis}
        empty={t('none')}
      />
    </section>
  );
}
