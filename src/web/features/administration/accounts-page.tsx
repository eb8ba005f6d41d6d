import { Button, Checkbox, Input, Select } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listRegister, putAccount } from '../../../contract/admin.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { nameOf } from './register-kinds.ts';
import './page.css';

const empty = { person: '', login: '', password: '', disabled: false };
const loginMin = 2;
const passwordMin = 8;

/** An account for a registered person, or a new password; written to the audit trail. */
export function AccountsPage(): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const persons = useRead(listRegister, { params: { kind: 'person' }, query: { limit: 1000 } });
  const [given, setGiven] = useState(empty);
  const [trouble, setTrouble] = useState<string>();
  const [saved, setSaved] = useState<string>();
  const [sending, setSending] = useState(false);
  const change = (part: Partial<typeof empty>): void => {
    setGiven({ ...given, ...part });
    setTrouble(undefined);
    setSaved(undefined);
  };

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (given.person === '' || given.login.length < loginMin || given.password.length < passwordMin) return setTrouble(t('account-bad'));
    setSending(true);
    try {
      const { login } = await call(putAccount, { body: given });
      setGiven(empty);
      setSaved(t('account-saved', { login }));
    } catch (error) {
      setTrouble(faultWords(error, language));
    } finally {
      setSending(false);
    }
  };
  if (persons.isPending) return <Waiting rows={8} />;
  if (persons.isError) return <Refused error={persons.error} retry={() => void persons.refetch()} />;
  const options = persons.data.rows.map((entry) => ({ value: entry.id, label: `${nameOf(entry, language)} · ${entry.id}` }));
  return (
    <>
      <header className="page-head"><div><h1>{t('accounts')}</h1><p>{t('accounts-says')}</p></div></header>
      <form className="sheet admin-form account-form" onSubmit={(event) => void save(event)} noValidate autoComplete="off">
        <label htmlFor="account-person">{t('account-person')}</label>
        <Select id="account-person" showSearch={{ optionFilterProp: 'label' }} value={given.person === '' ? null : given.person} options={options} onChange={(person: string | null) => change({ person: person ?? '' })} />
        <label htmlFor="account-login">{t('account-login')}</label>
        <Input id="account-login" value={given.login} maxLength={64} autoComplete="off" onChange={({ target }) => change({ login: target.value })} />
        <label htmlFor="account-password">{t('account-password')}</label>
        <Input.Password id="account-password" value={given.password} maxLength={200} autoComplete="new-password" onChange={({ target }) => change({ password: target.value })} />
        <Checkbox checked={given.disabled} onChange={({ target }) => change({ disabled: target.checked })}>{t('account-disabled')}</Checkbox>
        <p role="alert" className="admin-trouble">{trouble}</p>
        <p role="status" className="admin-saved">{saved}</p>
        <Button type="primary" htmlType="submit" loading={sending}>{t('account-save')}</Button>
      </form>
    </>
  );
}
