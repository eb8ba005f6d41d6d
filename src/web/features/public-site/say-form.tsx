import { Button, Input } from 'antd';
import type { Static } from 'typebox';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { notFixed, objectTo } from '../../../contract/public.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { PhotoPick } from './photo-pick.tsx';
import { PhotoSending } from './photo-sending.tsx';

type Given = {
  readonly endpoint: typeof objectTo | typeof notFixed; readonly id: string; readonly kind: 'object' | 'not-fixed';
  readonly onSaid: () => void;
  /** How many photographs may go with it. */
  readonly photosMost?: number | undefined;
};
const lengthMin = 5;

/** What a citizen says, answered with a number to keep. */
export function SayForm({ endpoint, id, kind, onSaid, photosMost }: Given): ReactNode {
  const { t } = useTranslation('publicSite');
  const { language } = usePreferences();
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [sending, setSending] = useState(false);
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [sent, setSent] = useState<Static<typeof notFixed.reply>>();

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim().length < lengthMin) return setTrouble(t('too-short'));
    setSending(true);
    try {
      setSent(await call(endpoint, { params: { id }, body: { text: text.trim(), ...(contact.trim() === '' ? {} : { contact: contact.trim() }) } }));
      onSaid();
    } catch (error) {
      setTrouble(faultWords(error, language));
    } finally {
      setSending(false);
    }
  };
  if (sent !== undefined) {
    return (
      <section className="sent" role="status">
        <h2>{t('sent-title', { number: sent.number })}</h2>
        <p>{t('sent-says', { answer: sent.answerBy === undefined ? '' : t('answer-by', { day: longDay(sent.answerBy, language) }) })}</p>
        {sent.photos === undefined || photos.length === 0 ? null : <PhotoSending receipt={sent.photos.receipt} photos={photos} />}
      </section>
    );
  }
  const troubleId = `${kind}-trouble`;
  return (
    <>
      <h2>{t(`${kind}-title`)}</h2>
      <form className="say-form" onSubmit={(event) => void send(event)} noValidate>
        <p>{t(`${kind}-says`)}</p>
        <label htmlFor={`${kind}-text`}>{t(`${kind}-label`)}</label>
        <Input.TextArea id={`${kind}-text`} rows={5} maxLength={2000} showCount value={text} onChange={({ target }) => { setText(target.value); setTrouble(undefined); }} status={trouble === undefined ? '' : 'error'} aria-describedby={troubleId} />
        {photosMost === undefined ? null : (
          <>
            <label htmlFor={`${kind}-photos`}>{t('photos-label')}</label>
            <PhotoPick id={`${kind}-photos`} photos={photos} most={photosMost} onChange={(next) => { setPhotos(next); setTrouble(undefined); }} onRefused={setTrouble} />
          </>
        )}
        <label htmlFor={`${kind}-contact`}>{t('contact-label')}</label>
        <Input id={`${kind}-contact`} maxLength={100} value={contact} onChange={({ target }) => setContact(target.value)} autoComplete="tel" />
        <p id={troubleId} className="say-error" role="alert">{trouble}</p>
        <Button type="primary" size="large" htmlType="submit" loading={sending}>{t('send')}</Button>
      </form>
    </>
  );
}
