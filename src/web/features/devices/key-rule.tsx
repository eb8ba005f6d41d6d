import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readKeyRule, setKeyRule } from '../../../contract/device-key.ts';
import { call } from '../../app/client.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { RuleCard, SwitchedFigures } from './rule-card.tsx';

const figures = [['tries', 'key-rule-tries', 9], ['waitHours', 'key-rule-wait', 168], ['previousHours', 'key-rule-keep', 2160]] as const;

/** 密钥轮换: with what the standard says. */
export function KeyRule(): ReactNode {
  const { t } = useTranslation('devices');
  const session = useSession();
  const answer = useRead(readKeyRule, {}, { enabled: mayCall(readKeyRule, session) });
  if (answer.data === undefined) return null;
  const { rule, unset, term, maySet } = answer.data;
  const { on, tries, waitHours, previousHours } = rule ?? unset;
  const says = t(rule === undefined ? 'key-rule-none' : on ? 'key-rule-on' : 'key-rule-off', { tries, wait: waitHours });
  const cite = term === undefined ? '' : ` ${t('keys-term', { days: term.value, standard: term.standard, clause: term.clause })}${term.confidence === 'low' ? ` · ${t('low')}` : ''}`;
  return (
    <RuleCard
      title={t('key-rule')} set={rule} maySet={maySet} says={`${says} ${t('key-rule-previous', { hours: previousHours })}${cite}`}
      form={(close) => (
        <SwitchedFigures
          id="key-rule" figures={figures.map(([name, word, max]) => [name, t(word), max] as const)} held={{ on, tries, waitHours, previousHours }} save={(body) => call(setKeyRule, { body })}
          onSaved={() => { close(); void answer.refetch(); }}
        />
      )}
    />
  );
}
