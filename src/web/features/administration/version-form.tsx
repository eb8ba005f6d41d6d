import { App, Button, Drawer, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { putRegister } from '../../../contract/admin.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { nameOf, type Entry, type Kind } from './register-kinds.ts';

type Given = { readonly kind: Kind; readonly entry: Entry | undefined; readonly onClose: () => void; readonly onSaved: () => void };
const day = /^\d{4}-\d{2}-\d{2}$/;

/** A new version of an entry (or a first one): id, days, content. The server checks the content against the noun's schema. */
export function VersionForm({ kind, entry, onClose, onSaved }: Given): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [id, setId] = useState(entry?.id ?? '');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [body, setBody] = useState(JSON.stringify(entry?.body ?? {}, null, 2));
  const [trouble, setTrouble] = useState<string>();
  const [sending, setSending] = useState(false);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const content = parsed(body);
    if (id.trim() === '') return setTrouble(t('id-bad'));
    if (!day.test(from) || (to !== '' && !day.test(to))) return setTrouble(t('day-bad'));
    if (content === undefined) return setTrouble(t('body-bad'));
    setSending(true);
    try {
      const saved = await call(putRegister, { params: { kind }, body: { id: id.trim(), from, body: content, ...(to === '' ? {} : { to }) } });
      message.success(t('saved', { id: saved.id }));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
    } finally {
      setSending(false);
    }
  };
  const title = entry === undefined ? t('new-entry') : `${t('add-version')} · ${nameOf(entry, language) || entry.id}`;
  return (
    <Drawer open onClose={onClose} title={title} size={560}>
      <form className="admin-form" onSubmit={(event) => void save(event)} noValidate>
        <p className="quiet">{t('version-says')}</p>
        <label htmlFor="version-id">{t('id')}</label>
        <Input id="version-id" value={id} disabled={entry !== undefined} onChange={({ target }) => setId(target.value)} />
        <label htmlFor="version-from">{t('from-label')}</label>
        <Input id="version-from" type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        <label htmlFor="version-to">{t('to-label')}</label>
        <Input id="version-to" type="date" value={to} onChange={({ target }) => setTo(target.value)} />
        <label htmlFor="version-body">{t('body-label')}</label>
        <Input.TextArea id="version-body" className="mono" rows={14} spellCheck={false} value={body} onChange={({ target }) => setBody(target.value)} />
        <p role="alert" className="admin-trouble">{trouble}</p>
        <Button type="primary" htmlType="submit" loading={sending}>{t('save')}</Button>
      </form>
    </Drawer>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
