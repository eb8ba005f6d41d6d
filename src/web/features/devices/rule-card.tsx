import { App, Button, InputNumber, Switch } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import '../../kit/step-form/step-form.css';

/** What an installation decided: what holds, who set it and when, and for whom may the form. `form` is given what closes it. */
export function RuleCard({ title, says, set, maySet, form }: {
  readonly title: string; readonly says: string; readonly set: { readonly by: string; readonly at: number } | undefined; readonly maySet: boolean;
  readonly form: (close: () => void) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const [open, setOpen] = useState(false);
  return (
    <section className="sheet recall" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p className="quiet">{says}{set === undefined ? null : ` ${t('recall-by', { by: set.by, at: shortMoment(set.at, language) })}`}</p>
        {maySet ? <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'recall-close' : 'recall-set')}</Button> : null}
      </header>
      {open && maySet ? form(() => setOpen(false)) : null}
    </section>
  );
}

/** A rule that is on or off with some whole figures, each `[name, what it is called, most]`. `id` begins the ids and the words of the switch and of success. */
export function SwitchedFigures<Name extends string, Rule extends Readonly<Record<Name, number>> & { readonly on: boolean }>({ id, held, figures, save, onSaved }: {
  readonly id: 'recall' | 'key-rule'; readonly held: Rule; readonly figures: readonly (readonly [Name, string, number])[];
  readonly save: (rule: Rule) => Promise<unknown>; readonly onSaved: () => void;
}): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [rule, setRule] = useState(held);
  const [trouble, setTrouble] = useState<string>();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await save(rule);
      message.success(t(`${id}-saved`));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
  };
  return (
    <form className="command-form" onSubmit={(event) => void send(event)} noValidate>
      <div className="step-field"><label htmlFor={`${id}-on`}>{t(`${id}-switch`)}</label>
        <div><Switch id={`${id}-on`} checked={rule.on} onChange={(checked) => setRule({ ...rule, on: checked })} /></div>
      </div>
      {figures.map(([name, says, max]) => (
        <div key={name} className="step-field"><label htmlFor={`${id}-${name}`}>{says}</label>
          <InputNumber id={`${id}-${name}`} min={1} max={max} precision={0} value={rule[name]} onChange={(value) => setRule({ ...rule, [name]: value ?? held[name] })} />
        </div>
      ))}
      {trouble === undefined ? null : <p role="alert" className="command-trouble">{trouble}</p>}
      <Button type="primary" htmlType="submit">{t('recall-save')}</Button>
    </form>
  );
}
