import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../model/words.ts';
import { useSay } from '../app/words/pick.ts';
import { BasisLine } from './basis-line.tsx';
import type { SheetCell } from './excel.ts';
import { Nothing } from './waiting.tsx';
import './data-table.css';

export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What goes to Excel; a column without it is not exported (buttons). */
  readonly value?: (row: Row) => SheetCell;
  readonly number?: true;
  readonly width?: number | string;
  /** The cell that names the row: first line of the card on a phone, row header for screen readers. */
  readonly names?: true;
  /** Stands in the files only: the screen shows it another way. */
  readonly fileOnly?: true;
};

export type DataTableProps<Row> = {
  /** What the table holds; its caption for screen readers and the name of the exported file. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowTone?: (row: Row) => 'late' | undefined;
  readonly basis?: Words;
  readonly empty?: string;
  readonly actions?: ReactNode;
  readonly exports?: boolean;
  /** CSV beside Excel. */
  readonly csv?: true;
};

/** A list as officials read it: dense, aligned, exported to Excel with the header that is on the screen; cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { label, columns, rows, rowKey, rowTone, basis, empty, actions, exports = true } = props;
  const { t } = useTranslation();
  const { t: k } = useTranslation('kit');
  const seen = columns.filter(({ fileOnly }) => fileOnly !== true);
  if (rows.length === 0) return <Nothing says={empty ?? k('nothing')}>{actions}</Nothing>;
  return (
    <div className="data">
      <div className="data-scroll">
        <table className="data-table">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>{seen.map((column) => <th key={column.id} scope="col" className={column.number ? 'number' : undefined} style={{ width: column.width }}>{column.title}</th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)} className={rowTone?.(row) === 'late' ? 'row-late' : undefined}>
                {seen.map((column) => <Cell key={column.id} column={column} row={row} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="data-foot">
        <div>
          <span className="faint">{k('rows', { count: rows.length })}</span>
          {basis === undefined ? null : <BasisLine basis={basis} />}
        </div>
        <div className="data-actions no-print">
          {actions}
          {exports ? <SaveButton {...props} as="saveSheet" word={t('export-excel')} /> : null}
          {props.csv ? <SaveButton {...props} as="saveCsv" word={t('export-csv')} /> : null}
        </div>
      </div>
    </div>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): ReactNode {
  const className = [column.number ? 'number' : '', column.names ? 'names' : ''].filter(Boolean).join(' ') || undefined;
  return column.names
    ? <th scope="row" className={className} data-title={column.title}>{column.cell(row)}</th>
    : <td className={className} data-title={column.title}>{column.cell(row)}</td>;
}

function SaveButton<Row>({ label, columns, rows, basis, word, as }: DataTableProps<Row> & { readonly word: string; readonly as: 'saveSheet' | 'saveCsv' }): ReactNode {
  const { message } = App.useApp();
  const { t } = useTranslation();
  const say = useSay();
  const save = async (): Promise<void> => {
    try {
      const files = await import('./excel.ts');
      const kept = columns.filter((column) => column.value !== undefined);
      await files[as]({
        name: label, header: kept.map(({ title }) => title), rows: rows.map((row) => kept.map((column) => column.value?.(row))),
        ...(basis === undefined ? {} : { basis: `${t('basis')}:${say(basis)}` }),
      });
    } catch {
      message.error(t('failed'));
    }
  };
  return <Button size="small" icon={<DownloadOutlined />} onClick={() => void save()}>{word}</Button>;
}
