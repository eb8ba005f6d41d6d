import { App, Button, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayMs } from '../../../basis/time.ts';
import { resendFrames } from '../../../contract/upper-platform.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import '../../kit/step-form/step-form.css';
import { beijingMoment, beijingText } from './form-values.ts';

/** A time of receipt that is sent once more, whole. */
export function ResendForm({ id, at, onSent }: { readonly id: string; readonly at: number; readonly onSent: () => void }): ReactNode {
  const { t } = useTranslation('forwarding');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [from, setFrom] = useState(beijingText(at - dayMs));
  const [to, setTo] = useState(beijingText(at));
  const [trouble, setTrouble] = useState<string>();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const [begin, end] = [beijingMoment(from), beijingMoment(to)];
    if (begin === undefined || end === undefined) return setTrouble(t('incomplete'));
    try {
      await call(resendFrames, { params: { id }, body: { kind: 'span', from: begin, to: end } });
      message.success(t('span-given'));
      onSent();
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
  };
  return (
    <form className="forward-form" onSubmit={(event) => void send(event)} noValidate>
      <p className="quiet forward-wide">{t('span-says')}</p>
      <div className="step-field"><label htmlFor={`span-from-${id}`}>{t('span-from')}</label><Input id={`span-from-${id}`} type="datetime-local" value={from} onChange={({ target }) => setFrom(target.value)} /></div>
      <div className="step-field"><label htmlFor={`span-to-${id}`}>{t('span-to')}</label><Input id={`span-to-${id}`} type="datetime-local" value={to} onChange={({ target }) => setTo(target.value)} /></div>
      {trouble === undefined ? null : <p role="alert" className="forward-wide forward-alert">{trouble}</p>}
      <Button type="primary" htmlType="submit">{t('span-do')}</Button>
    </form>
  );
}
