import { App, Button, Drawer, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { putRegister } from '../../../contract/admin.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { nameOf, type Entry, type Kind } from './register-kinds.ts';
import { fieldName, wordsOr } from './register-words.ts';
import { fieldsOf, keyFields, keyOf, misfits, withVersion, type Body } from './schema-fields.ts';
import { SchemaForm } from './schema-form.tsx';

type Given = { readonly kind: Kind; readonly entry: Entry | undefined; readonly onClose: () => void; readonly onSaved: () => void };
const day = /^\d{4}-\d{2}-\d{2}$/;

/** A new version of an entry (or a first one): its content by the noun's schema, and from which day it holds. The server checks again. */
export function VersionForm({ kind, entry, onClose, onSaved }: Given): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const say = useSay();
  const { message } = App.useApp();
  const [days, setDays] = useState({ from: '', to: '' });
  const [body, setBody] = useState<Body>((entry?.body ?? {}) as Body);
  const [bad, setBad] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const [sending, setSending] = useState(false);
  const { from, to } = days;

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = misfits(kind, body);
    setBad(wrong);
    if (wrong.length > 0) return setTrouble(t('fields-bad', { fields: listed(say, wrong.map((id) => wordsOr(fieldName(id), id, language))) }));
    if (!day.test(from) || (to !== '' && !day.test(to))) return setTrouble(t('day-bad'));
    setSending(true);
    try {
      const version = { from, ...(to === '' ? {} : { to }) };
      const saved = await call(putRegister, { params: { kind }, body: { id: entry?.id ?? keyOf(kind, body), ...version, body: withVersion(kind, body, version) } });
      message.success(t('saved', { id: saved.id }));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
    } finally {
      setSending(false);
    }
  };
  const title = entry === undefined ? `${t('new-entry')} · ${t(`kind-${kind}`)}` : `${t('add-version')} · ${nameOf(entry, language) || entry.id}`;
  return (
    <Drawer open onClose={onClose} title={title} size={560}>
      <form className="admin-form" onSubmit={(event) => void save(event)} noValidate>
        <p className="quiet">{t('version-says')}</p>
        <SchemaForm id="version" fields={fieldsOf(kind)} body={body} bad={bad} locked={entry === undefined ? [] : keyFields[kind]} onChange={setBody} />
        <div className="version-days">
          {(['from', 'to'] as const).map((end) => (
            <div key={end}><label htmlFor={`version-day-${end}`}>{t(`${end}-label`)}</label><Input id={`version-day-${end}`} type="date" value={days[end]} onChange={({ target }) => setDays({ ...days, [end]: target.value })} /></div>
          ))}
        </div>
        <p role="alert" className="admin-trouble">{trouble}</p>
        <Button type="primary" htmlType="submit" loading={sending}>{t('save')}</Button>
      </form>
    </Drawer>
  );
}
