import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../app/door.ts';
import { useMapGround } from '../../app/map-ground.ts';
import { useSay } from '../../app/words/pick.ts';
import { MapView, type MapMark } from '../../kit/map-view.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { Verdict } from './buoy-list.tsx';
import { classWord, SeaClass } from './class-badge.tsx';
import { seaColours, type Buoy } from './sea.ts';

const none = '#b9b4a6';

/** The same buoys on the map: the figure and the colour are the class of the day. */
export function BuoyMap({ buoys }: { readonly buoys: readonly Buoy[] }): ReactNode {
  const { t } = useTranslation('sea');
  const say = useSay();
  const ground = useMapGround();
  const [selected, setSelected] = useState<string>();
  const marks = useMemo(() => buoys.flatMap(({ id, name, lon, lat, class: own, verdict }): MapMark[] => (lon === undefined || lat === undefined ? [] : [{
    id, title: say(name), lon, lat, tone: verdict === 'exceeds' ? 'late' : verdict === 'meets' ? 'ok' : 'neutral', label: own === undefined ? '—' : own === 5 ? t('mark-5') : String(own),
    colour: seaColours[own ?? 0] ?? none, says: own === undefined ? t('no-class') : t(classWord(own)),
  }])), [buoys, say, t]);
  const buoy = buoys.find(({ id }) => id === selected);
  return (
    <section className="sea-map">
      <header><h2>{t('map-title')}</h2><p className="quiet">{t('map-says')}</p></header>
      {ground === undefined ? <Waiting rows={8} /> : (
        <MapView
          label={t('map-title')} areas={ground.areas} waters={ground.waters} reviewNumber={ground.reviewNumber} marks={marks} onSelect={setSelected} height="min(60vh, 560px)"
          {...(selected === undefined ? {} : { selected })} {...(buoy === undefined ? {} : { detail: <Card buoy={buoy} /> })}
        />
      )}
    </section>
  );
}

function Card({ buoy }: { readonly buoy: Buoy }): ReactNode {
  const { t } = useTranslation('sea');
  const say = useSay();
  const door = useDoor();
  return (
    <div className="sea-card">
      <h3>{say(buoy.name)}</h3>
      <p className="quiet">{[say(buoy.sea), buoy.target === undefined ? t('no-target') : t('target-is', { target: t(classWord(buoy.target)) })].join(' · ')}</p>
      <p><SeaClass of={buoy.class} /> <Verdict buoy={buoy} /></p>
      <Link to={`${door}/sea/$number`} params={{ number: String(buoy.number) }}>{t('open-buoy')}</Link>
    </div>
  );
}
