import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { readReview } from '../../contract/review.ts';
import type { Heeded } from '../../contract/heeded.ts';
import { usePreferences } from '../app/preferences.ts';
import { mayCall, useSession } from '../app/session.ts';
import { shortMoment } from '../app/time-words.ts';
import { useSay } from '../app/words/pick.ts';
import './heeded-note.css';

type Of = Static<typeof Heeded>;

/** Which data marks changed the figures above: how many hour values, by which marks, each with the way to it for those who may look. */
export function HeededNote({ heeded }: { readonly heeded: Of | undefined }): ReactNode {
  const { t } = useTranslation('dataMarks');
  const hours = useHours();
  if (heeded === undefined) return null;
  const { marks, more } = heeded;
  return (
    <details className="heeded-note">
      <summary>{t('heeded', { hours: hours(heeded), count: marks.length + more })}</summary>
      <ul>{marks.map((mark) => <Line key={mark.id} mark={mark} />)}{more === 0 ? null : <li>{t('heeded-more', { count: more })}</li>}</ul>
    </details>
  );
}

function Line({ mark }: { readonly mark: Of['marks'][number] }): ReactNode {
  const { t } = useTranslation('dataMarks');
  const { language } = usePreferences();
  const say = useSay();
  const hours = useHours();
  const session = useSession();
  const { point, factor, from, to, maker, type } = mark;
  const named = `${say(point.name)} ${shortMoment(from, language)} – ${shortMoment(to, language)}`;
  return (
    <li>
      {mayCall(readReview, session)
        ? <Link to="/review/$number" params={{ number: String(point.number) }} search={{ factor, start: from, end: to }}>{named}</Link>
        : named}
      {' · '}{t(`heeded-${maker}`)} · {say(type)} · {hours(mark)}
    </li>
  );
}

function useHours(): (of: Pick<Of, 'out' | 'brought'>) => string {
  const { t } = useTranslation('dataMarks');
  return ({ out, brought }) => [
    ...(out === 0 ? [] : [t('heeded-out', { count: out })]), ...(brought === 0 ? [] : [t('heeded-brought', { count: brought })]),
  ].join(t('heeded-and'));
}
