import { Tag } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { workList } from '../../../contract/case.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';

/** 风险等级 and 影响人口: what orders those of one day, where somebody has said. */
export function Weight({ row: { risk, people } }: { readonly row: Static<typeof workList.reply>['rows'][number] }): ReactNode {
  const { t } = useTranslation('work');
  const { language } = usePreferences();
  const say = useSay();
  if (risk === undefined && people === undefined) return null;
  return (
    <span className="work-weight">
      {risk === undefined ? null : <Tag {...(risk.highest ? { color: 'error' } : {})}>{t('risk', { risk: say(risk.title) })}</Tag>}
      {people === undefined ? null : <span className="quiet">{t('people', { people: people.toLocaleString(language) })}</span>}
    </span>
  );
}
