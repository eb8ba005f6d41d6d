import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { publicPicture } from '../../../contract/public.ts';
import type { CaseType } from '../../../model/case-type.ts';
import type { PublicPicture } from '../../../model/public-picture.ts';
import { pathOf } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { BeforeAfter } from '../../kit/before-after.tsx';
import { photographs, type PublicContent } from './content.ts';
import './photographs.css';

/** 前后对比照片 side by side, in the order in which they were handed in, each with its days; what is not shown is said. */
export function Photographs({ id, type, content }: { readonly id: string; readonly type: CaseType; readonly content: PublicContent }): ReactNode {
  const { t } = useTranslation('publicSite');
  const say = useSay();
  const { picturesWithheld = 0 } = content;
  return photographs(type, content).map(({ title, pictures }) => (
    <section key={title.zh}>
      <h2>{say(title)}</h2>
      {pictures.length === 0 ? <p className="small">{t('photo-none')}</p> : (
        <>
          <PublicPair id={id} pictures={pictures} />
          <p>{t('photo-says', { count: pictures.length })}</p>
          <div className="photographs">{pictures.map((picture, at) => <Photograph key={picture.hash} id={id} picture={picture} number={at + 1} title={say(title)} />)}</div>
        </>
      )}
      {picturesWithheld === 0 ? null : <p className="small">{t('photo-withheld', { count: picturesWithheld })}</p>}
    </section>
  ));
}

/** The two that the responsible unit named as before and after, as one picture with a border that moves. */
function PublicPair({ id, pictures }: { readonly id: string; readonly pictures: readonly PublicPicture[] }): ReactNode {
  const { t } = useTranslation('publicSite');
  const { language } = usePreferences();
  const [before, after] = [pictures.find(({ side }) => side === 'before'), pictures.find(({ side }) => side === 'after')];
  if (before === undefined || after === undefined) return null;
  const side = ({ hash, takenAt, at }: PublicPicture, number: number) => ({
    src: pathOf(publicPicture.path, { id, hash }, { size: 'view' }), alt: t('photo-number', { number }),
    says: [takenAt === undefined ? t('photo-no-time') : t('photo-taken', { at: longDay(takenAt, language) }),
      t('photo-handed', { at: longDay(at, language) })],
  });
  return <BeforeAfter label={t('photo-slide')} before={side(before, pictures.indexOf(before) + 1)} after={side(after,
    pictures.indexOf(after) + 1)} />;
}

type Given = { readonly id: string; readonly picture: PublicPicture; readonly number: number; readonly title: string };

function Photograph({ id, picture: { hash, at, checkedAt }, number, title }: Given): ReactNode {
  const { t } = useTranslation('publicSite');
  const { language } = usePreferences();
  const [state, setState] = useState<'loading' | 'here' | 'failed'>('loading');
  const sized = (size: 'thumb' | 'view'): string => pathOf(publicPicture.path, { id, hash }, { size });
  return (
    <figure aria-busy={state === 'loading'}>
      {state === 'failed' ? <p className="photograph-failed">{t('photo-failed')}</p> : (
        <img
          src={sized('view')} srcSet={`${sized('thumb')} 320w, ${sized('view')} 1600w`} sizes="(max-width: 480px) 94vw, 380px" alt={t('photo-alt', { number, title })} loading="lazy"
          onLoad={() => setState('here')} onError={() => setState('failed')}
        />
      )}
      <figcaption><b>{t('photo-number', { number })}</b> {t('photo-days', { handed: longDay(at, language), checked: longDay(checkedAt, language) })}</figcaption>
    </figure>
  );
}
