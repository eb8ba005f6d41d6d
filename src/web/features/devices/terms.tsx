import { App, Button, InputNumber } from 'antd';
import type { Static } from 'typebox';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { readDevice } from '../../../contract/device.ts';
import { readCommandTerms, setCommandTerms } from '../../../contract/device-key.ts';
import type { OwnTerms } from '../../../model/command-terms.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { RuleCard } from './rule-card.tsx';

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

type Own = Partial<Record<keyof OwnTerms, number | undefined>>;

/** Own figures of a logger or of the platform; an empty one follows what stands above it. */
export function TermsForm({ own: held, follows, empty, save }: {
  readonly own: OwnTerms | undefined; readonly follows?: Terms; readonly empty: string; readonly save: (terms: OwnTerms) => Promise<void>;
}): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [own, setOwn] = useState<Own>(held ?? {});
  const [trouble, setTrouble] = useState<string>();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await save(Object.fromEntries(figures.flatMap(([name]) => (own[name] === undefined ? [] : [[name, own[name]] as const]))));
      message.success(t('terms-saved'));
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
  };
  return (
    <form className="command-form" onSubmit={(event) => void send(event)} noValidate>
      {figures.map(([name, min, max]) => (
        <div key={name} className="step-field"><label htmlFor={`terms-${name}`}>{t(`terms-${name}`)}</label>
          <InputNumber id={`terms-${name}`} min={min} max={max} precision={0} value={own[name] ?? null} placeholder={follows === undefined ? '' : String(follows[name].value)} onChange={(value) => setOwn({ ...own, [name]: value ?? undefined })} />
        </div>
      ))}
      <p className="quiet command-why">{empty}</p>
      {trouble === undefined ? null : <p role="alert" className="command-trouble">{trouble}</p>}
      <Button type="primary" htmlType="submit">{t('recall-save')}</Button>
    </form>
  );
}

/** 指令等待与重发 of the platform. */
export function PlaceTerms(): ReactNode {
  const { t } = useTranslation('devices');
  const session = useSession();
  const answer = useRead(readCommandTerms, {}, { enabled: mayCall(readCommandTerms, session) });
  if (answer.data === undefined) return null;
  const { own, maySet } = answer.data;
  const set = figures.flatMap(([name]) => (own?.[name] === undefined ? [] : [`${t(`terms-${name}`)} ${own[name]}`]));
  const save = async (body: OwnTerms, close: () => void): Promise<void> => {
    await call(setCommandTerms, { body });
    close();
    await answer.refetch();
  };
  return (
    <RuleCard
      title={t('terms')} set={own} maySet={maySet} says={set.length === 0 ? t('terms-none') : t('terms-place-says', { figures: set.join(t('terms-and')) })}
      form={(close) => <TermsForm own={own} empty={t('terms-place-empty')} save={(body) => save(body, close)} />}
    />
  );
}
