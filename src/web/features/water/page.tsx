import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { waterNow } from '../../../contract/point.ts';
import { useDoor } from '../../app/door.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { inkOn } from '../../kit/ink-on.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { classColours, classWords } from '../../kit/water-class.ts';
import { classes, worstFirst, type Section } from './section.ts';
import { SectionMap } from './section-map.tsx';
import { SectionTable } from './section-table.tsx';
import './page.css';

/** All sections: how many of which class, on a list and on the map. */
export function WaterPage(): ReactNode {
  const { t } = useTranslation('water');
  const answer = useRead(waterNow, {}, { everyMs: 60_000 });
  const door = useDoor();
  const [only, setOnly] = useState<string>();
  const { data } = answer;
  const sections = useMemo(() => (data?.sections ?? []).toSorted(worstFirst), [data]);
  const shown = useMemo(() => sections.filter((section) => only === undefined || section.class === only), [sections, only]);
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div><Link to={`${door}/water/period`}>{t('to-period')}</Link></header>
      {answer.isPending ? <Waiting rows={10} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {data === undefined ? null : sections.length === 0 ? <div className="sheet"><Nothing says={t('empty')} /></div> : (
        <>
          <Classes sections={sections} only={only} onOnly={setOnly} />
          <div className="sheet section-list"><SectionTable sections={shown} basis={data.basis} /></div>
          <SectionMap sections={shown} />
        </>
      )}
    </>
  );
}

/** How many of each class; each count filters list and map. */
export function Classes({ sections, only, onOnly }: { readonly sections: readonly Section[]; readonly only: string | undefined; readonly onOnly: (waterClass: string | undefined) => void }): ReactNode {
  const { t } = useTranslation('water');
  const { language } = usePreferences();
  const assessed = sections.filter((section) => section.class !== undefined);
  const good = assessed.filter((section) => ['I', 'II', 'III'].includes(section.class ?? '')).length;
  const without = sections.length - assessed.length;
  return (
    <section className="classes">
      <p>{t('good-share', { count: assessed.length, good })} <b>{t('share-note', { share: share(good, assessed.length, language) })}</b>{without === 0 ? null : <span className="quiet"> · {t('none-count', { count: without })}</span>}</p>
      <div role="group" aria-label={t('filter')}>
        <button type="button" aria-pressed={only === undefined} onClick={() => onOnly(undefined)}><b>{sections.length}</b>{t('all')}</button>
        {classes.map((waterClass) => {
          const ground = classColours[waterClass] ?? '#ffffff';
          return (
            <button key={waterClass} type="button" aria-pressed={only === waterClass} onClick={() => onOnly(only === waterClass ? undefined : waterClass)}>
              <b>{sections.filter((section) => section.class === waterClass).length}</b>
              <span style={{ background: ground, color: inkOn(ground) }}>{classWords(waterClass, language)}</span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
