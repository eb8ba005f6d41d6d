import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { AirBadge, gradeOf, type AirHour } from './air-badge.tsx';
import { pollutants, pollutantText } from './pollutants.tsx';

type Ranked = AirHour['ranking'][number];

/** Regions by AQI, 1 is best; those that cannot be ranked are listed after them. */
export function Ranking({ hour, level, onRegion }: { readonly hour: AirHour; readonly level: 'city' | 'county'; readonly onRegion: (code: string) => void }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const name = (row: Ranked): string => say(row.region.name);
  const columns: readonly Column<Ranked>[] = [
    { id: 'rank', title: t('rank'), width: 84, cell: ({ rank }) => (rank === undefined ? <span className="faint">{t('unranked')}</span> : <b className="air-rank">{rank}</b>), value: ({ rank }) => rank ?? t('unranked') },
    { id: 'region', title: t('region'), names: true, cell: name, value: name },
    { id: 'aqi', title: t('aqi'), width: 170, cell: (row) => (row.aqi === undefined ? <span className="faint">{t('no-aqi')}</span> : <AirBadge aqi={row.aqi} grade={gradeOf(hour.grades, row.level)} />), value: ({ aqi }) => aqi },
    { id: 'primary', title: t('primary'), cell: ({ primary }) => listed(say, primary.map(pollutantText)) || t('no-primary'), value: ({ primary }) => primary.join(' ') },
    ...pollutants.map(({ id, unit }): Column<Ranked> => ({ id, title: `${pollutantText(id)} ${unit}`, number: true, cell: ({ values }) => values[id] ?? '—', value: ({ values }) => (values[id] === undefined ? undefined : Number(values[id])) })),
    { id: 'valid', title: t('valid'), number: true, width: 90, cell: ({ valid, stations, region }) => <Button type="link" size="small" className="count-link" aria-label={t('valid-list', { region: say(region.name), valid, stations })} onClick={() => onRegion(region.code)}>{`${valid}/${stations}`}</Button>, value: ({ valid, stations }) => `${valid}/${stations}` },
  ];
  return (
    <section className="sheet air-ranking">
      <header><h2>{t(`ranking-${level}`)}</h2><p className="quiet">{t('ranking-says')}</p></header>
      <DataTable label={t(`ranking-${level}`)} columns={columns} rows={hour.ranking} rowKey={({ region }) => region.code} basis={hour.basis} />
    </section>
  );
}
