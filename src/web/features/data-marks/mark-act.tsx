import { App, Button, Input } from 'antd';
import type { Static } from 'typebox';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerDataMark, withdrawDataMark, type DataMarkView } from '../../../contract/data-mark.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';

export type Act = { readonly mark: Static<typeof DataMarkView>; readonly what: 'withdraw' | 'accept' | 'refuse' };

/** Withdraws, accepts or refuses one mark with a reason, which is kept. */
export function MarkAct({ act: { mark, what }, onEnd }: { readonly act: Act; readonly onEnd: (done: boolean) => void }): ReactNode {
  const { t } = useTranslation('dataMarks');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      const params = { id: mark.id };
      await (what === 'withdraw' ? call(withdrawDataMark, { params, body: { reason } }) : call(answerDataMark, { params, body: { reason,
        accepted: what === 'accept' } }));
      message.success(t('done'));
      onEnd(true);
    } catch (error) {
      setTrouble(faultWords(error, language));
      setBusy(false);
    }
  };
  return (
    <form className="mark-act" onSubmit={(event) => void send(event)} aria-label={t(`act-${what}`)}>
      <h3>{t(`act-${what}`)}</h3>
      <p>{say(mark.point.name)} · {say(mark.type.name)} · {t('span', { from: shortMoment(mark.from, language), to: shortMoment(mark.to,
        language) })} · {mark.reason}</p>
      <div className="step-field"><label htmlFor="mark-act-reason">{t('act-reason')}</label>
        <Input.TextArea id="mark-act-reason" rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </div>
      {trouble === undefined ? null : <p role="alert" className="mark-trouble">{trouble}</p>}
      <p className="mark-act-do">
        <Button type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>{t('confirm')}</Button>
        <Button onClick={() => onEnd(false)}>{t('cancel')}</Button>
      </p>
    </form>
  );
}
