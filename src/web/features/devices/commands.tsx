import { App, Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelCommand, listCommands, type readDevice } from '../../../contract/device.ts';
import { setDeviceTerms } from '../../../contract/device-key.ts';
import type { OwnTerms } from '../../../model/command-terms.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { CommandForm } from './command-form.tsx';
import { TermsForm, TermsSay } from './terms.tsx';
import { useCommandName } from './use-command-name.ts';

type Row = Static<typeof listCommands.reply>['rows'][number];
type State = Row['state'];

const tones: Readonly<Record<State, Tone>> = {
  'queued': 'due', 'sent': 'review', 'answered': 'review', 'done': 'ok', 'refused': 'late', 'failed': 'late', 'timed-out': 'late', 'not-connected': 'late',
  'cancelled': 'neutral', 'unknown': 'due',
};

/** 反控指令: what the logger is asked, by whom, and everything that became of it. */
export function Commands({ device }: { readonly device: Static<typeof readDevice.reply> }): ReactNode {
  const { t } = useTranslation('devices');
  const { mn } = device.health;
  const [giving, setGiving] = useState(false);
  const [setting, setSetting] = useState(false);
  const [before, setBefore] = useState<string>();
  const answer = useRead(listCommands, { params: { mn }, query: { limit: 10, ...(before === undefined ? {} : { before }) } }, { everyMs: 2_000, keep: true });
  const saveTerms = async (body: OwnTerms): Promise<void> => {
    await call(setDeviceTerms, { params: { mn }, body });
    setSetting(false);
  };
  const again = (): void => { setGiving(false); setBefore(undefined); void answer.refetch(); };
  const next = answer.data?.next;
  return (
    <section className="sheet device-part" aria-label={t('commands')}>
      <header>
        <h2>{t('commands')}</h2><TermsSay terms={device.terms} />
        {device.terms.maySet ? <Button size="small" aria-expanded={setting} onClick={() => setSetting(!setting)}>{t(setting ? 'give-not' : 'terms-set')}</Button> : null}
        {device.mayCommand ? <Button type="primary" aria-expanded={giving} onClick={() => setGiving(!giving)}>{t(giving ? 'give-not' : 'give')}</Button> : <span className="faint">{t('commands-watch')}</span>}
      </header>
      {setting ? <TermsForm own={device.terms.own} follows={device.terms} empty={t('terms-empty')} save={saveTerms} /> : null}
      {giving ? <CommandForm device={device} onGiven={again} /> : null}
      {answer.isPending ? <Waiting rows={3} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data?.rows.length === 0 ? <Nothing says={t('commands-none')} /> : null}
      <ol className="command-list">{(answer.data?.rows ?? []).map((row) => <li key={row.id}><CommandRow mn={mn} row={row} onChanged={again} /></li>)}</ol>
      <p className="device-more-commands no-print">
        {before === undefined ? null : <Button size="small" onClick={() => setBefore(undefined)}>{t('newest')}</Button>}
        {next === undefined ? null : <Button size="small" onClick={() => setBefore(next)}>{t('older')}</Button>}
      </p>
    </section>
  );
}

function CommandRow({ mn, row, onChanged }: { readonly mn: string; readonly row: Row; readonly onChanged: () => void }): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const nameOf = useCommandName();
  const returned = row.exeRtn ?? row.qnRtn;
  const cancel = async (): Promise<void> => {
    try {
      await call(cancelCommand, { params: { mn, id: row.id } });
      message.success(t('cancelled-now'));
      onChanged();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  return (
    <article className="command">
      <header>
        <h3>{row.says === undefined ? row.code : nameOf(row.ask.kind, say(row.says))} <small className="mono faint">{row.code}</small></h3>
        <StatusTag tone={tones[row.state]}>{t(`state-${row.state}`)}{returned?.says === undefined || row.state === 'done' ? null : ` · ${say(returned.says)}`}</StatusTag>
        {row.mayCancel ? <Button size="small" onClick={() => void cancel()}>{t('cancel')}</Button> : null}
      </header>
      <p className="quiet"><Asked row={row} />{shortMoment(row.givenAt, language)} · {row.cause === 'person' ? `${row.by} · ${row.reason}` : t(row.cause === 'device' && row.ask.kind === 'key-deliver' ? 'cause-device-key' : `cause-${row.cause}`)}{row.cause === 'device' && row.reason !== '' ? ` · ${row.reason}` : ''}</p>
      {row.records === 0 ? null : <p>{t('records', { count: row.records })}</p>}
      {row.reply.length === 0 ? null : <p>{t('reply')}: <span className="mono">{row.reply.map(({ name, text }) => `${name}=${text}`).join('; ')}</span></p>}
      <details><summary>{t('history')}{row.qn === undefined ? null : <span className="mono faint"> QN {row.qn}</span>}</summary><History row={row} /></details>
    </article>
  );
}

/** The values of the request, in front of its time. */
function Asked({ row: { ask } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const { kind: _kind, ...values } = ask;
  const parts = Object.entries(values).filter(([name]) => name !== 'to').map(([name, value]) => {
    if (name === 'from' && 'from' in ask) return `${shortMoment(ask.from, language)} – ${shortMoment(ask.to, language)}`;
    if (name === 'seconds') return t('seconds', { n: value });
    if (name === 'minutes') return t('minutes-option', { n: value });
    if (name === 'calibration') return t(value === 'zero' ? 'calibration-zero' : 'calibration-span');
    if (name === 'fingerprint') return `${t('key-fingerprint')} ${value}`;
    return name === 'resends' ? `${t('terms-resends')} ${value}` : String(value);
  });
  return parts.length === 0 ? null : <>{parts.join(' · ')} · </>;
}

function History({ row }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const detail = ({ state, detail: said }: Row['events'][number]): string => {
    if (state === 'sent') return t('detail-sent', { n: said });
    if (state === 'timed-out') return t(said === 'result' ? 'detail-result' : said === 'line' ? 'detail-line' : 'detail-answer');
    if (state === 'unknown') return t('detail-restart');
    return state === 'answered' || state === 'refused' ? `QnRtn=${said}` : state === 'done' || state === 'failed' ? `ExeRtn=${said}` : said;
  };
  return (
    <ol className="command-history">
      {row.events.map((event) => <li key={event.seq}><time>{shortMoment(event.worldAt, language)}</time> {t(`state-${event.state}`)} <span className="quiet">{detail(event)}</span></li>)}
    </ol>
  );
}
