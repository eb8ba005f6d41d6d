import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../app/door.ts';
import { useMapGround } from '../../app/map-ground.ts';
import { useSay } from '../../app/words/pick.ts';
import { MapView, type MapMark } from '../../kit/map-view.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { reasonWords } from '../../kit/reading-words.ts';
import { WhyButton } from '../../kit/why.tsx';
import { AirBadge, gradeOf, type AirHour } from './air-badge.tsx';
import { pollutantText } from './pollutants.tsx';

type Station = AirHour['stations'][number];

/** Stations on the map, worst first in the list beside it. */
export function StationMap({ hour }: { readonly hour: AirHour }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const ground = useMapGround();
  const [selected, setSelected] = useState<string>();
  const marks = useMemo(() => marksOf(hour, say, t('no-aqi')), [hour, say, t]);
  const station = hour.stations.find(({ id }) => id === selected);
  return (
    <section className="air-map">
      <header><h2>{t('map-title')}</h2><p className="quiet">{t('map-says')}</p></header>
      {ground === undefined ? <Waiting rows={8} /> : (
        <MapView
          label={t('map-label')} areas={ground.areas} waters={ground.waters} reviewNumber={ground.reviewNumber} marks={marks} onSelect={setSelected}
          {...(selected === undefined ? {} : { selected })} {...(station === undefined ? {} : { detail: <StationCard station={station} hour={hour} /> })}
        />
      )}
    </section>
  );
}

function marksOf({ stations, grades }: AirHour, say: (words: Station['name']) => string, none: string): readonly MapMark[] {
  return stations.toSorted((a, b) => (b.aqi ?? -1) - (a.aqi ?? -1)).flatMap((station): MapMark[] => {
    const { id, name, lon, lat, aqi, level } = station;
    if (lon === undefined || lat === undefined) return [];
    const grade = gradeOf(grades, level);
    const base = { id, title: say(name), lon, lat, tone: 'neutral' as const };
    if (aqi === undefined || grade === undefined) return [{ ...base, says: none, label: '—', colour: '#b9b4a6' }];
    return [{ ...base, says: `${say(grade.name)} ${aqi}`, label: String(aqi), colour: grade.hex }];
  });
}

function StationCard({ station, hour }: { readonly station: Station; readonly hour: AirHour }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const door = useDoor();
  return (
    <div className="map-card">
      <h3>{say(station.name)}</h3>
      <p className="quiet">{say(station.region.name)} · {station.id}</p>
      {station.aqi === undefined
        ? <p>{t('not-determined', { reason: say(reasonWords(station.reason)) })}</p>
        : <p><AirBadge aqi={station.aqi} grade={gradeOf(hour.grades, station.level)} /> {station.why === undefined ? null : <WhyButton id={station.why} />}</p>}
      {station.primary.length === 0 ? null : <p>{t('primary-is', { names: station.primary.map(pollutantText).join('、') })}</p>}
      <Link to={`${door}/air/$number`} params={{ number: String(station.number) }}>{t('open-station')}</Link>
    </div>
  );
}
