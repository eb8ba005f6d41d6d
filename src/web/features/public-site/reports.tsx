import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { PublicItem } from './content.ts';

/** 群众反映 of a closed item: number, day, until when it is answered, and the answer. */
export function Reports({ reports }: { readonly reports: PublicItem['reports'] }): ReactNode {
  const { t } = useTranslation('publicSite');
  return (
    <section id="reports">
      <h2>{t('reports')}</h2>
      <p>{t('reports-says', { count: reports.length, answered: reports.filter(({ answer }) => answer !== undefined).length })}</p>
      <div className="notice-box">{reports.map((report) => <Report key={report.number} report={report} />)}</div>
    </section>
  );
}

function Report({ report: { number, at, state, stateTitle, answerBy, answer, answeredAt } }: { readonly report: PublicItem['reports'][number] }): ReactNode {
  const { t } = useTranslation('publicSite');
  const { language } = usePreferences();
  const say = useSay();
  const tone = state === 'confirmed' ? 'late' : answer === undefined ? 'due' : 'ok';
  return (
    <div className="objection">
      <h3>{t('report-of', { number, at: longDay(at, language) })}</h3>
      <p><StatusTag tone={tone}>{say(stateTitle)}</StatusTag> {answer !== undefined || answerBy === undefined ? null : t('answer-by', { day: longDay(answerBy, language) })}</p>
      {answer === undefined ? null : <div className="answer"><h3>{t('answer', { at: answeredAt === undefined ? '' : longDay(answeredAt, language) })}</h3><p>{answer}</p></div>}
    </div>
  );
}
