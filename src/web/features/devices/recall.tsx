import { App, Button, InputNumber, Switch } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readRecall, setRecall } from '../../../contract/device.ts';
import type { RecallRule } from '../../../model/recall-rule.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { shortMoment } from '../../app/time-words.ts';
import '../../kit/step-form/step-form.css';

/** A form that nobody has filled in yet begins here; what holds is only what was saved. */
const blank: RecallRule = { on: false, tries: 3, waitHours: 6, backHours: 72 };

/** 自动补采: what was decided, by whom, and for the system administrator the form. */
export function Recall(): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const answer = useRead(readRecall, {}, { enabled: mayCall(readRecall, session) });
  if (answer.data === undefined) return null;
  const { rule, maySet } = answer.data;
  const says = rule === undefined ? t('recall-none') : rule.on ? t('recall-on', { tries: rule.tries, wait: rule.waitHours, back: rule.backHours }) : t('recall-off');
  return (
    <section className="sheet recall" aria-label={t('recall')}>
      <header>
        <h2>{t('recall')}</h2>
        <p className="quiet">{says}{rule === undefined ? null : ` ${t('recall-by', { by: rule.by, at: shortMoment(rule.at, language) })}`}</p>
        {maySet ? <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'recall-close' : 'recall-set')}</Button> : null}
      </header>
      {open && maySet ? <RecallForm held={rule ?? blank} onSaved={() => { setOpen(false); void answer.refetch(); }} /> : null}
    </section>
  );
}

const figures = [['tries', 'recall-tries', 5], ['waitHours', 'recall-wait', 72], ['backHours', 'recall-back', 168]] as const;

function RecallForm({ held, onSaved }: { readonly held: RecallRule; readonly onSaved: () => void }): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [{ on, tries, waitHours, backHours }, setRule] = useState(held);
  const rule = { on, tries, waitHours, backHours };
  const [trouble, setTrouble] = useState<string>();
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await call(setRecall, { body: rule });
      message.success(t('recall-saved'));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
  };
  return (
    <form className="command-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="step-field"><label htmlFor="recall-on">{t('recall-switch')}</label><div><Switch id="recall-on" checked={on} onChange={(checked) => setRule({ ...rule, on: checked })} /></div></div>
      {figures.map(([name, word, max]) => (
        <div key={name} className="step-field"><label htmlFor={`recall-${name}`}>{t(word)}</label>
          <InputNumber id={`recall-${name}`} min={1} max={max} precision={0} value={rule[name]} onChange={(value) => setRule({ ...rule, [name]: value ?? held[name] })} />
        </div>
      ))}
      {trouble === undefined ? null : <p role="alert" className="command-trouble">{trouble}</p>}
      <Button type="primary" htmlType="submit">{t('recall-save')}</Button>
    </form>
  );
}
