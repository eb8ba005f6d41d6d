import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { publicGoodCases } from '../../../contract/good-case.ts';
import { publicPicture } from '../../../contract/public.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { pathOf } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { KindWords, Told } from '../../casework/good-case-card.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { goodCaseType } from './page.tsx';

type Row = Static<typeof publicGoodCases.reply>[number];

/** What citizens read: published cases with the photographs of their items, and withdrawn ones that say why. */
export function PublicGoodCasesPage(): ReactNode {
  const { t } = useTranslation('goodCases');
  const type = useCaseType(goodCaseType);
  const answer = useRead(publicGoodCases, {});
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined || type === undefined) return <div className="read"><Waiting rows={12} /></div>;
  return (
    <div className="read">
      <h1>{t('title')}</h1>
      <p className="lead">{t('public-lead')}</p>
      {answer.data.length === 0 ? <Nothing says={t('public-empty')} /> : answer.data.map((row) => <Shown key={row.id} row={row} type={type} />)}
    </div>
  );
}

function Shown({ row, type }: { readonly row: Row; readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('goodCases');
  const { language } = usePreferences();
  const say = useSay();
  return (
    <article className="sheet good-case">
      <h2>{say(row.title)}</h2>
      <p className="good-case-tags">
        <StatusTag tone={row.withdrawn ? 'late' : 'ok'}>{say(row.stateTitle)}</StatusTag><KindWords fields={row.fields} type={type} />
        <span>{say(row.region.name)}</span><span>{row.number}</span><span>{t('published-on', { day: longDay(row.publishedAt, language) })}</span>
        <span>{row.reuseCount === 0 ? t('reuse-none') : t('reuse-count', { count: row.reuseCount })}</span>
      </p>
      {row.withdrawnBecause === undefined ? null : <p className="good-case-alike" role="note">{t('withdrawn', { why: say(row.withdrawnBecause) })}</p>}
      <Told fields={row.fields} type={type} />
      {row.pictures.length === 0 ? null : (
        <>
          <h3>{t('photos')}</h3>
          <div className="good-case-photos">
            {row.pictures.map(({ hash, at }, index) => (
              <figure key={hash}>
                <img src={pathOf(publicPicture.path, { id: row.item, hash })} alt={t('photo', { number: index + 1, day: longDay(at, language) })} loading="lazy" />
                <figcaption>{t('photo', { number: index + 1, day: longDay(at, language) })}</figcaption>
              </figure>
            ))}
          </div>
        </>
      )}
      <footer><Link to="/public/items/$id" params={{ id: row.item }}>{t('open-item')}</Link></footer>
    </article>
  );
}
