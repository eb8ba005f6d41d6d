import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../app/door.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { PointsMap, type PointMark } from '../../kit/points-map.tsx';
import { reasonWords } from '../../kit/reading-words.ts';
import { WhyButton } from '../../kit/why.tsx';
import { AirBadge, gradeOf, type Grade } from './air-badge.tsx';
import { pollutantText } from './pollutants.tsx';
import type { Station } from './stations.ts';

type Given = { readonly stations: readonly Station[]; readonly grades: readonly Grade[] };

/** Stations on the map, in the order of the list. */
export function StationMap({ stations, grades }: Given): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const points = useMemo(() => stations.map(({ id, name, lon, lat, aqi, level }): PointMark => {
    const grade = gradeOf(grades, level);
    const valid = aqi !== undefined && grade !== undefined;
    return { id, title: say(name), lon, lat, says: valid ? `${say(grade.name)} ${aqi}` : t('no-aqi'), label: valid ? String(aqi) : undefined, colour: grade?.hex };
  }), [stations, grades, say, t]);
  const card = (id: string): ReactNode => stations.filter((station) => station.id === id).map((station) => <StationCard key={id} station={station} grades={grades} />);
  return <PointsMap title={t('map-title')} says={t('map-says')} label={t('map-label')} points={points} card={card} />;
}

function StationCard({ station, grades }: { readonly station: Station; readonly grades: readonly Grade[] }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const door = useDoor();
  return (
    <>
      <h3>{say(station.name)}</h3>
      <p className="quiet">{say(station.region.name)} · {station.id}</p>
      {station.aqi === undefined
        ? <p>{t('not-determined', { reason: say(reasonWords(station.reason)) })}</p>
        : <p><AirBadge aqi={station.aqi} grade={gradeOf(grades, station.level)} /> {station.why === undefined ? null : <WhyButton id={station.why} />}</p>}
      {station.primary.length === 0 ? null : <p>{t('primary-is', { names: listed(say, station.primary.map(pollutantText)) })}</p>}
      <Link to={`${door}/air/$number`} params={{ number: String(station.number) }}>{t('open-station')}</Link>
    </>
  );
}
