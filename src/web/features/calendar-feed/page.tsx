import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarFeed, makeCalendarFeed, revokeCalendarFeed } from '../../../contract/calendar-feed.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { Waiting } from '../../kit/waiting.tsx';
import './page.css';

/** 日历订阅: whether an address is good, and its making, renewing and revoking. */
export function CalendarFeedPage(): ReactNode {
  const { t } = useTranslation('calendarFeed');
  const { language } = usePreferences();
  const { message, modal } = App.useApp();
  const answer = useRead(calendarFeed, {});
  const [address, setAddress] = useState<string>();
  const act = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      await answer.refetch();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  const make = (): Promise<void> => act(async () => { setAddress(`${window.location.origin}${(await call(makeCalendarFeed, {})).path}`); });
  const revoke = (): Promise<void> => act(async () => {
    await call(revokeCalendarFeed, {});
    setAddress(undefined);
    message.success(t('revoked'));
  });
  const ask = (what: 'again' | 'revoke', onOk: () => Promise<void>): void =>
    void modal.confirm({ title: t(`${what}-title`), content: t(`${what}-says`), okText: t(what), cancelText: t('cancel'), okButtonProps: { danger: what === 'revoke' }, onOk });
  if (answer.isPending) return <Waiting rows={4} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { feed } = answer.data;
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div></header>
      {address === undefined ? null : <Address address={address} close={() => setAddress(undefined)} />}
      <section className="sheet feed">
        <p>{feed === undefined ? t('none') : <>{t('since', { at: moment(feed.madeAt, language) })} · {feed.usedAt === undefined ? t('unused') : t('used', { at: moment(feed.usedAt, language) })}</>}</p>
        <p className="quiet">{t('secret')}</p>
        {feed === undefined ? <p className="feed-actions"><Button type="primary" onClick={() => void make()}>{t('make')}</Button></p> : (
          <p className="feed-actions">
            <Button onClick={() => ask('again', make)}>{t('again')}</Button>
            <Button danger onClick={() => ask('revoke', revoke)}>{t('revoke')}</Button>
          </p>
        )}
      </section>
    </>
  );
}

/** The one time that the address is seen. It lives in this page alone and goes with it. */
function Address({ address, close }: { readonly address: string; readonly close: () => void }): ReactNode {
  const { t } = useTranslation('calendarFeed');
  const [copied, setCopied] = useState<'copied' | 'copy-failed'>();
  const copy = (): void => {
    navigator.clipboard.writeText(address).then(() => setCopied('copied'), () => setCopied('copy-failed'));
  };
  return (
    <section className="sheet feed" aria-labelledby="feed-address">
      <h2 id="feed-address">{t('made-title')}</h2>
      <code className="feed-address">{address}</code>
      <p>{t('how')}</p>
      <p className="feed-actions">
        <Button type="primary" onClick={copy}>{t('copy')}</Button>
        <Button onClick={close}>{t('close')}</Button>
        <span role="status" className="quiet">{copied === undefined ? '' : t(copied)}</span>
      </p>
    </section>
  );
}
