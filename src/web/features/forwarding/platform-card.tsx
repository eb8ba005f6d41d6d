import { App, Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hourMs } from '../../../basis/time.ts';
import { putUpperPlatform, type listUpperPlatforms } from '../../../contract/upper-platform.ts';
import type { Words } from '../../../model/words.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { Chart } from '../../kit/chart.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { KeptFrames } from './kept-frames.tsx';
import { PlatformForm } from './platform-form.tsx';
import { ResendForm } from './resend-form.tsx';
import { spanOf } from './form-values.ts';

export type Row = Static<typeof listUpperPlatforms.reply>['rows'][number];
type Told = { readonly row: Row; readonly at: number; readonly mayChange: boolean; readonly basis: Words; readonly onChanged: () => void };

/** One upper platform: where it is, how it does, the last day, and what can be done. */
export function PlatformCard({ row, at, mayChange, basis, onChanged }: Told): ReactNode {
  const { t } = useTranslation('forwarding');
  const say = useSay();
  const [open, setOpen] = useState<'edit' | 'resend' | 'kept'>();
  const toggle = (part: 'edit' | 'resend' | 'kept'): void => setOpen(open === part ? undefined : part);
  const { platform, standing } = row;
  const kept = standing.written + standing.waiting + standing.refused + standing.unanswered + standing.notSendable;
  const done = (): void => { setOpen(undefined); onChanged(); };
  return (
    <section className="sheet forward-card" aria-label={say(platform.name)}>
      <header>
        <div><h2>{say(platform.name)} <State row={row} /></h2><Where row={row} /></div>
        <div className="forward-buttons no-print">
          <Button size="small" aria-expanded={open === 'kept'} onClick={() => toggle('kept')}>{t('kept-show', { count: kept })}</Button>
          {mayChange ? <Button size="small" aria-expanded={open === 'resend'} onClick={() => toggle('resend')}>{t('span')}</Button> : null}
          {mayChange ? <Pause row={row} onChanged={onChanged} /> : null}
          {mayChange ? <Button size="small" aria-expanded={open === 'edit'} onClick={() => toggle('edit')}>{t(open === 'edit' ? 'close' : 'edit')}</Button> : null}
        </div>
      </header>
      {open === 'edit' ? <PlatformForm held={platform} at={at} onSaved={done} /> : null}
      {open === 'resend' ? <ResendForm id={platform.id} at={at} onSent={done} /> : null}
      <Trouble row={row} />
      <Figures row={row} />
      <Curve row={row} at={at} basis={basis} />
      {open === 'kept' ? <KeptFrames id={platform.id} mayResend={mayChange} onSent={onChanged} /> : null}
    </section>
  );
}

