import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayMs } from '../../../basis/time.ts';
import type { caseLedger } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useWorldMinute } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { progressTone } from './ledger-table.tsx';

type Row = Static<typeof caseLedger.reply>['rows'][number];
type Place = { readonly code: string; readonly rows: readonly Row[] };

/** Places in the order of their codes, each with its items: state, and how long since those above last moved. */
export function PlaceMatrix({ type, rows }: { readonly type: CaseType; readonly rows: readonly Row[] }): ReactNode {
  const { t } = useTranslation('ledger');
  const say = useSay();
  const places = [...Map.groupBy(rows, (row) => row.case.region.code)].map(([code, held]): Place => ({ code, rows: held })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const name = ({ code, rows: [first] }: Place): string => (first === undefined ? code : say(first.case.region.name));
  const columns: readonly Column<Place>[] = [
    { id: 'place', title: t('place'), names: true, width: 130, cell: name, value: name },
    { id: 'total', title: t('total'), width: 84, number: true, cell: (place) => place.rows.length, value: (place) => place.rows.length },
    { id: 'items', title: t('items'), cell: (place) => <ul className="ledger-items">{place.rows.map((row) => <Item key={row.case.id} row={row} />)}</ul>, value: (place) => place.rows.map((row) => `${row.case.number} ${t(`progress-${row.progress}`)}`).join(';') },
  ];
  return <DataTable label={t('view-matrix')} columns={columns} rows={places} rowKey={({ code }) => code} empty={t('empty', { noun: say(type.noun) })} />;
}

function Item({ row }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('ledger');
  const say = useSay();
  const now = useWorldMinute();
  const days = row.verifiedAt === undefined || now === 0 ? undefined : Math.floor((now - row.verifiedAt) / dayMs);
  return (
    <li className={row.progress}>
      <Link to="/case/$id" params={{ id: row.case.id }}>{say(row.case.title)}</Link>
      <StatusTag tone={progressTone[row.progress]}>{t(`progress-${row.progress}`)}</StatusTag>
      <small>{days === undefined ? t('never-verified') : t('since-verified', { days })}</small>
      {row.reportedAt === undefined ? <small className="unreported">{t('unreported')}</small> : null}
    </li>
  );
}
