import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, Look } from './draft.ts';

const shown = 8;

/** The first rows as they stand in the file; above each column, what the mapping makes of it. */
export function SampleTable({ look: { columns, sample, name }, draft }: { readonly look: Look; readonly draft?: Draft }): ReactNode {
  const { t } = useTranslation('imports');
  const role = (column: string): string => {
    if (draft === undefined) return '';
    const { time, point, factors, flag } = draft;
    if (time?.columns.includes(column) === true) return t('role-time');
    if (point !== undefined && 'column' in point && point.column === column) return t('role-point');
    if (flag?.column === column) return t('role-flag');
    if (factors === undefined) return '—';
    if ('wide' in factors) return factors.wide.find((one) => one.column === column)?.factor ?? '—';
    return [factors.factorColumn, factors.valueColumn, factors.unitColumn].includes(column) ? t('role-factor') : '—';
  };
  return (
    <section className="import-sample" aria-label={t('sample', { name })}>
      <table>
        <caption className="visually-hidden">{t('sample', { name })}</caption>
        <thead>
          {draft === undefined ? null : <tr>{columns.map((column) => <td key={column} className={role(column) === '—' ? 'faint' : 'import-role'}>{role(column)}</td>)}</tr>}
          <tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
        </thead>
        <tbody>
          {sample.slice(0, shown).map((cells, at) => ({ cells, line: at + 2 })).map(({ cells, line }) => (
            <tr key={line}>{columns.map((column, place) => <td key={column}>{cells[place]}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
