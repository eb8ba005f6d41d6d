import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readRecall, setRecall } from '../../../contract/device.ts';
import type { RecallRule } from '../../../model/recall-rule.ts';
import { call } from '../../app/client.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { RuleCard, SwitchedFigures } from './rule-card.tsx';

/** A form that nobody has filled in yet begins here; what holds is only what was saved. */
const blank: RecallRule = { on: false, tries: 3, waitHours: 6, backHours: 72 };
const figures = [['tries', 'recall-tries', 5], ['waitHours', 'recall-wait', 72], ['backHours', 'recall-back', 168]] as const;

/** 自动补采. */
export function Recall(): ReactNode {
  const { t } = useTranslation('devices');
  const session = useSession();
  const answer = useRead(readRecall, {}, { enabled: mayCall(readRecall, session) });
  if (answer.data === undefined) return null;
  const { rule, maySet } = answer.data;
  const { on, tries, waitHours, backHours } = rule ?? blank;
  return (
    <RuleCard
      title={t('recall')} set={rule} maySet={maySet}
      says={rule === undefined ? t('recall-none') : on ? t('recall-on', { tries, wait: waitHours, back: backHours }) : t('recall-off')}
      form={(close) => (
        <SwitchedFigures
          id="recall" figures={figures.map(([name, word, max]) => [name, t(word), max] as const)} held={{ on, tries, waitHours, backHours }} save={(body) => call(setRecall, { body })}
          onSaved={() => { close(); void answer.refetch(); }}
        />
      )}
    />
  );
}
