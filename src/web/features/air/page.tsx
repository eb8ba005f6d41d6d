import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { airNow } from '../../../contract/point.ts';
import { useDoor } from '../../app/door.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { HourStepper } from './hour-stepper.tsx';
import { LevelSpread } from './level-spread.tsx';
import { Ranking } from './ranking.tsx';
import { StationMap } from './station-map.tsx';
import './page.css';

/** One hour of air: how many stations at which level, regions ranked, stations on map and list. */
export function AirPage(): ReactNode {
  const { t } = useTranslation('air');
  const door = useDoor();
  const navigate = useNavigate();
  const { at, level: asked } = useSearch({ strict: false });
  const level = asked === 'county' ? 'county' : 'city';
  const answer = useRead(airNow, { query: { level, ...(at === undefined ? {} : { at }) } }, at === undefined ? { everyMs: 30_000 } : {});
  const go = (search: { readonly at?: number | undefined; readonly level: string }): void => {
    void navigate({ to: `${door}/air`, search: { ...(search.at === undefined ? {} : { at: search.at }), ...(search.level === 'city' ? {} : { level: search.level }) }, replace: true });
  };
  const { data } = answer;
  return (
    <>
      <header className="page-head">
        <h1>{t('title')}</h1>
        {data === undefined ? null : <HourStepper at={data.at} newest={at === undefined} onHour={(hour) => go({ at: hour, level })} />}
        <Segmented aria-label={t('level-choice')} value={level} onChange={(next) => go({ at, level: next })} options={[{ value: 'city', label: t('city') }, { value: 'county', label: t('county') }]} />
      </header>
      {answer.isPending ? <Waiting rows={10} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {data === undefined ? null : data.stations.length === 0 ? <div className="sheet"><Nothing says={t('no-stations')} /></div> : (
        <>
          <LevelSpread hour={data} />
          <Ranking hour={data} level={level} />
          <StationMap hour={data} />
        </>
      )}
    </>
  );
}
