import { App, Button, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { giveAppeal } from '../../../contract/effectiveness.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { uploadOfMark } from '../../app/upload.ts';
import { FileUpload } from '../../kit/file-upload.tsx';
import '../../kit/step-form/step-form.css';
import { useWords } from './use-words.ts';

type Props = { readonly point: number; readonly factors: readonly string[]; readonly from: number; readonly to: number; readonly says: string; readonly onEnd: (done: boolean) => void };

/** A firm says why these hours should not count against it. */
export function AppealForm({ point, factors, from, to, says, onEnd }: Props): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState<{ readonly hash: string; readonly name: string }>();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await call(giveAppeal, { body: { point, factors: [...factors], from, to, reason, ...(evidence === undefined ? {} : { evidence }) } });
      message.success(t('sent'));
      onEnd(true);
    } catch (error) {
      setTrouble(faultWords(error, language));
      setBusy(false);
    }
  };
  return (
    <form className="effect-form" onSubmit={(event) => void send(event)} aria-label={t('form')}>
      <h3>{t('form')}</h3>
      <p className="quiet">{says}</p>
      <div className="step-field"><label htmlFor="appeal-reason">{t('form-reason')}</label>
        <Input.TextArea id="appeal-reason" rows={2} maxLength={500} placeholder={t('form-reason-says')} value={reason} onChange={({ target }) => setReason(target.value)} />
      </div>
      <div className="step-field">
        {evidence === undefined ? <FileUpload label={t('form-file')} send={async (file) => setEvidence(await uploadOfMark(file))} />
          : <Button size="small" onClick={() => setEvidence(undefined)}>{t('file-drop', { name: evidence.name })}</Button>}
      </div>
      {trouble === undefined ? null : <p role="alert" className="effect-trouble">{trouble}</p>}
      <p className="effect-do">
        <Button type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>{t('send')}</Button>
        <Button onClick={() => onEnd(false)}>{t('cancel')}</Button>
      </p>
    </form>
  );
}
