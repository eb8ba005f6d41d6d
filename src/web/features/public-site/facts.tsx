import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay, startOfDay } from '../../../basis/time.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { publishedFields, type NextDate, type PublicContent } from './content.ts';

type Given = {
  readonly type: CaseType; readonly fields: PublicContent['case']['fields']; readonly place: string; readonly next: NextDate | undefined;
};

/** What the problem is (verbatim), who answers for it, and every published field under its declared title. */
export function Facts({ type, fields, place, next }: Given): ReactNode {
  const { t } = useTranslation('publicSite');
  const { language } = usePreferences();
  const say = useSay();
  const all = publishedFields(type, fields);
  const verbatim = all.filter(({ kind }) => kind === 'verbatim');
  const rest = all.filter(({ kind }) => kind !== 'verbatim');
  const named = Object.values(type.parties).find(({ roles }) => roles.includes('county'));
  return (
    <>
      {verbatim.length === 0 ? null : <><h2>{t('what')}</h2>{verbatim.map(({ id, value }) => <p key={id} className="verbatim-text">{value}</p>)}</>}
      <h2>{t('more-text')}</h2>
      <dl className="item-facts">
        {named === undefined ? null : <div><dt>{t('who')}</dt><dd>{t('responsible', { region: place, office: say(named.title) })}</dd></div>}
        {next === undefined ? null : <div><dt>{t('next')}</dt><dd>{t(`next-${next.kind}`, { day: longDay(next.at, language) })}</dd></div>}
        {rest.map(({ id, title, kind, value, choice }) => <div key={id}><dt>{say(title)}</dt><dd>{choice === undefined ? kind === 'day' && isDay(value) ? longDay(startOfDay(value), language) : value : say(choice)}</dd></div>)}
      </dl>
    </>
  );
}