function State({ row: { platform, standing } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('forwarding');
  const [word, tone]: ['paused' | 'off' | 'trouble' | 'ready' | 'connected' | 'answering' | 'idle', Tone] = platform.paused ? ['paused', 'neutral'] : !standing.active ? ['off', 'neutral']
    : standing.trouble !== undefined ? ['trouble', 'late'] : platform.address.kind === 'files' ? ['ready', 'ok'] : standing.connected ? [platform.address.kind === 'tables' ? 'answering' : 'connected', 'ok'] : ['idle', 'neutral'];
  return <StatusTag tone={tone}>{t(`state-${word}`)}</StatusTag>;
}

function Where({ row: { platform, by } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('forwarding');
  const { address, what, order, from, to } = platform;
  const end = address.kind === 'files' ? '' : `${address.host}:${address.port}${address.tls ? ' TLS' : ''}`;
  const place = address.kind === 'files' ? t('folder', { folder: address.folder })
    : address.kind === 'tables' ? t('tables-at', { place: `${end}/${address.database}`, schema: address.schema, user: address.user }) : end;
  const way = address.kind === 'files' ? t(`kind-files-${address.every}`) : address.kind === 'tables' ? t('kind-tables') : t('kind-hj212', { edition: address.edition });
  const days = to === undefined ? t('from-on', { from }) : t('from-to', { from, to });
  return <p className="quiet"><span className="mono">{place}</span> · {[way, t(`what-${what}`), platform.selection.commands.join('/'), t(`order-${order}`), days, t('by', { by })].join(' · ')}</p>;
}

function Pause({ row: { platform }, onChanged }: { readonly row: Row; readonly onChanged: () => void }): ReactNode {
  const { t } = useTranslation('forwarding');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const turn = async (): Promise<void> => {
    const { secured: _secured, passwordHeld: _held, ...body } = platform;
    try {
      await call(putUpperPlatform, { params: { id: platform.id }, body: { ...body, paused: !platform.paused } });
      message.success(t(platform.paused ? 'resumed-now' : 'paused-now'));
      onChanged();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  return <Button size="small" onClick={() => void turn()}>{t(platform.paused ? 'resume' : 'pause')}</Button>;
}

function Trouble({ row: { standing: { trouble, nextInMs } } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('forwarding');
  const say = useSay();
  if (trouble === undefined) return null;
  const [n, unit] = spanOf(nextInMs ?? 0);
  return (
    <p className="forward-trouble" role="status">
      {t('trouble', { says: say(trouble.message) })}{trouble.detail === '' ? null : <span className="mono"> {trouble.detail}</span>}
      {nextInMs === undefined ? null : <span className="quiet"> · {t('next', { time: t(unit, { n }) })}</span>}
    </p>
  );
}

/** Counts that some ways do not have: shown where there is anything to count. */
const kindless = ['unasked', 'written'] as const;

function Figures({ row: { standing } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('forwarding');
  const { language } = usePreferences();
  const { lagMs, newestAt, oldestAt, carried } = standing;
  const [n, unit] = spanOf(lagMs ?? 0);
  const lag = lagMs === undefined ? t('lag-unknown') : lagMs === 0 ? t('lag-none') : t(unit, { n });
  const more = [
    ...(newestAt === undefined ? [] : [t('newest', { at: shortMoment(newestAt, language) })]), ...(oldestAt === undefined ? [] : [t('oldest', { at: shortMoment(oldestAt, language) })]),
    ...(carried === 0 ? [] : [t('on-line', { count: carried })]),
  ];
  return (
    <dl className="forward-figures">
      {(['selected', 'accepted', 'unasked', 'written', 'waiting', 'refused', 'unanswered', 'notSendable'] as const).map((word) =>
        (kindless.some((one) => one === word) && standing[word] === 0 ? null : <div key={word}><dt>{t(word)}</dt><dd>{standing[word].toLocaleString(language)}</dd></div>))}
      <div className="forward-lag"><dt>{t('lag')}</dt><dd>{lag}</dd><dd className="forward-more">{more.join(' · ')}</dd></div>
    </dl>
  );
}

/** Hours without a frame are zero: counts are complete, nothing is missing from them. */
function Curve({ row: { standing: { hours } }, at, basis }: { readonly row: Row; readonly at: number; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('forwarding');
  const last = Math.floor(at / hourMs) * hourMs;
  const held = new Map(hours.map((hour) => [hour.at, hour]));
  const points = (of: 'accepted' | 'kept') => Array.from({ length: 24 }, (_, hour) => last - (23 - hour) * hourMs).map((hour) => ({ at: hour, value: String(held.get(hour)?.[of] ?? 0) }));
  const sum = (of: 'accepted' | 'kept'): number => points(of).reduce((total, { value }) => total + Number(value), 0);
  const [accepted, kept] = [sum('accepted'), sum('kept')];
  if (accepted + kept === 0) return <p className="quiet forward-empty">{t('curve-empty')}</p>;
  return (
    <div className="forward-curve">
      <Chart
        title={t('curve')} says={t('curve-says', { accepted, kept })} unit={t('unit')} basis={basis} height={150}
        series={[{ id: 'accepted', name: t('series-accepted'), points: points('accepted') }, { id: 'kept', name: t('series-kept'), points: points('kept') }]}
      />
    </div>
  );
}
