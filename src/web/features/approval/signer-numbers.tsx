import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { day, dayMs, dayOf, instant, startOfDay } from '../../../basis/time.ts';
import { measureLack } from '../../../model/measure-share.ts';
import { useWorldMinute } from '../../app/session.ts';
import { caseOf, type View } from '../../casework/case-view.ts';

/** What whoever signs looks at first: measures verified in their whole quantity, days to the deadline, how often it came back. */
export function SignerNumbers({ view }: { readonly view: View }): ReactNode {
  const { t } = useTranslation('approval');
  const today = startOfDay(dayOf(instant(useWorldMinute())));
  const { measures = [], fields = {}, rebounds = 0 } = caseOf(view);
  const standing = measures.filter(({ dropped }) => dropped === undefined);
  const verified = standing.filter((measure) => measureLack(measure) === undefined).length;
  const deadline = typeof fields['deadline'] === 'string' && fields['deadline'] !== '' ? fields['deadline'] : undefined;
  const left = deadline === undefined ? undefined : Math.round((startOfDay(day(deadline)) - today) / dayMs);
  return (
    <dl className="approval-numbers" aria-label={t('numbers')}>
      <div className={verified < standing.length ? 'approval-short' : undefined}>
        <dt>{t('number-measures')}</dt><dd>{standing.length === 0 ? '—' : `${verified}/${standing.length}`}</dd>
      </div>
      <div className={left !== undefined && left < 0 ? 'approval-short' : undefined}>
        <dt>{t(left !== undefined && left < 0 ? 'number-past' : 'number-left')}</dt><dd>{left === undefined ? '—' : Math.abs(left)}</dd>
        {deadline === undefined ? null : <small>{deadline}</small>}
      </div>
      <div className={rebounds > 0 ? 'approval-short' : undefined}><dt>{t('number-rebounds')}</dt><dd>{rebounds}</dd></div>
    </dl>
  );
}
