import { Link, useParams } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readDevice } from '../../../contract/device.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { MonthRateLink } from '../../kit/month-rate.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { Commands } from './commands.tsx';
import { Frames } from './frames.tsx';
import { Keys } from './keys.tsx';
import { useFigures, type Health } from './use-figures.ts';
import './page.css';

type Device = Static<typeof readDevice.reply>;

/** One logger: how it does, what it is asked, what it sends, how it is registered. */
export function DevicePage(): ReactNode {
  const { t } = useTranslation('devices');
  const { mn } = useParams({ from: '/workbench/devices/$mn' });
  const answer = useRead(readDevice, { params: { mn } }, { everyMs: 5_000 });
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <>
      <Head device={answer.data} />
      <HealthFigures device={answer.data} />
      {answer.data.keys === undefined ? null : <Keys keys={answer.data.keys} />}
      <Commands device={answer.data} />
      <Frames mn={mn} />
      <Registered device={answer.data} />
      <p className="no-print"><Link to="/devices">{t('back')}</Link></p>
    </>
  );
}

function Head({ device: { health } }: { readonly device: Device }): ReactNode {
  const { t } = useTranslation('devices');
  const say = useSay();
  const figures = useFigures();
  const about = [say(health.region.name), `HJ 212-${health.edition}`, ...[health.branch, health.contractor].flatMap((unit) => (unit === undefined ? [] : [say(unit.name)]))];
  return (
    <header className="page-head">
      <div>
        <h1>{say(health.point.name)}</h1>
        <p><span className="visually-hidden">{t('mn')} </span><span className="mono device-mn">{health.mn}</span> · {about.join(' · ')}</p>
      </div>
      <StatusTag tone={health.connected ? 'ok' : 'late'}>{figures.line(health)}</StatusTag>
    </header>
  );
}

/** The gateway inside `serve` is no news. */
const linkOf = (t: TFunction<'devices'>, { linked, gateway = 0 }: Health): string =>
  linked && gateway > 0 ? t('linked-at', { gateway }) : t(linked ? 'linked' : 'not-linked');

function HealthFigures({ device: { health, bases } }: { readonly device: Device }): ReactNode {
  const { t } = useTranslation('devices');
  const say = useSay();
  const figures = useFigures();
  const { transmission, drift, hours, refused } = health;
  const rate = transmission === undefined ? t('unknown') : `${transmission.percent} %`;
  const rule = transmission === undefined ? '' : `${transmission.standard}${transmission.confidence === 'low' ? ` · ${t('low')}` : ''}`;
  const first = hours.firstMissing === undefined ? '' : t('missing-first', { at: figures.moment(hours.firstMissing) });
  const reasons = refused.map(({ message, count }) => `${say(message)} ${count}`).join(' · ');
  return (
    <section className="sheet device-health" aria-label={t('health')}>
      <dl>
        <Figure title={t('last-frame')} value={figures.moment(health.lastFrameAt)} more={`${t('last-data')} ${figures.moment(health.lastDataTime)}`} basis={bases.lastValue} />
        <Figure title={t('drift')} value={figures.drift(health)} more={drift === undefined ? '' : t('drift-of', { count: drift.of })} basis={bases.drift} />
        <Figure title={t('missing')} value={figures.missing(health)} more={first} basis={bases.missing} />
        {health.month === undefined ? <Figure title={t('transmission')} value={rate} more={rule} basis={bases.transmission} />
          : <MonthFigure health={health} month={health.month} basis={bases.month} />}
        <Figure title={t('refused')} value={String(figures.refused(health))} more={reasons} basis={bases.refused} />
        <Figure title={t('connected')} value={figures.line(health)} more={linkOf(t, health)} basis={bases.connected} />
      </dl>
    </section>
  );
}

const Figure = ({ title, value, more, basis }: { readonly title: string; readonly value: string; readonly more: string; readonly basis: Device['bases']['drift'] }): ReactNode => (
  <div><dt>{title}</dt><dd>{value}</dd>{more === '' ? null : <dd className="device-more">{more}</dd>}<dd className="device-basis"><BasisLine basis={basis} /></dd></div>
);

function MonthFigure({ health: { mn, point }, month, basis }: { readonly health: Health; readonly month: NonNullable<Health['month']>; readonly basis: Device['bases']['month'] }): ReactNode {
  const { t } = useTranslation('devices');
  const { rate: { due, valid, transmission, effectiveness }, targets: { percents, cite } } = month;
  const rule = `${t('month-rule', { targets: percents.join(' / '), standard: cite.standard })}${cite.confidence === 'low' ? ` · ${t('low')}` : ''}`;
  return (
    <div>
      <dt>{t('month')}</dt>
      <dd>{effectiveness === undefined ? t('unknown') : <>{effectiveness} % <MonthRateLink month={month} point={point.number} says={t('why')} label={t('why-of', { mn })} /></>}</dd>
      <dd className="device-more">{effectiveness === undefined ? t('month-none') : t('month-more', { period: month.period, due, valid, transmission })}</dd>
      <dd className="device-more">{rule}</dd>
      <dd className="device-basis"><BasisLine basis={basis} /></dd>
    </div>
  );
}

function Registered({ device: { versions } }: { readonly device: Device }): ReactNode {
  const { t } = useTranslation('devices');
  return (
    <section className="sheet device-part">
      <header><h2>{t('registered')}</h2><p className="quiet">{t('registered-says')}</p></header>
      <DataTable
        label={t('registered')} rows={versions} rowKey={({ from }) => from} exports={false}
        columns={[
          { id: 'from', title: t('from'), names: true, cell: ({ from }) => from },
          { id: 'to', title: t('to'), cell: ({ to }) => to ?? t('to-now') },
          { id: 'edition', title: t('edition'), cell: ({ edition }) => `HJ 212-${edition}` },
          { id: 'crc', title: t('crc'), cell: ({ crc }) => crc },
          { id: 'encrypted', title: t('encrypted'), cell: ({ encrypted }) => t(encrypted ? 'yes' : 'no') },
        ]}
      />
    </section>
  );
}
