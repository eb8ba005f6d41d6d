import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { matrixOf, standingCount, type Matrix, type MatrixCell, type MatrixRow, type Place, type Standing } from './matrix-of.ts';
import { TreeTable, type Node } from './tree-table.tsx';

const tones = { red: 'late', yellow: 'due', grey: 'neutral', open: 'review', green: 'ok', closed: 'ok' } as const satisfies Record<Standing, string>;
type Chosen = { readonly item: string; readonly place: string };

/** 事项×属地: each item's tasks at each place, the worst first; a press shows the tasks of one cell below. */
export function CountyMatrix({ nodes, basis }: { readonly nodes: readonly Node[]; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('itemTree');
  const say = useSay();
  const [chosen, setChosen] = useState<Chosen>();
  const matrix = matrixOf(nodes);
  const cellAt = ({ cells }: MatrixRow, { code }: Place): MatrixCell | undefined => cells.get(code);
  const words = ({ nodes: own, closed, worst }: MatrixCell): string => {
    const [first] = own;
    const how = own.length === 1 && first !== undefined ? say(first.case.stateTitle) : t('parts-done', { done: closed, all: own.length });
    return worst === 'closed' || worst === 'open' ? how : `${t(`colour-${worst}`)} · ${how}`;
  };
  const columns: readonly Column<MatrixRow>[] = [
    {
      id: 'item', title: t('item'), names: true, width: 220, value: ({ item }) => say(item.case.title),
      cell: ({ item: { case: of } }) => <span className="matrix-item"><Link to="/case/$id" params={{ id: of.id }}>{say(of.title)}</Link><small>{say(of.stateTitle)} · {of.number}</small></span>,
    },
    { id: 'sum', title: t('closed-of-all'), width: 96, number: true, value: ({ closed, all }) => `${closed}/${all}`, cell: ({ closed, all }) => (all === 0 ? <span className="faint">{t('not-broken-down')}</span> : `${closed}/${all}`) },
    ...matrix.places.map((place): Column<MatrixRow> => ({
      id: place.code, title: say(place.name), width: 132, value: (row) => {
        const cell = cellAt(row, place);
        return cell === undefined ? '' : words(cell);
      },
      cell: (row) => {
        const cell = cellAt(row, place);
        if (cell === undefined) return <span className="faint">—</span>;
        const open = chosen?.item === row.item.case.id && chosen.place === place.code;
        return (
          <button type="button" className="matrix-cell" aria-pressed={open} onClick={() => setChosen(open ? undefined : { item: row.item.case.id, place: place.code })}>
            <StatusTag tone={tones[cell.worst]}>{words(cell)}</StatusTag>
          </button>
        );
      },
    })),
  ];
  const row = matrix.rows.find(({ item }) => item.case.id === chosen?.item);
  const cell = row?.cells.get(chosen?.place ?? '');
  return (
    <>
      <p className="tree-says">{useMatrixSentence(matrix)}</p>
      <div className="matrix-wide"><DataTable label={t('matrix')} columns={columns} rows={matrix.rows} rowKey={({ item }) => item.case.id} basis={basis} empty={t('empty')} /></div>
      {row === undefined || cell === undefined ? null : (
        <section className="matrix-below" aria-label={t('matrix-tasks')}>
          <header><h2>{t('cell-title', { item: say(row.item.case.title), place: say(cell.nodes[0]?.case.region.name ?? { zh: '', en: '' }) })}</h2><Button size="small" onClick={() => setChosen(undefined)}>{t('close-cell')}</Button></header>
          <TreeTable label={t('matrix-tasks')} nodes={cell.nodes.map((node) => ({ ...node, depth: 0 }))} basis={basis} />
        </section>
      )}
    </>
  );
}

function useMatrixSentence(matrix: Matrix): string {
  const { t } = useTranslation('itemTree');
  const say = useSay();
  const [all, closed] = [matrix.rows.reduce((sum, row) => sum + row.all, 0), matrix.rows.reduce((sum, row) => sum + row.closed, 0)];
  const red = standingCount(matrix, 'red');
  const grey = standingCount(matrix, 'grey');
  const worst = red.place === undefined ? '' : t('matrix-worst', { place: say(red.place.name), count: red.most });
  return t('matrix-says', { items: matrix.rows.length, places: matrix.places.length, all, closed, red: red.count, grey: grey.count }) + worst;
}
