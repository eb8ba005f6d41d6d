import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseType } from '../../../model/case-type.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay, moment } from '../../app/time-words.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { noticeDays, type PublicContent, type PublicObjection } from './content.ts';

/** From–to in working days, then every objection with its answer. */
export function NoticeBox({ notice, open, type }: { readonly notice: NonNullable<PublicContent['notice']>; readonly open: boolean; readonly type: CaseType | undefined }): ReactNode {
  const { t } = useTranslation('publicSite');
  const { language } = usePreferences();
  const days = type === undefined ? undefined : noticeDays(type);
  const term = { from: longDay(notice.from, language), to: moment(notice.to, language) };
  return (
    <section>
      <h2>{t('notice')}</h2>
      <div className={open ? 'notice-box open' : 'notice-box'}>
        <p><b>{days === undefined ? t('notice-term-plain', term) : t('notice-term', { ...term, days })}</b></p>
        <p>{t(open ? 'notice-open' : 'notice-ended')} {notice.objections.length === 0 ? t('no-objections') : t('objections', { count: notice.objections.length, answered: notice.objections.filter(({ answer }) => answer !== null).length })}</p>
        {notice.objections.map((objection) => <Objection key={objection.id} objection={objection} />)}
      </div>
    </section>
  );
}

function Objection({ objection: { at, text, answer, answeredAt } }: { readonly objection: PublicObjection }): ReactNode {
  const { t } = useTranslation('publicSite');
  const { language } = usePreferences();
  return (
    <div className="objection">
      <h3>{t('objection', { at: longDay(at, language) })}</h3>
      <p>{text}</p>
      {answer === null
        ? <p><StatusTag tone="due">{t('answer-waits')}</StatusTag></p>
        : <div className="answer"><h3>{t('answer', { at: answeredAt === null ? '' : longDay(answeredAt, language) })}</h3><p>{answer}</p></div>}
    </div>
  );
}
