import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../app/door.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { PointsMap, type PointMark } from '../../kit/points-map.tsx';
import { classColours, classMark, classWords } from '../../kit/water-class.ts';
import { WhyButton } from '../../kit/why.tsx';
import { ClassBadge } from './class-badge.tsx';
import type { Section } from './section.ts';

/** The same sections on the map. */
export function SectionMap({ sections }: { readonly sections: readonly Section[] }): ReactNode {
  const { t } = useTranslation('water');
  const { language } = usePreferences();
  const points = useMemo(() => sections.map(({ id, name, lon, lat, class: of }): PointMark => ({
    id, title: name[language], lon, lat, ...(of === undefined ? { says: t('no-class'), label: undefined, colour: undefined } : { says: classWords(of, language), label: classMark(of, language), colour: classColours[of] }),
  })), [sections, language, t]);
  const card = (id: string): ReactNode => sections.filter((section) => section.id === id).map((section) => <SectionCard key={id} section={section} />);
  return <PointsMap title={t('map-title')} says={t('map-says')} label={t('map-label')} points={points} card={card} />;
}

function SectionCard({ section }: { readonly section: Section }): ReactNode {
  const { t } = useTranslation('water');
  const say = useSay();
  const door = useDoor();
  return (
    <>
      <h3>{say(section.name)}</h3>
      <p className="quiet">{[section.river === undefined ? '' : say(section.river), say(section.region.name)].filter(Boolean).join(' · ')}</p>
      <p><ClassBadge of={section.class} /> {section.status === undefined ? null : say(section.status)} {section.why === undefined ? null : <WhyButton id={section.why} />}</p>
      <Link to={`${door}/water/$number`} params={{ number: String(section.number) }}>{t('open-section')}</Link>
    </>
  );
}
