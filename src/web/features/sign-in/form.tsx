import { Alert, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';

export type SignInFormProps = {
  readonly login: string;
  readonly password: string;
  readonly onLogin: (login: string) => void;
  readonly onPassword: (password: string) => void;
  readonly onSend: () => Promise<void>;
};

export function SignInForm({ login, password, onLogin, onPassword, onSend }: SignInFormProps): ReactNode {
  const { t } = useTranslation('signIn');
  const { language } = usePreferences();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(undefined);

  const send = async (): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      await onSend();
    } catch (error) {
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="sign-in-form" aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {refused === undefined ? null : <Alert type="error" showIcon title={faultWords(refused, language)} role="alert" />}
      <label htmlFor="login">{t('login')}</label>
      <Input id="login" size="large" autoComplete="username" required value={login} onChange={(event) => onLogin(event.target.value)} />
      <label htmlFor="password">{t('password')}</label>
      <Input.Password id="password" size="large" autoComplete="current-password" required value={password} onChange={(event) => onPassword(event.target.value)} />
      <Button type="primary" size="large" htmlType="submit" loading={busy}>{t('sign-in')}</Button>
    </form>
  );
}
