import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { workList } from '../../../contract/case.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useCaseType } from '../../app/programmes.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { WhyButton } from '../../kit/why.tsx';
import { clauseOf, type Clause } from './clause.ts';

type Row = Static<typeof workList.reply>['rows'][number];

/** One thing to do: what happened, what is asked, until when, and the rule that asks for it. */
export function Duty({ row: { task, case: held } }: { readonly row: Row }): ReactNode {
  const { t: c } = useTranslation('caseFile');
  const { language } = usePreferences();
  const say = useSay();
  const navigate = useNavigate();
  const type = useCaseType(held.type);
  const clause = type === undefined ? undefined : clauseOf(type, task.party, task.event);
  return (
    <article className={held.returned === undefined ? 'sheet duty' : 'sheet duty returned'}>
      <div>
        {held.returned === undefined ? null : <p className="duty-returned">{c('returned', { reason: held.returned.reason })} <small>{c('returned-by', { by: held.returned.by, at: shortMoment(held.returned.at, language) })}</small></p>}
        <h3><Link to="/case/$id" params={{ id: held.id }}>{say(held.message ?? held.title)}</Link></h3>
        <p className="quiet">{held.number} · {say(held.source)} <WhyButton id={held.id} /></p>
        {clause === undefined ? null : <ClauseLine clause={clause} />}
      </div>
      <div className="duty-do">
        {held.clock === undefined ? null : <ClockTag clock={held.clock} says={say(held.clock.says)} />}
        <Button type="primary" aria-label={`${say(task.title)}:${say(held.title)}`} onClick={() => void navigate({ to: '/case/$id', params: { id: held.id }, hash: 'do' })}>{say(task.title)}</Button>
      </div>
    </article>
  );
}

function ClauseLine({ clause }: { readonly clause: Clause }): ReactNode {
  const { t } = useTranslation('desk');
  const say = useSay();
  const unit = clause.unit === 'hour' || clause.unit === 'working-day' || clause.unit === 'natural-day' ? t(`unit-${clause.unit}`) : clause.unit;
  return <p className="duty-clause"><b>{t('clause')}</b> {t('clause-says', { title: say(clause.title), value: clause.value, unit, cite: clause.cite })}</p>;
}
