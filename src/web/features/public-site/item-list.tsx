import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicRow } from '../../../contract/public.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay, shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag } from '../../kit/status-tag.tsx';

export type Row = Static<typeof PublicRow>;

/** Published items as a reader's list: title first, then place, state, notice. */
export const ItemList = ({ rows }: { readonly rows: readonly Row[] }): ReactNode => (
  <ul className="item-list">{rows.map((row) => <li key={row.id}><ItemLine row={row} /></li>)}</ul>
);

function ItemLine({ row: { id, title, number, region, stateTitle, notice, rebounds, publishedAt } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('publicSite');
  const { language } = usePreferences();
  const say = useSay();
  return (
    <>
      <Link to="/public/items/$id" params={{ id }}>{say(title)}</Link>
      <p>
        <StatusTag tone={notice?.open === true ? 'due' : 'neutral'}>{say(stateTitle)}</StatusTag>
        <span>{say(region.name)}</span><span>{number}</span>
        {notice === undefined ? <span>{t('published', { day: longDay(publishedAt, language) })}</span> : (
          <>
            <span>{notice.open ? t('notice-until', { to: shortMoment(notice.to, language) }) : t('notice-was', { from: longDay(notice.from, language), to: longDay(notice.to, language) })}</span>
            <span>{notice.objections === 0 ? t('no-objections') : t('objections', { count: notice.objections, answered: notice.answered })}</span>
          </>
        )}
        {rebounds === 0 ? null : <StatusTag tone="late">{t('rebounds', { count: rebounds })}</StatusTag>}
      </p>
    </>
  );
}
