import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { answerAppeal } from '../../../contract/effectiveness.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { AppealSaid, type Appeal } from './appeal-said.tsx';
import { useWords } from './use-words.ts';

/** The branch accepts or refuses an appeal, with its reason. */
export function AnswerForm({ appeal, onEnd }: { readonly appeal: Appeal; readonly onEnd: (done: boolean) => void }): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const give = async (accepted: boolean): Promise<void> => {
    setBusy(true);
    try {
      await call(answerAppeal, { params: { id: appeal.id }, body: { accepted, reason } });
      message.success(t('answered'));
      onEnd(true);
    } catch (error) {
      setTrouble(faultWords(error, language));
      setBusy(false);
    }
  };
  const empty = reason.trim() === '';
  return (
    <form className="effect-form" onSubmit={(event) => event.preventDefault()} aria-label={t('answer')}>
      <h3>{t('answer')}</h3>
      <AppealSaid appeal={appeal} />
      <p className="quiet">{t('after-accept')}</p>
      <div className="step-field"><label htmlFor="appeal-answer">{t('answer-reason')}</label>
        <Input.TextArea id="appeal-answer" rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </div>
      {trouble === undefined ? null : <p role="alert" className="effect-trouble">{trouble}</p>}
      <p className="effect-do">
        <Button type="primary" loading={busy} disabled={empty} onClick={() => void give(true)}>{t('accept')}</Button>
        <Button danger disabled={empty || busy} onClick={() => void give(false)}>{t('refuse')}</Button>
        <Button onClick={() => onEnd(false)}>{t('cancel')}</Button>
      </p>
    </form>
  );
}
