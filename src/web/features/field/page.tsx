import { Link } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { sessionNow, type Session } from '../../app/session.ts';
import { TopBar } from '../../app/shell/top-bar.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Nothing } from '../../kit/waiting.tsx';
import { registerFieldWorker } from '../../offline/register.ts';
import { CaptureForm } from './capture-form.tsx';
import { takeAlong, takenAlong, type Taken } from './field-cases.ts';
import { readShelf, sendNow } from './outbox.ts';
import { OutboxList } from './outbox-list.tsx';
import './page.css';

/** 现场取证: photographs for an item, kept on the phone at once and uploaded when there is a network. Opens without one. */
export function FieldPage(): ReactNode {
  const { t } = useTranslation('field');
  const { language } = usePreferences();
  const say = useSay();
  const online = useOnline();
  const [session, setSession] = useState<Session | null | undefined>(undefined);
  const [taken, setTaken] = useState<Taken | undefined>(takenAlong);
  useEffect(() => {
    registerFieldWorker();
    void readShelf();
  }, []);
  useEffect(() => {
    if (!online) return;
    const bringUp = async (): Promise<void> => {
      const { session: who, taken: now } = await broughtUp();
      setSession(who);
      if (now !== undefined) setTaken(now);
    };
    void sendNow();
    // A server that is lost on the way leaves what was taken along before.
    bringUp().catch(() => undefined);
  }, [online]);
  return (
    <>
      <TopBar />
      <main id="content" className="field" tabIndex={-1}>
        <header className="field-head">
          <h1>{t('title')}</h1>
          <StatusTag tone={online ? 'ok' : 'due'}>{t(online ? 'online' : 'offline')}</StatusTag>
          <p>{t('says')}</p>
          {online ? <Link to="/work">{t('back')}</Link> : null}
        </header>
        {online && session === null ? <p className="field-note" role="status">{t('signed-out')} <Link to="/sign-in" search={{ to: '/field' }}>{t('sign-in')}</Link></p> : null}
        {taken === undefined || taken.cases.length === 0 ? <Nothing says={t('no-cases')} /> : (
          <>
            <CaptureForm taken={taken} />
            <p className="faint">{t('of', { office: say(taken.office), at: shortMoment(taken.at, language) })}</p>
          </>
        )}
        <OutboxList by={session?.acting.id ?? taken?.by} online={online} />
      </main>
    </>
  );
}

/** Who is signed in, and their cases read anew; only the session where nobody is. */
async function broughtUp(): Promise<{ readonly session: Session | null; readonly taken?: Taken }> {
  const session = await sessionNow();
  return session === null ? { session } : { session, taken: await takeAlong(session) };
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const hear = (): void => setOnline(navigator.onLine);
    for (const name of ['online', 'offline']) window.addEventListener(name, hear);
    return () => { for (const name of ['online', 'offline']) window.removeEventListener(name, hear); };
  }, []);
  return online;
}
