import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../basis/canonical.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useKeptAs } from '../../app/kept-as.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import type { View } from '../../casework/case-view.ts';
import { dropForm, keptUnder } from '../../kit/step-form/kept-form.ts';

type UnsentProps = { readonly view: View; readonly type: CaseType; readonly open: readonly string[] };

/** What this office typed here for steps no longer open to it, until it is deleted: a faster colleague costs nobody a word. */
export function UnsentForms({ view, type, open }: UnsentProps): ReactNode {
  const { t } = useTranslation('caseFile');
  const { language } = usePreferences();
  const say = useSay();
  const { keepAs = '' } = useKeptAs(`case/${view.row.id}/`);
  const [all, setAll] = useState(() => (keepAs === '' ? [] : keptUnder(localStorage, keepAs, Date.now())));
  const kept = all.filter(({ rest }) => !open.includes(rest));
  const drop = (event: string): void => {
    dropForm(localStorage, keepAs + event);
    setAll(all.filter(({ rest }) => rest !== event));
  };
  if (kept.length === 0) return null;
  return (
    <section className="sheet case-block" aria-label={t('unsent-title')} data-unsent>
      <h2>{t('unsent-title')}</h2>
      <p className="quiet">{t('unsent-says')}</p>
      {kept.map(({ rest, at, typed }) => {
        const rule = type.steps.find(({ event }) => event === rest);
        const titleOf = (id: string): string => say(rule?.input.find((field) => field.id === id)?.title ?? { zh: id, en: id });
        return (
          <dl key={rest}>
            <dt>{t('unsent-step', { step: rule === undefined ? rest : say(rule.title), at: moment(at, language) })}</dt>
            {Object.entries(typed).map(([id, { value }]) => <dd key={id}><b>{titleOf(id)}</b> {plain(value)}</dd>)}
            <dd><Button size="small" onClick={() => drop(rest)}>{t('unsent-drop')}</Button></dd>
          </dl>
        );
      })}
    </section>
  );
}

/** A value as text that can be copied. */
function plain(value: Json): string {
  if (Array.isArray(value)) return value.map(plain).join('; ');
  return typeof value === 'object' && value !== null ? Object.values(value).map(plain).filter(Boolean).join(' ') : String(value ?? '');
}
