import { App, Button, Input } from 'antd';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addPasskey, passkeyOptions } from '../../../contract/signing.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';

/** The browser makes a passkey; the password entered again says that it is this person who registers it. */
export function PasskeyForm({ done }: { readonly done: () => void }): ReactNode {
  const { t } = useTranslation('signing');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    setBusy(true);
    try {
      const { options, ticket } = await call(passkeyOptions, {});
      const { startRegistration } = await import('@simplewebauthn/browser');
      const response = await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON });
      await call(addPasskey, { body: { response, ticket, name, password } });
      message.success(t('passkey-added'));
      setName('');
      setPassword('');
      done();
    } catch (error) {
      message.error(error instanceof Error && error.name === 'NotAllowedError' ? t('passkey-cancelled') : faultWords(error, language), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="signing-row" aria-label={t('passkey-add')} onSubmit={(event) => { event.preventDefault(); void add(); }}>
      <span><label htmlFor="passkey-name">{t('passkey-name')}</label><Input id="passkey-name" maxLength={60} value={name} onChange={({ target }) => setName(target.value)} /></span>
      <span><label htmlFor="passkey-password">{t('password')}</label><Input.Password id="passkey-password" autoComplete="current-password" value={password} onChange={({ target }) => setPassword(target.value)} /></span>
      <Button type="primary" htmlType="submit" loading={busy} disabled={name === '' || password === ''}>{t('passkey-add')}</Button>
    </form>
  );
}
