import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../app/door.ts';
import { useMapGround } from '../../app/map-ground.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { MapView, type MapMark } from '../../kit/map-view.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { classColours, classMark, classWords } from '../../kit/water-class.ts';
import { WhyButton } from '../../kit/why.tsx';
import { ClassBadge } from './class-badge.tsx';
import type { Section } from './section.ts';

/** The same sections on the map. */
export function SectionMap({ sections }: { readonly sections: readonly Section[] }): ReactNode {
  const { t } = useTranslation('water');
  const { language } = usePreferences();
  const ground = useMapGround();
  const [selected, setSelected] = useState<string>();
  const marks = useMemo(() => sections.flatMap((section): MapMark[] => {
    const { id, name, lon, lat, class: waterClass } = section;
    if (lon === undefined || lat === undefined) return [];
    const base = { id, title: name[language], lon, lat, tone: 'neutral' as const };
    if (waterClass === undefined) return [{ ...base, says: t('no-class'), label: '—', colour: '#b9b4a6' }];
    return [{ ...base, says: classWords(waterClass, language), label: classMark(waterClass, language), colour: classColours[waterClass] ?? '#b9b4a6' }];
  }), [sections, language, t]);
  const section = sections.find(({ id }) => id === selected);
  return (
    <section className="section-map">
      <header><h2>{t('map-title')}</h2><p className="quiet">{t('map-says')}</p></header>
      {ground === undefined ? <Waiting rows={8} /> : (
        <MapView
          label={t('map-label')} areas={ground.areas} waters={ground.waters} reviewNumber={ground.reviewNumber} marks={marks} onSelect={setSelected}
          {...(selected === undefined ? {} : { selected })} {...(section === undefined ? {} : { detail: <SectionCard section={section} /> })}
        />
      )}
    </section>
  );
}

function SectionCard({ section }: { readonly section: Section }): ReactNode {
  const { t } = useTranslation('water');
  const say = useSay();
  const door = useDoor();
  return (
    <div className="section-card">
      <h3>{say(section.name)}</h3>
      <p className="quiet">{[section.river, say(section.region.name)].filter(Boolean).join(' · ')}</p>
      <p><ClassBadge of={section.class} /> {section.status === undefined ? null : say(section.status)} {section.why === undefined ? null : <WhyButton id={section.why} />}</p>
      <Link to={`${door}/water/$number`} params={{ number: String(section.number) }}>{t('open-section')}</Link>
    </div>
  );
}
