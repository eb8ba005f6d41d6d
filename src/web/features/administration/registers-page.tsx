import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listRegister, putRegister } from '../../../contract/admin.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { EntryTable } from './entry-table.tsx';
import { isKind, kinds, type Entry, type Kind } from './register-kinds.ts';
import { VersionForm } from './version-form.tsx';
import './page.css';

type Search = { readonly kind?: string | undefined; readonly text?: string | undefined; readonly on?: string | undefined };

/** One register at a time, as valid on a day; a change is entered as a new version. */
export function RegistersPage(): ReactNode {
  const { t } = useTranslation('administration');
  const navigate = useNavigate();
  const session = useSession();
  const asked = useSearch({ from: '/workbench/admin/registers' });
  const kind: Kind = isKind(asked.kind) ? asked.kind : 'unit';
  const { text, on } = asked;
  const [editing, setEditing] = useState<Entry | 'new'>();
  const answer = useRead(listRegister, { params: { kind }, query: { limit: 300, ...(text === undefined ? {} : { text }), ...(on === undefined ? {} : { on }) } });
  const go = (search: Search): void => void navigate({ to: '/admin/registers', search: Object.fromEntries(Object.entries({ kind, text, on, ...search }).filter(([, value]) => value !== undefined && value !== '')), replace: true });
  const may = mayCall(putRegister, session);
  return (
    <>
      <header className="page-head">
        <div><h1>{t('registers')}</h1><p>{t('registers-says')}</p></div>
        {may ? <Button type="primary" onClick={() => setEditing('new')}>{t('new-entry')}</Button> : null}
      </header>
      <div className="register-filters">
        <Segmented aria-label={t('kind')} value={kind} onChange={(next) => go({ kind: next })} options={kinds.map((value) => ({ value, label: t(`kind-${value}`) }))} />
        <label>{t('on')} <Input type="date" value={on ?? ''} onChange={({ target }) => go({ on: target.value })} style={{ width: 160 }} /></label>
        <Input.Search key={kind} allowClear defaultValue={text ?? ''} aria-label={t('search-register')} placeholder={t('search-register')} style={{ width: 240 }} onSearch={(value) => go({ text: value.trim() })} />
      </div>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={10} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <EntryTable kind={kind} rows={answer.data.rows} {...(may ? { onVersion: setEditing } : {})} />}
      </section>
      {answer.data === undefined || (answer.data.total ?? 0) <= answer.data.rows.length ? null : <p className="quiet">{t('shown-of', { shown: answer.data.rows.length, total: answer.data.total ?? 0 })}</p>}
      {editing === undefined ? null : (
        <VersionForm kind={kind} entry={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} onSaved={() => { setEditing(undefined); void answer.refetch(); }} />
      )}
    </>
  );
}
