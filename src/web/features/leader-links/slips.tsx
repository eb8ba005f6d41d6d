import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { DoSteps } from './do-steps.tsx';
import type { Slip } from './instruction-table.tsx';

/** The slips of one item, open ones first, each with what this office may do: confirm or return, answer, send. */
export function Slips({ slips, again }: { readonly slips: readonly Slip[]; readonly again: () => void }): ReactNode {
  const { t } = useTranslation('leaderLinks');
  const sorted = slips.toSorted((a, b) => Number(a.case.closedAt !== undefined) - Number(b.case.closedAt !== undefined)
    || b.case.openedAt - a.case.openedAt);
  return (
    <section className="sheet leader-block">
      <h2>{t('view-instructions')}</h2>
      {sorted.length === 0 ? <p className="quiet">{t('no-instructions')}</p>
        : sorted.map((slip) => <OneSlip key={slip.case.id} slip={slip} again={again} />)}
    </section>
  );
}

function OneSlip({ slip: { case: of, text, unit, due, overdue, reply },
  again }: { readonly slip: Slip; readonly again: () => void }): ReactNode {
  const { t } = useTranslation('leaderLinks');
  const { language } = usePreferences();
  const say = useSay();
  return (
    <article className="leader-slip">
      <p><Link to="/case/$id" params={{ id: of.id }}>{of.number}</Link> <StatusTag tone={toneOf(of.tone)}>{say(of.stateTitle)}</StatusTag> <span className="quiet">{say(unit.name)}</span>{due === undefined ? null : <span className={overdue ? 'leader-late' : 'quiet'}> {t('until', { day: longDay(due, language) })}{overdue ? ` ${t('overdue-tag')}` : ''}</span>}</p>
      <p className="leader-text">{text}</p>
      {reply === undefined ? null : <blockquote className="leader-text">{t('reply')}: {reply}</blockquote>}
      {of.closedAt === undefined ? <DoSteps id={of.id} events={['issue', 'confirm', 'return-reply', 'withdraw', 'acknowledge',
        'draft-reply', 'reply', 'return-draft', 'urge']} then={again} /> : null}
    </article>
  );
}
