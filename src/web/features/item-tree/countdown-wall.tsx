import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Countdown } from '../../../contract/case.ts';

export type Span = keyof Static<typeof Countdown>;
const spans = ['overdue', 'today', 'seven', 'fifteen', 'thirty', 'later', 'none'] as const satisfies readonly Span[];
const tone: Readonly<Partial<Record<Span, string>>> = { overdue: 'late', today: 'due', seven: 'due' };

type WallProps = { readonly counts: Static<typeof Countdown>; readonly chosen: Span | undefined; readonly onChoose: (span: Span | undefined) => void };

/** 倒计时墙: how many open tasks end when; a press shows them alone. */
export function CountdownWall({ counts, chosen, onChoose }: WallProps): ReactNode {
  const { t } = useTranslation('itemTree');
  return (
    <ul className="sheet countdown" aria-label={t('countdown')}>
      {spans.map((span) => (
        <li key={span} className={counts[span] > 0 ? tone[span] : undefined}>
          <button type="button" aria-pressed={span === chosen} onClick={() => onChoose(span === chosen ? undefined : span)}><span>{t(span)}</span><b>{counts[span]}</b></button>
        </li>
      ))}
    </ul>
  );
}

/** Which span an item's days fall into; the server counts by the same ones. */
export function spanOf(daysLeft: number | undefined): Span {
  if (daysLeft === undefined) return 'none';
  if (daysLeft < 0) return 'overdue';
  if (daysLeft === 0) return 'today';
  return daysLeft <= 7 ? 'seven' : daysLeft <= 15 ? 'fifteen' : daysLeft <= 30 ? 'thirty' : 'later';
}
