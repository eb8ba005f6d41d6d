import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceFrames } from '../../../contract/device.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';

type Frame = Static<typeof deviceFrames.reply>[number];
type Item = Frame['items'][number];

const fieldNames = ['Rtd', 'Avg', 'Min', 'Max', 'Cou', 'ZsRtd', 'ZsAvg', 'ZsMin', 'ZsMax', 'Data', 'SampleTime'] as const;

/** What the logger sends, newest first, in words; the first one stands open. */
export function Frames({ mn }: { readonly mn: string }): ReactNode {
  const { t } = useTranslation('devices');
  const answer = useRead(deviceFrames, { params: { mn }, query: { limit: 12 } }, { everyMs: 5_000 });
  return (
    <section className="sheet device-part" aria-label={t('frames')}>
      <header><h2>{t('frames')}</h2><p className="quiet">{t('frames-says')}</p></header>
      {answer.isPending ? <Waiting rows={6} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data?.length === 0 ? <Nothing says={t('frames-none')} /> : null}
      <ol className="frame-list">{(answer.data ?? []).map((frame, at) => <li key={frame.number}><FrameCard frame={frame} open={at === 0} /></li>)}</ol>
    </section>
  );
}

function FrameCard({ frame, open }: { readonly frame: Frame; readonly open: boolean }): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const say = useSay();
  const { check } = frame;
  const marks = [
    ...(frame.backFilled ? [t('frame-back-filled')] : []), ...(check.encrypted ? [t('frame-encrypted')] : []), ...(frame.packet > 0 ? [t('frame-packet', { n: frame.packet })] : []),
    ...(frame.asked ? [t('frame-asked')] : []),
  ];
  return (
    <details className="frame" open={open}>
      <summary>
        <b>{frame.command === undefined ? frame.cn : say(frame.command)}</b> <span className="mono faint">{frame.cn}</span>
        <span className="quiet">{t('frame-data-time')} {shortMoment(frame.dataTime, language)}</span>
        <StatusTag tone={check.fits ? 'ok' : 'late'}>{t(check.fits ? 'frame-check-ok' : 'frame-check-bad')}</StatusTag>
      </summary>
      <p className="quiet frame-head">
        {frame.system === undefined ? frame.st : `${frame.st} ${say(frame.system)}`} · {t('frame-qn')} <span className="mono">{frame.qn ?? t('unknown')}</span> · {t('frame-flag')} <span className="mono">{frame.flag ?? t('unknown')}</span>
        {' · '}{t('frame-check', { profile: check.profile, given: check.given })}{marks.map((mark) => ` · ${mark}`)}
      </p>
      {frame.items.length === 0 ? null : <Items items={frame.items} />}
      {frame.others.length === 0 ? null : <p className="mono frame-others">{frame.others.map(({ name, text }) => `${name}=${text}`).join('; ')}</p>}
      <code className="frame-text" aria-label={t('frame-text')}>{frame.text}</code>
    </details>
  );
}

function Items({ items }: { readonly items: readonly Item[] }): ReactNode {
  const { t } = useTranslation('devices');
  const say = useSay();
  const field = (name: string): string => {
    const known = fieldNames.find((one) => one === name);
    return known === undefined ? name : t(`field-${known}`);
  };
  return (
    <table className="frame-items">
      <caption className="visually-hidden">{t('frame-values')}</caption>
      <thead><tr><th scope="col">{t('factor')}</th><th scope="col">{t('value')}</th><th scope="col">{t('flag')}</th></tr></thead>
      <tbody>
        {items.map((item) => (
          <tr key={`${item.factor} ${item.values.map(({ field: name, text }) => name + text).join()}`}>
            <th scope="row">{say(item.name)} <small className="mono faint">{item.factor}</small></th>
            <td>{item.values.map(({ field: name, text }) => <span key={name} className="frame-value"><small className="quiet">{field(name)}</small> {text}</span>)} <small className="quiet">{item.unit}</small></td>
            <td>{item.flag === undefined ? t('unknown') : <StatusTag tone={item.flag === 'N' ? 'ok' : 'due'}>{item.flag}{item.flagSays === undefined ? null : ` ${say(item.flagSays)}`}</StatusTag>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
