import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { moment, shortMoment } from '../../app/time-words.ts';
import { caseOf, type View } from '../../casework/case-view.ts';

/** 公示: term, each objection with its answer. */
export function NoticeBoard({ view }: { readonly view: View }): ReactNode {
  const { t } = useTranslation('caseFile');
  const { language } = usePreferences();
  const { notice } = caseOf(view);
  if (notice === undefined) return null;
  return (
    <section className="sheet case-block">
      <h2>{t('notice')} <span className="faint">{t('notice-term', { from: moment(notice.from, language), to: moment(notice.to, language) })}</span></h2>
      {notice.objections.length === 0 ? <p className="quiet">{t('notice-none')}</p> : null}
      <ul className="case-objections">
        {notice.objections.map((objection) => (
          <li key={objection.id}>
            <p>{objection.text}</p>
            <p className="faint">{shortMoment(objection.at, language)} · <span className="mono">{objection.id}</span></p>
            {objection.answer === undefined ? <p className="case-unanswered">{t('objection-open')}</p> : <p>{t('objection-answered', { answer: objection.answer })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
