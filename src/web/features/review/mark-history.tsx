import { App, Button, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { takeBackReview } from '../../../contract/review.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment, shortMoment } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import type { Series } from './review-search.ts';
import { useWords } from './use-words.ts';

type Mark = Series['marks'][number];
const tones: Readonly<Record<Mark['state'], Tone>> = { standing: 'ok', waiting: 'due', refused: 'neutral', withdrawn: 'neutral' };

/** Everything that rules, firms and reviewers said of these hours, the latest first; what was taken back stays. */
export function MarkHistory({ series: { marks }, onChanged }: { readonly series: Series; readonly onChanged: () => void }): ReactNode {
  const t = useWords();
  return (
    <section className="sheet review-block">
      <h2>{t('history')}</h2>
      {marks.length === 0 ? <p className="quiet">{t('history-empty')}</p> : null}
      <ul className="review-lines">{marks.toSorted((a, b) => b.at - a.at).map((mark) => <Line key={mark.id} mark={mark}
        onChanged={onChanged} />)}</ul>
    </section>
  );
}

function Line({ mark, onChanged }: { readonly mark: Mark; readonly onChanged: () => void }): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const say = useSay();
  const { maker, effect, state, factors, from, to, says, reason, at, signature, withdrawn, mayTakeBack } = mark;
  return (
    <li>
      <div className="review-line-head">
        <b>{t(`maker-${maker}`)}</b> <span>{t(`effect-${effect}`)}</span> <StatusTag tone={tones[state]}>{t(`mark-${state}`)}</StatusTag>
        <span className="review-time">{shortMoment(from, language)} – {shortMoment(to, language)}</span>
        <span className="quiet">{factors.length === 0 ? t('all-factors') : listed(say, factors.map(({ name }) => say(name)))}</span>
      </div>
      <p>{reason}</p>
      <p className="quiet">{says} · {moment(at, language)}</p>
      {signature === undefined ? null : <p className="quiet">{t('signed')} · {t('hash')} <code>{signature.hash.slice(0, 16)}…</code></p>}
      {withdrawn === undefined ? null : <p className="quiet">{t('withdrawn', { at: moment(withdrawn.at, language), says: withdrawn.says,
        reason: withdrawn.reason })}</p>}
      {mayTakeBack ? <TakeBack id={mark.id} onChanged={onChanged} /> : null}
    </li>
  );
}

function TakeBack({ id, onChanged }: { readonly id: string; readonly onChanged: () => void }): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string>();
  if (!open) return <Button size="small" onClick={() => setOpen(true)}>{t('take-back')}</Button>;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason.trim() === '' || password === '') return setTrouble(t('incomplete'));
    try {
      await call(takeBackReview, { params: { id }, body: { reason, password } });
      message.success(t('taken-back'));
      onChanged();
    } catch (error) {
      setTrouble(faultWords(error, language));
      setPassword('');
    }
  };
  return (
    <form className="review-form" onSubmit={(event) => void send(event)} noValidate>
      <div className="step-field"><label htmlFor={`back-${id}`}>{t('take-back-why')}</label><Input id={`back-${id}`} maxLength={500}
        value={reason} onChange={({ target }) => setReason(target.value)} /></div>
      <div className="step-field"><label htmlFor={`back-password-${id}`}>{t('password')}</label><Input.Password id={`back-password-${id}`} autoComplete="current-password" value={password} onChange={({ target }) => setPassword(target.value)} /></div>
      {trouble === undefined ? null : <p role="alert" className="review-trouble">{trouble}</p>}
      <div className="review-buttons"><Button danger htmlType="submit">{t('take-back')}</Button><Button onClick={() =>
        setOpen(false)}>{t('cancel')}</Button></div>
    </form>
  );
}
