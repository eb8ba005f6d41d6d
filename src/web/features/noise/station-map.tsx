import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../app/door.ts';
import { useMapGround } from '../../app/map-ground.ts';
import { useSay } from '../../app/words/pick.ts';
import { MapView, type MapMark } from '../../kit/map-view.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { LevelCell } from './level.tsx';
import { isOver, type NoiseStation } from './noise.ts';

/** As the classes of water on their map: the same in light and dark, so that the zone can be read on them. */
const toneColours = { ok: '#4fbf67', late: '#d92d20', neutral: '#b9b4a6' } as const;

/** The same stations on the map: the letter is the zone, the tone whether the day met. */
export function StationMap({ stations }: { readonly stations: readonly NoiseStation[] }): ReactNode {
  const { t } = useTranslation('noise');
  const say = useSay();
  const ground = useMapGround();
  const [selected, setSelected] = useState<string>();
  const marks = useMemo(() => stations.flatMap((station): MapMark[] => {
    const { id, name, lon, lat, zone, day, night } = station;
    if (lon === undefined || lat === undefined) return [];
    const judged = day.verdict === 'meets' && night.verdict === 'meets';
    const tone = isOver(station) ? 'late' : judged ? 'ok' : 'neutral';
    return [{ id, title: say(name), lon, lat, tone, label: zone, colour: toneColours[tone], says: t(tone === 'late' ? 'over' : tone === 'ok' ? 'both-meet' : 'not-both') }];
  }), [stations, say, t]);
  const station = stations.find(({ id }) => id === selected);
  return (
    <section className="noise-map">
      <header><h2>{t('map-title')}</h2><p className="quiet">{t('map-says')}</p></header>
      {ground === undefined ? <Waiting rows={8} /> : (
        <MapView
          label={t('map-title')} areas={ground.areas} waters={ground.waters} reviewNumber={ground.reviewNumber} marks={marks} onSelect={setSelected} height="min(60vh, 560px)"
          {...(selected === undefined ? {} : { selected })} {...(station === undefined ? {} : { detail: <Card station={station} /> })}
        />
      )}
    </section>
  );
}

function Card({ station }: { readonly station: NoiseStation }): ReactNode {
  const { t } = useTranslation('noise');
  const say = useSay();
  const door = useDoor();
  return (
    <div className="noise-card">
      <h3>{say(station.name)}</h3>
      <p className="quiet">{[t('zone-of', { zone: station.zone }), say(station.city.name)].join(' · ')}</p>
      <p>{t('of-day')} <LevelCell level={station.day} /></p>
      <p>{t('of-night')} <LevelCell level={station.night} /></p>
      <Link to={`${door}/noise/$number`} params={{ number: String(station.number) }}>{t('open-station')}</Link>
    </div>
  );
}
