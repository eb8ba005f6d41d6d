import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { useDoor } from '../../app/door.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { reasonWords } from '../../kit/reading-words.ts';
import { WhyButton } from '../../kit/why.tsx';
import { AirBadge, gradeOf, type Grade } from './air-badge.tsx';
import { pollutants, pollutantText } from './pollutants.tsx';
import type { Station } from './stations.ts';

type Given = {
  readonly stations: readonly Station[]; readonly grades: readonly Grade[]; readonly basis: Words; readonly narrowed: string;
  readonly onAll: (() => void) | undefined;
};

/** Every station of the hour with its six values; `narrowed` says which of them, where not all are listed. */
export function StationTable({ stations, grades, basis, narrowed, onAll }: Given): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const door = useDoor();
  const columns: readonly Column<Station>[] = [
    { id: 'station', title: t('station'), names: true, cell: (row) => <Link to={`${door}/air/$number`} params={{ number: String(row.number) }}>{say(row.name)}</Link>, value: (row) => say(row.name) },
    { id: 'region', title: t('region'), cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    { id: 'aqi', title: t('aqi'), cell: (row) => <Aqi row={row} grades={grades} />, value: ({ aqi, reason }) => aqi ?? say(reasonWords(reason)) },
    { id: 'primary', title: t('primary'), cell: ({ primary }) => listed(say, primary.map(pollutantText)) || t('no-primary'), value: ({ primary }) => primary.join(' ') },
    ...pollutants.map(({ id, unit }): Column<Station> => ({ id, title: `${pollutantText(id)} ${unit}`, number: true, cell: ({ values }) => values[id] ?? '—', value: ({ values }) => (values[id] === undefined ? undefined : Number(values[id])) })),
    { id: 'why', title: t('ground'), width: 90, cell: ({ why }) => (why === undefined ? null : <WhyButton id={why} />) },
  ];
  return (
    <section className="sheet air-ranking" id="stations">
      <header><h2>{t('stations')}</h2><p className="quiet">{narrowed} {onAll === undefined ? null : <Button type="link" size="small" onClick={onAll}>{t('all-stations')}</Button>}</p></header>
      <DataTable label={t('stations')} columns={columns} rows={stations} rowKey={({ id }) => id} basis={basis} empty={t('none-listed')} />
    </section>
  );
}

function Aqi({ row, grades }: { readonly row: Station; readonly grades: readonly Grade[] }): ReactNode {
  const say = useSay();
  if (row.aqi === undefined) return <span className="faint">{say(reasonWords(row.reason))}</span>;
  return <AirBadge aqi={row.aqi} grade={gradeOf(grades, row.level)} />;
}
