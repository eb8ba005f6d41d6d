import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { airNow } from '../../../contract/point.ts';
import { useDoor } from '../../app/door.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { AirLinks } from './air-links.tsx';
import { gradeOf, type AirHour } from './air-badge.tsx';
import { HourStepper } from './hour-stepper.tsx';
import { LevelSpread } from './level-spread.tsx';
import { Ranking } from './ranking.tsx';
import { StationMap } from './station-map.tsx';
import { StationTable } from './station-table.tsx';
import { listed, type StationFilter } from './stations.ts';
import './page.css';

const every: StationFilter = { grade: undefined, region: undefined };

/** One hour of air: how many stations at which level, regions ranked, stations on map and list. */
export function AirPage(): ReactNode {
  const { t } = useTranslation('air');
  const door = useDoor();
  const navigate = useNavigate();
  const { at: hour, level: asked } = useSearch({ strict: false });
  const at = typeof hour === 'number' ? hour : undefined;
  const level = asked === 'county' ? 'county' : 'city';
  const answer = useRead(airNow, { query: { level, ...(at === undefined ? {} : { at }) } }, at === undefined ? { everyMs: 30_000 } : {});
  const go = (search: { readonly at?: number | undefined; readonly level: string }): void => {
    void navigate({ to: `${door}/air`, search: { ...(search.at === undefined ? {} : { at: search.at }), ...(search.level === 'city' ? {} : { level: search.level }) }, replace: true });
  };
  const { data } = answer;
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><AirLinks /></div>
        {data === undefined ? null : <HourStepper at={data.at} newest={at === undefined} onHour={(next) => go({ at: next, level })} />}
        <Segmented aria-label={t('level-choice')} value={level} onChange={(next) => go({ at, level: next })} options={[{ value: 'city', label: t('city') }, { value: 'county', label: t('county') }]} />
      </header>
      {answer.isPending ? <Waiting rows={10} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {data === undefined ? null : data.stations.length === 0 ? <div className="sheet"><Nothing says={t('no-stations')} /></div> : (
        <>
          <HourView hour={data} level={level} />
        </>
      )}
    </>
  );
}

/** Each count narrows the list of stations and the map to the stations that it counts. */
function HourView({ hour, level }: { readonly hour: AirHour; readonly level: 'city' | 'county' }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const [filter, setFilter] = useState<StationFilter>(every);
  const { grade, region } = filter;
  const stations = useMemo(() => listed(hour.stations, filter), [hour, filter]);
  const place = hour.ranking.find((row) => row.region.code === region)?.region.name;
  const kind = grade === undefined ? '' : grade === 0 ? t('no-aqi') : say(gradeOf(hour.grades, grade)?.name ?? { zh: '', en: '' });
  const narrowed = [place === undefined ? '' : say(place), kind].filter(Boolean).join(' · ');
  const show = (next: StationFilter): void => {
    setFilter(next);
    document.querySelector('#stations')?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <LevelSpread hour={hour} grade={grade} onGrade={(next) => setFilter({ ...filter, grade: next })} />
      <Ranking hour={hour} level={level} onRegion={(code) => show({ grade: undefined, region: code })} />
      <StationMap stations={stations} grades={hour.grades} />
      <StationTable
        stations={stations} grades={hour.grades} basis={hour.basis} narrowed={narrowed === '' ? t('stations-says') : t('narrowed', { to: narrowed, count: stations.length })}
        onAll={narrowed === '' ? undefined : () => setFilter(every)}
      />
    </>
  );
}
