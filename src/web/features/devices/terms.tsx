import { App, Button, InputNumber } from 'antd';
import type { Static } from 'typebox';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { readDevice } from '../../../contract/device.ts';
import { setDeviceTerms } from '../../../contract/device-key.ts';
import type { OwnTerms } from '../../../model/command-terms.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';

type Terms = Static<typeof readDevice.reply>['terms'];
const figures = [['answerSeconds', 1, 99], ['resends', 0, 99], ['resultSeconds', 1, 3600], ['linkMinutes', 1, 1440]] as const;

/** How patient the centre is, and of each figure whose it is: the standard's, this platform's, this logger's. */
export function TermsSay({ terms }: { readonly terms: Terms }): ReactNode {
  const { t } = useTranslation('devices');
  const values = { answer: terms.answerSeconds.value, resends: terms.resends.value, result: terms.resultSeconds.value, link: terms.linkMinutes.value };
  const citeOf = ({ from, term }: Terms['resends']): string =>
    (term === undefined ? t(`terms-${from}`) : `${term.standard} ${t('terms-clause', { clause: term.clause })}${term.confidence === 'low' ? t('terms-low') : ''}`);
  const sources = [...Map.groupBy(figures, ([name]) => citeOf(terms[name]))]
    .map(([cite, of]) => t('terms-from', { names: of.map(([name]) => t(`terms-short-${name}`)).join(t('terms-and')), cite }));
  return <p className="quiet">{t('commands-says', values)} <span className="faint">{sources.join(t('terms-or'))}</span></p>;
}

/** A logger's own figures; an empty one follows the platform or the standard. */
export function TermsForm({ mn, terms, onSaved }: { readonly mn: string; readonly terms: Terms; readonly onSaved: () => void }): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [own, setOwn] = useState<Partial<Record<keyof OwnTerms, number | undefined>>>(terms.own ?? {});
  const [trouble, setTrouble] = useState<string>();
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      const given = figures.flatMap(([name]) => (own[name] === undefined ? [] : [[name, own[name]] as const]));
      await call(setDeviceTerms, { params: { mn }, body: Object.fromEntries(given) });
      message.success(t('terms-saved'));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
  };
  return (
    <form className="command-form" onSubmit={(event) => void save(event)} noValidate>
      {figures.map(([name, min, max]) => (
        <div key={name} className="step-field"><label htmlFor={`terms-${name}`}>{t(`terms-${name}`)}</label>
          <InputNumber id={`terms-${name}`} min={min} max={max} precision={0} value={own[name] ?? null} placeholder={String(terms[name].value)} onChange={(value) => setOwn({ ...own, [name]: value ?? undefined })} />
        </div>
      ))}
      <p className="quiet command-why">{t('terms-empty')}</p>
      {trouble === undefined ? null : <p role="alert" className="command-trouble">{trouble}</p>}
      <Button type="primary" htmlType="submit">{t('recall-save')}</Button>
    </form>
  );
}
