import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { rounded } from '../../app/number-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { reasonWords } from '../../kit/reading-words.ts';
import { StepList } from './step-list.tsx';
import { ClassBadge } from './class-badge.tsx';
import type { Lake } from './period.ts';

/** Trophic state of each lake: the index on its scale, the five items with their own index, and why. */
export function LakeCards({ lakes, basis }: { readonly lakes: readonly Lake[]; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('water');
  return (
    <section className="lakes">
      <header><h2>{t('lakes')}</h2><p className="quiet">{t('lakes-say')}</p></header>
      <div className="lake-cards">{lakes.map((lake) => <LakeCard key={lake.name.zh} lake={lake} />)}</div>
      <BasisLine basis={basis} />
    </section>
  );
}

function LakeCard({ lake }: { readonly lake: Lake }): ReactNode {
  const { t } = useTranslation('water');
  const say = useSay();
  const missing = listed(say, lake.terms.filter(({ index }) => index === undefined).map(({ name }) => say(name)));
  return (
    <article className="sheet lake-card">
      <header><h3>{say(lake.name)} <span className="faint">{t('points', { count: lake.points.length })}</span></h3><ClassBadge of={lake.class} /></header>
      {lake.trophic === undefined
        ? <p className="lake-none">{t('not-determined', { reason: missing === '' ? say(reasonWords(lake.reason)) : t('missing-items', { names: missing }) })}</p>
        : <p className="lake-now"><b>{rounded(lake.trophic.index, 1, 1)}</b> <span>{say(lake.trophic.grade)}</span> <span className="faint">{lake.before === undefined ? t('no-year-before') : t('year-before', { value: `${lake.before.index} ${say(lake.before.grade)}` })}</span></p>}
      <table>
        <thead><tr><th scope="col">{t('item')}</th><th scope="col" className="number">{t('mean')}</th><th scope="col" className="number">TLI(j)</th><th scope="col" className="number">{t('weight')}</th></tr></thead>
        <tbody>
          {lake.terms.map(({ item, name, unit, mean, index, weight }) => (
            <tr key={item}><th scope="row">{say(name)}</th><td className="number">{mean === undefined ? '—' : `${rounded(mean, 3)} ${unit}`}</td><td className="number">{index === undefined ? '—' : rounded(index, 1, 1)}</td><td className="number">{weight}</td></tr>
          ))}
        </tbody>
      </table>
      <StepList steps={lake.steps} />
    </article>
  );
}
