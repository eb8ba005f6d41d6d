import { App, Button, Input, InputNumber, Switch } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { putExchangeSource } from '../../../contract/exchange.ts';
import type { ExchangeSource } from '../../../model/exchange-source.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import '../../kit/step-form/step-form.css';

const blank: ExchangeSource = {
  id: '', name: { zh: '', en: '' }, everySeconds: 60, paused: false,
  end: { host: '', port: 5432, tls: false, database: '', schema: '', user: '', password: '' },
};
type TextName = 'id' | 'zh' | 'en' | 'host' | 'database' | 'schema' | 'user';

/** A source's next version; without `held` its first. */
export function ExchangeForm({ held, onSaved }: { readonly held?: { readonly source: ExchangeSource; readonly passwordHeld: boolean }; readonly onSaved: () => void }): ReactNode {
  const { t } = useTranslation('imports');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const [{ id, name, end, everySeconds, paused }, setSource] = useState(held?.source ?? blank);
  const [trouble, setTrouble] = useState<string>();
  const texts: Readonly<Record<TextName, string>> = { id, zh: name.zh, en: name.en, host: end.host, database: end.database, schema: end.schema, user: end.user };
  const source: ExchangeSource = { id, name, end, everySeconds, paused };
  const put = (of: TextName, value: string): void => setSource({
    ...source, ...(of === 'id' ? { id: value } : {}), ...(of === 'zh' || of === 'en' ? { name: { ...name, [of]: value } } : {}),
    ...(['id', 'zh', 'en'].includes(of) ? {} : { end: { ...end, [of]: value } }),
  });
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((['id', 'zh', 'host', 'database', 'schema', 'user'] as const).some((of) => texts[of].trim() === '')) return setTrouble(t('exchange-incomplete'));
    try {
      await call(putExchangeSource, { params: { id }, body: { ...source, name: { zh: name.zh, en: name.en === '' ? name.zh : name.en } } });
      message.success(t('exchange-saved'));
      onSaved();
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
  };
  const text = (of: TextName, max = 63): ReactNode => (
    <Labelled id={`exchange-${of}`} says={t(`exchange-${of}`)}>
      <Input id={`exchange-${of}`} maxLength={max} value={texts[of]} onChange={({ target }) => put(of, target.value)} />
    </Labelled>
  );
  return (
    <form className="exchange-form" onSubmit={(event) => void save(event)} noValidate>
      <h3 className="exchange-wide">{held === undefined ? t('exchange-form-new') : t('exchange-form-edit', { name: say(held.source.name) })}</h3>
      <p className="quiet exchange-wide">{t('exchange-form-says')}</p>
      {held === undefined ? text('id', 40) : null}{text('zh')}{text('en')}{text('host', 253)}
      <Labelled id="exchange-port" says={t('exchange-port')}>
        <InputNumber id="exchange-port" min={1} max={65_535} precision={0} value={end.port} onChange={(port) => setSource({ ...source, end: { ...end, port: port ?? 5432 } })} />
      </Labelled>
      {text('database')}{text('schema')}{text('user')}
      <Labelled id="exchange-password" says={t('exchange-password')}>
        <Input.Password
          id="exchange-password" autoComplete="new-password" maxLength={128} value={end.password}
          placeholder={t(held?.passwordHeld === true ? 'exchange-password-held' : 'exchange-password-none')}
          onChange={({ target }) => setSource({ ...source, end: { ...end, password: target.value } })}
        />
      </Labelled>
      <Labelled id="exchange-every" says={t('exchange-every')}>
        <InputNumber id="exchange-every" min={5} max={86_400} precision={0} value={everySeconds} onChange={(value) => setSource({ ...source, everySeconds: value ?? 60 })} />
      </Labelled>
      <Labelled id="exchange-tls" says={t('exchange-tls')}>
        <div><Switch id="exchange-tls" checked={end.tls} onChange={(tls) => setSource({ ...source, end: { ...end, tls } })} /></div>
      </Labelled>
      {trouble === undefined ? null : <p role="alert" className="exchange-wide exchange-alert">{trouble}</p>}
      <Button type="primary" htmlType="submit">{t('exchange-save')}</Button>
    </form>
  );
}

const Labelled = ({ id, says, children }: { readonly id: string; readonly says: string; readonly children: ReactNode }): ReactNode =>
  <div className="step-field"><label htmlFor={id}>{says}</label>{children}</div>;
