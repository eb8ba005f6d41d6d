import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { caseSummary } from '../../../contract/case.ts';
import { count, share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';

type TodayCounts = Static<typeof caseSummary.reply>['today'];

/** 当日预警数 / 已研判 / 交办 / 属实率. */
export function Today({ today }: { readonly today: TodayCounts }): ReactNode {
  const { t } = useTranslation('cases');
  const { language } = usePreferences();
  return (
    <dl className="today" aria-label={t('today')}>
      <div><dt>{t('today-opened')}</dt><dd>{count(today.opened, language)}</dd></div>
      <div><dt>{t('today-reviewed')}</dt><dd>{count(today.reviewed, language)}</dd></div>
      <div><dt>{t('today-assigned')}</dt><dd>{count(today.assigned, language)}</dd></div>
      <div><dt>{t('today-rate')}</dt><dd>{share(today.substantiated, today.verified, language)} <small>{t('today-rate-says', { part: today.substantiated, whole: today.verified })}</small></dd></div>
    </dl>
  );
}
