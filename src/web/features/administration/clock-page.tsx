import { App, Button, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { setClock, status } from '../../../contract/status.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient } from '../../app/query.ts';
import { useStatus, useWorldNow, type Status } from '../../app/session.ts';
import { longDay, timeOfDay, weekday } from '../../app/time-words.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import './page.css';

const steps = [1, 24, 168, 720] as const;
const speeds = [0, 1, 60, 600, 3600] as const;

/** Step, pause or hurry the world time of a drill. */
export function ClockPage(): ReactNode {
  const { t } = useTranslation('administration');
  const held = useStatus();
  if (held === undefined) return <Waiting rows={6} />;
  return (
    <>
      <header className="page-head"><div><h1>{t('clock')}</h1><p>{t('clock-says')}</p></div></header>
      {held.mode === 'drill' ? <Controls held={held} /> : <div className="sheet"><Nothing says={t('clock-real')} /></div>}
    </>
  );
}

function Controls({ held: { world } }: { readonly held: Status }): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const now = useWorldNow() ?? world.now;
  const [sending, setSending] = useState(false);
  const send = async (body: { speed?: number; stepHours?: number }, says: string): Promise<void> => {
    setSending(true);
    try {
      queryClient.setQueryData([status.id, {}], await call(setClock, { body }));
      message.success(says);
    } catch (error) {
      message.error(faultWords(error, language));
    } finally {
      setSending(false);
    }
  };
  const speedWords = (speed: number): string => (speed === 0 ? t('speed-0') : speed === 1 ? t('speed-1') : t('speed-x', { speed }));
  const present = world.running ? world.speed : 0;
  const offered = [...new Set([...speeds, present])].sort((a, b) => a - b);
  return (
    <section className="sheet drill-clock">
      <p className="quiet">{t('clock-now')}</p>
      <p className="drill-now"><time dateTime={new Date(now).toISOString()}>{longDay(now, language)} {weekday(now, language)} <b>{timeOfDay(now, language)}</b></time></p>
      <p>{world.running ? t('clock-running', { speed: world.speed }) : world.stoppedBecause === undefined ? t('clock-paused') : t('clock-stopped', { why: world.stoppedBecause })}</p>
      <h2>{t('speed')}</h2>
      <Segmented aria-label={t('speed')} disabled={sending} value={present} options={offered.map((value) => ({ value, label: speedWords(value) }))} onChange={(value) => void send({ speed: Number(value) }, speedWords(Number(value)))} />
      <h2>{t('step')}</h2>
      <div className="clock-steps">{steps.map((hours) => <Button key={hours} disabled={sending} onClick={() => void send({ stepHours: hours }, t('stepped', { what: t(`step-${hours}`) }))}>{t(`step-${hours}`)}</Button>)}</div>
      <p className="faint">{t('step-warns')}</p>
    </section>
  );
}
