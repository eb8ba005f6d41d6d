import { App, Button, Input } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changePin, ownCredentials, revokePasskey } from '../../../contract/signing.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import './page.css';

type Row = Static<typeof ownCredentials.reply>['rows'][number];

/** 我的签字方式: seals of this person's offices and their PIN, and passkeys. */
export function MeansPage(): ReactNode {
  const { t } = useTranslation('signing');
  const answer = useRead(ownCredentials, {});
  const again = (): void => void answer.refetch();
  if (answer.isPending) return <Waiting rows={8} />;
  if (answer.isError) return <Refused error={answer.error} retry={again} />;
  const { rows, site } = answer.data;
  const of = (kind: Row['kind']): readonly Row[] => rows.filter((row) => row.kind === kind);
  return (
    <>
      <header className="page-head"><div><h1>{t('means')}</h1><p>{t('means-says')}</p></div></header>
      <section className="sheet signing-block">
        <h2>{t('seals')}</h2>
        {of('seal').length === 0 ? <p className="quiet">{t('no-seal')}</p> : of('seal').map((row) => <Means key={row.id} row={row}>{row.good ? <PinForm id={row.id} done={again} /> : null}</Means>)}
      </section>
      <section className="sheet signing-block">
        <h2>{t('passkeys')}</h2>
        {of('passkey').length === 0 ? <p className="quiet">{t('no-passkey')}</p> : of('passkey').map((row) => <Means key={row.id} row={row}>{row.revokedAt === undefined ? <Revoke id={row.id} name={row.name} done={again} /> : null}</Means>)}
        {site === undefined ? <p className="quiet">{t('no-site')}</p> : <PasskeyForm done={again} />}
      </section>
      <section className="sheet signing-block"><h2>{t('paper')}</h2><p>{t('paper-says')}</p></section>
    </>
  );
}

function Means({ row, children }: { readonly row: Row; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('signing');
  const state = row.revokedAt !== undefined ? 'revoked' : row.good ? 'good' : 'over';
  return (
    <div className="signing-means" data-means={row.kind}>
      <p><b>{row.kind === 'seal' ? row.says : row.name}</b> <StatusTag tone={state === 'good' ? 'ok' : state === 'over' ? 'neutral' : 'late'}>{t(`state-${state}`)}</StatusTag></p>
      <p className="quiet">{t('days', { from: row.from, to: row.to })} · {row.algorithm}{row.site === undefined ? '' : ` · ${row.site}`}</p>
      {children}
    </div>
  );
}

function PinForm({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useTranslation('signing');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [pin, setPin] = useState('');
  const [next, setNext] = useState('');
  const change = async (): Promise<void> => {
    try {
      await call(changePin, { params: { id }, body: { pin, next } });
      message.success(t('pin-changed'));
      setPin('');
      setNext('');
      done();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  return (
    <form className="signing-row" onSubmit={(event) => { event.preventDefault(); void change(); }}>
      <span><label htmlFor={`pin-${id}`}>{t('pin-now')}</label><Input.Password id={`pin-${id}`} autoComplete="off" value={pin} onChange={({ target }) => setPin(target.value)} /></span>
      <span><label htmlFor={`next-${id}`}>{t('pin-next')}</label><Input.Password id={`next-${id}`} autoComplete="off" value={next} onChange={({ target }) => setNext(target.value)} /></span>
      <Button htmlType="submit" disabled={pin.length < 6 || next.length < 6}>{t('pin-change')}</Button>
    </form>
  );
}

function Revoke({ id, name, done }: { readonly id: string; readonly name: string; readonly done: () => void }): ReactNode {
  const { t } = useTranslation('signing');
  const { language } = usePreferences();
  const { message, modal } = App.useApp();
  const revoke = async (): Promise<void> => {
    try {
      await call(revokePasskey, { params: { id } });
    } catch (error) {
      message.error(faultWords(error, language));
    }
    done();
  };
  const ask = (): void => void modal.confirm({ title: name, content: t('revoke-ask'), okText: t('revoke'), cancelText: t('keep'),
    okButtonProps: { danger: true }, onOk: revoke });
  return <Button size="small" danger aria-label={`${t('revoke')} ${name}`} onClick={ask}>{t('revoke')}</Button>;
}
