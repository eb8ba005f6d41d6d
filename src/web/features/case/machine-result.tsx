import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../../model/case-type.ts';
import { measured } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import type { Check } from '../../casework/case-view.ts';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { WhyButton } from '../../kit/why.tsx';

const brokenShown = 5;

/** 机器核验: the sentence, its steps, and the hours that broke it, each with why. 与佐证不符 stands out. */
export function MachineResult({ item, checks }: { readonly item: ChecklistItem; readonly checks: readonly Check[] }): ReactNode {
  const { t } = useTranslation('caseFile');
  const say = useSay();
  return (
    <>
      <div className="case-item">
        <span className="case-item-title">{say(item.title)}<small>{t('machine-item')}</small></span>
        {checks.length === 0 ? <StatusTag tone="neutral">{t('machine-undeterminable')}</StatusTag> : null}
        {checks.map((check) => <StatusTag key={say(check.says)} tone={check.result === 'undeterminable' ? 'due' : toneOf(check.result)}>{t(`machine-${check.result}`)}</StatusTag>)}
      </div>
      {checks.map((check) => <CheckResult key={say(check.says)} check={check} />)}
    </>
  );
}

export function CheckResult({ check }: { readonly check: Check }): ReactNode {
  const { t } = useTranslation('caseFile');
  const { language } = usePreferences();
  const say = useSay();
  const more = check.broken.length - brokenShown;
  return (
    <div className={`case-check case-check-${check.result}`}>
      <p>{say(check.says)}</p>
      <ul>{check.steps.map((step) => <li key={`${step.name} ${step.zh}`}>{step[language]}</li>)}</ul>
      {check.broken.length === 0 ? null : (
        <table>
          <caption>{t('broken')}</caption>
          <thead><tr><th scope="col">{t('column-time')}</th><th scope="col" className="number">{t('column-value')}</th><th scope="col" className="number">{t('column-limit')}</th><th scope="col">{t('column-why')}</th></tr></thead>
          <tbody>{check.broken.slice(0, brokenShown).map((hour) => <tr key={hour.id}><td>{shortMoment(hour.at, language)}</td><td className="number">{measured(hour.value)}</td><td className="number">{hour.limit}</td><td><WhyButton id={hour.id} /></td></tr>)}</tbody>
        </table>
      )}
      {more > 0 ? <p className="faint">{t('broken-more', { count: more })}</p> : null}
    </div>
  );
}
