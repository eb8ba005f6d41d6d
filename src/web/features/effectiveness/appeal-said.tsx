import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { readAppealEvidence, type AppealView } from '../../../contract/effectiveness.ts';
import { pathOf } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useWords } from './use-words.ts';

export type Appeal = Static<typeof AppealView>;
const tones = { waiting: 'due', accepted: 'ok', refused: 'late' } as const;

/** How an appeal stands, what the firm said and what the branch answered. */
export function AppealSaid({ appeal }: { readonly appeal: Appeal }): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const by = ({ says, at }: { readonly says: string; readonly at: number }): string => t('by', { says, at: shortMoment(at, language) });
  const { answer, evidence, id } = appeal;
  return (
    <div className="effect-answer">
      <StatusTag tone={tones[appeal.state]}>{t(`state-${appeal.state}`)}</StatusTag>
      <div>{appeal.reason} <span className="faint">{by(appeal)}</span></div>
      {evidence === undefined ? null : <div><a href={pathOf(readAppealEvidence.path, { id })} download>{t('evidence',
        { name: evidence })}</a></div>}
      {answer === undefined ? null : <div>{t('answer')}:{answer.reason} <span className="faint">{by(answer)}</span></div>}
    </div>
  );
}
