import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultError } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { count, fileSize } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { saveBytes } from '../../kit/save-bytes.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { countsOf, type Capture, type Fault } from './capture.ts';
import { bytesOf, removeCapture, retryCapture, sendNow, useOutbox } from './outbox.ts';

const tones = { waiting: 'due', sending: 'review', sent: 'ok', refused: 'late' } as const;
const states = ['waiting', 'sending', 'sent', 'refused'] as const;

/** What was taken and how far each has come; `by`: the office that can send now. */
export function OutboxList({ by, online }: { readonly by: string | undefined; readonly online: boolean }): ReactNode {
  const { t } = useTranslation('field');
  const { language } = usePreferences();
  const { captures = [], progress, fault } = useOutbox();
  const counts = countsOf(captures);
  return (
    <section className="sheet field-outbox" aria-label={t('outbox')}>
      <header>
        <h2>{t('outbox')}</h2>
        <Button disabled={!online || counts.waiting + counts.sending === 0} loading={progress !== undefined} onClick={() => void sendNow()}>{t('send')}</Button>
      </header>
      <dl className="field-counts">{states.map((state) => <div key={state} data-count={state}><dt>{t(`count-${state}`)}</dt><dd>{count(counts[state], language)}</dd></div>)}</dl>
      {progress === undefined ? null : <p className="field-note" role="status">{t('progress', progress)} <progress value={progress.done} max={progress.of} /></p>}
      {fault === undefined || !online ? null : <p className="field-note field-fault" role="alert">{saidOf(fault, language)}</p>}
      {captures.length === 0 ? <p className="field-note faint">{t('empty')}</p> : (
        <ul>{captures.map((capture) => <Entry key={capture.id} capture={capture} foreign={by !== undefined && capture.by !== by && capture.state !== 'sent'} online={online} />)}</ul>
      )}
    </section>
  );
}

const saidOf = ({ code, detail }: Fault, language: 'zh' | 'en'): string => faultWords(new FaultError(code, detail), language);

function Entry({ capture, foreign, online }: { readonly capture: Capture; readonly foreign: boolean; readonly online: boolean }): ReactNode {
  const { t } = useTranslation('field');
  const { language } = usePreferences();
  const { modal } = App.useApp();
  const say = useSay();
  const { id, state, fault } = capture;
  const remove = (): void => void modal.confirm({
    title: t('remove-ask'), content: t(state === 'sent' ? 'remove-sent' : 'remove-says'), okText: t('remove'), cancelText: t('cancel'),
    okButtonProps: { danger: true }, onOk: () => removeCapture(id),
  });
  const save = async (): Promise<void> => {
    const bytes = await bytesOf(id);
    if (bytes !== undefined) saveBytes(capture.name, bytes, capture.type);
  };
  return (
    <li data-state={state}>
      <Picture capture={capture} />
      <div className="field-said">
        <p><StatusTag tone={tones[state]}>{t(`count-${state}`)}</StatusTag> <strong>{say(capture.title)}</strong></p>
        <p className="faint">{say(capture.itemTitle)} · {shortMoment(capture.at, language)} · {fileSize(capture.size)}</p>
        {capture.note === '' ? null : <p>{capture.note}</p>}
        {fault === undefined ? null : <p className="field-fault">{saidOf(fault, language)}</p>}
        {foreign ? <p className="faint">{t('other', { office: say(capture.office) })}</p> : null}
        <p className="field-tools">
          {state === 'refused' && !foreign ? <Button size="small" disabled={!online} onClick={() => void retryCapture(capture)}>{t('retry')}</Button> : null}
          {state === 'sent' ? <Link to="/case/$id" params={{ id: capture.case }}>{t('open-case')}</Link> : <Button size="small" onClick={() => void save()}>{t('save')}</Button>}
          {state === 'sending' ? null : <Button size="small" danger onClick={remove}>{t('remove')}</Button>}
        </p>
      </div>
    </li>
  );
}

/** The photograph as it lies on the phone; once the case has it, none lies here. */
function Picture({ capture: { id, type, state } }: { readonly capture: Capture }): ReactNode {
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    let made: string | undefined;
    let over = false;
    const show = async (): Promise<void> => {
      const bytes = await bytesOf(id);
      if (bytes === undefined || over) return;
      made = URL.createObjectURL(new Blob([bytes], { type }));
      setAddress(made);
    };
    if (state !== 'sent') void show();
    return () => {
      over = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [id, type, state]);
  return address === undefined || state === 'sent' ? <span className="field-picture" aria-hidden="true" /> : <img className="field-picture" src={address} alt="" />;
}
