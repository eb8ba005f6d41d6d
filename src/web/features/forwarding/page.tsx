import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listUpperPlatforms } from '../../../contract/upper-platform.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { PlatformCard } from './platform-card.tsx';
import { PlatformForm } from './platform-form.tsx';
import './page.css';

/** 转发状态: every upper platform, and what became of what it should get. */
export function ForwardingPage(): ReactNode {
  const { t } = useTranslation('forwarding');
  const [adding, setAdding] = useState(false);
  const answer = useRead(listUpperPlatforms, {}, { everyMs: 5_000, keep: true });
  const again = (): void => { setAdding(false); void answer.refetch(); };
  const { rows = [], mayChange = false, at = 0, basis } = answer.data ?? {};
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')}</p></div>
        {mayChange ? <Button type={adding ? 'default' : 'primary'} aria-expanded={adding} onClick={() => setAdding(!adding)}>{t(adding ? 'close' : 'add')}</Button> : null}
      </header>
      {adding ? <section className="sheet forward-card"><PlatformForm at={at} onSaved={again} /></section> : null}
      {answer.isPending ? <section className="sheet"><Waiting rows={8} /></section> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data !== undefined && rows.length === 0 && !adding ? <section className="sheet"><Nothing says={t(mayChange ? 'none' : 'none-watch')} /></section> : null}
      {basis === undefined ? null : rows.map((row) => <PlatformCard key={row.platform.id} row={row} at={at} mayChange={mayChange} basis={basis} onChanged={again} />)}
    </>
  );
}
