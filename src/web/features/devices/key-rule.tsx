import { App, Button, InputNumber, Switch } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readKeyRule, setKeyRule } from '../../../contract/device-key.ts';
import type { KeyRule as Rule } from '../../../model/key-rule.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { shortMoment } from '../../app/time-words.ts';

/** 密钥轮换: what was decided, by whom, what the standard says, and for the system administrator the form. */
export function KeyRule(): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const answer = useRead(readKeyRule, {}, { enabled: mayCall(readKeyRule, session) });
  if (answer.data === undefined) return null;
  const { rule, unset, term, maySet } = answer.data;
  const says = t(rule === undefined ? 'key-rule-none' : rule.on ? 'key-rule-on' : 'key-rule-off', { tries: rule?.tries, wait: rule?.waitHours });
  const cite = term === undefined ? '' : ` ${t('keys-term', { days: term.value, standard: term.standard, clause: term.clause })}${term.confidence === 'low' ? ` · ${t('low')}` : ''}`;
  return (
    <section className="sheet recall" aria-label={t('key-rule')}>
      <header>
        <h2>{t('key-rule')}</h2>
        <p className="quiet">{says}{` ${t('key-rule-previous', { hours: (rule ?? unset).previousHours })}`}{cite}{rule === undefined ? null : ` ${t('recall-by', { by: rule.by, at: shortMoment(rule.at, language) })}`}</p>
        {maySet ? <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'recall-close' : 'recall-set')}</Button> : null}
      </header>
      {open && maySet ? <RuleForm held={rule ?? unset} onSaved={() => { setOpen(false); void answer.refetch(); }} /> : null}
    </section>
  );
}

const figures = [['tries', 'key-rule-tries', 9], ['waitHours', 'key-rule-wait', 168], ['previousHours', 'key-rule-keep', 2160]] as const;

function RuleForm({ held, onSaved }: { readonly held: Rule; readonly onSaved: () => void }): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [{ on, tries, waitHours, previousHours }, setRule] = useState(held);
  const rule = { on, tries, waitHours, previousHours };
  const [trouble, setTrouble] = useState<string>();
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await call(setKeyRule, { body: rule });
      message.success(t('key-rule-saved'));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
  };
  return (
    <form className="command-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="step-field"><label htmlFor="key-rule-on">{t('key-rule-switch')}</label><div><Switch id="key-rule-on" checked={on} onChange={(checked) => setRule({ ...rule, on: checked })} /></div></div>
      {figures.map(([name, word, max]) => (
        <div key={name} className="step-field"><label htmlFor={`key-rule-${name}`}>{t(word)}</label>
          <InputNumber id={`key-rule-${name}`} min={1} max={max} precision={0} value={rule[name]} onChange={(value) => setRule({ ...rule, [name]: value ?? held[name] })} />
        </div>
      ))}
      {trouble === undefined ? null : <p role="alert" className="command-trouble">{trouble}</p>}
      <Button type="primary" htmlType="submit">{t('recall-save')}</Button>
    </form>
  );
}
