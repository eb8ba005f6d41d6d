import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../../contract/session.ts';
import { call } from '../../app/client.ts';
import { homeOf } from '../../app/navigation.ts';
import { holdSession, useStatus } from '../../app/session.ts';
import { TopBar } from '../../app/shell/top-bar.tsx';
import { DrillAccounts } from './drill-accounts.tsx';
import { SignInForm } from './form.tsx';
import './page.css';

/** The first screen: who are you; in a drill also who you could be. */
export function SignInPage(): ReactNode {
  const { t } = useTranslation('signIn');
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  const drill = useStatus()?.mode === 'drill';
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');

  const enter = async (): Promise<void> => {
    const session = await call(signIn, { body: { login, password } });
    holdSession(session);
    await navigate({ to: to ?? homeOf(session) });
  };
  return (
    <>
      <TopBar />
      <main id="content" className={drill ? 'sign-in with-accounts' : 'sign-in'} tabIndex={-1}>
        <section className="sign-in-door">
          <h1>{t('title')}</h1>
          <p>{t('says')}</p>
          <SignInForm login={login} password={password} onLogin={setLogin} onPassword={setPassword} onSend={enter} />
        </section>
        {drill ? <DrillAccounts chosen={login} onChoose={(account) => { setLogin(account.login); setPassword(account.password); }} /> : null}
      </main>
    </>
  );
}
