import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { setUpFirst } from '../../../contract/session.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { homeOf } from '../../app/navigation.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient } from '../../app/query.ts';
import { holdSession } from '../../app/session.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { TopBar } from '../../app/shell/top-bar.tsx';
import './page.css';

const fields = ['name', 'login', 'password', 'region', 'region-name'] as const;
type FieldId = (typeof fields)[number];
const blank: Readonly<Record<FieldId, string>> = { name: '', login: '', password: '', region: '', 'region-name': '' };
const fits: Readonly<Record<FieldId, RegExp>> = { name: /\S/, login: /^.{2,64}$/, password: /^.{8,200}$/, region: /^\d{6}$/, 'region-name': /\S/ };
const autofill: Readonly<Record<FieldId, string>> = { name: 'name', login: 'username', password: 'new-password', region: 'off', 'region-name': 'off' };

/** First administrator of an empty installation; the server refuses it once one exists. */
export function SetUpPage(): ReactNode {
  const { t } = useTranslation('setUp');
  const { language } = usePreferences();
  const say = useSay();
  const navigate = useNavigate();
  const [values, setValues] = useState(blank);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<unknown>(undefined);
  const wrong = fields.filter((id) => !fits[id].test(values[id]));

  const send = async (): Promise<void> => {
    setTried(true);
    if (wrong.length > 0) return;
    try {
      const session = await call(setUpFirst, { body: { name: values.name, login: values.login, password: values.password, region: values.region, regionName: values['region-name'] } });
      holdSession(session);
      await queryClient.invalidateQueries();
      await navigate({ to: homeOf(session) });
    } catch (error) {
      setRefused(error);
    }
  };
  return (
    <>
      <TopBar />
      <main id="content" className="set-up" tabIndex={-1}>
        <h1>{t('title')}</h1>
        <p className="quiet">{t('says')}</p>
        {refused === undefined ? null : <Alert type="error" showIcon title={faultWords(refused, language)} role="alert" />}
        <form
          aria-label={t('title')}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          {fields.map((id) => (
            <label key={id}>
              {t(id)}
              <Input
                size="large" value={values[id]} autoComplete={autofill[id]} type={id === 'password' ? 'password' : 'text'} {...(id === 'region' ? { inputMode: 'numeric' as const } : {})}
                {...(tried && wrong.includes(id) ? { status: 'error' as const, 'aria-invalid': true } : {})} onChange={(event) => setValues({ ...values, [id]: event.target.value })}
              />
            </label>
          ))}
          {tried && wrong.length > 0 ? <p className="set-up-wrong" role="alert">{t('wrong', { fields: listed(say, wrong.map((id) => t(id))) })}</p> : null}
          <Button type="primary" size="large" htmlType="submit">{t('send')}</Button>
        </form>
      </main>
    </>
  );
}
