import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Segmented } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceHealth } from '../../../contract/device.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { MonthRateLink } from '../../kit/month-rate.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { KeyRule } from './key-rule.tsx';
import { Recall } from './recall.tsx';
import { PlaceTerms } from './terms.tsx';
import { useFigures, type Health } from './use-figures.ts';
import './page.css';

const shows = {
  all: () => true, offline: ({ connected }: Health) => !connected, missing: ({ hours }: Health) => hours.missing > 0, refused: ({ refused }: Health) => refused.length > 0,
} as const satisfies Readonly<Record<string, (health: Health) => boolean>>;
type Show = keyof typeof shows;
const showNames = Object.keys(shows) as readonly Show[];

/** Worst first: most hours missing, then without a line. */
const worstFirst = (a: Health, b: Health): number => b.hours.missing - a.hours.missing || Number(a.connected) - Number(b.connected) || (a.mn < b.mn ? -1 : 1);

/** 数采仪运行: how every logger does that this office may see. */
export function DevicesBoard(): ReactNode {
  const { t } = useTranslation('devices');
  const navigate = useNavigate();
  const search = useSearch({ from: '/workbench/devices' });
  const answer = useRead(deviceHealth, { query: { limit: 500, ...(search.text === undefined ? {} : { text: search.text }) } }, { everyMs: 15_000, keep: true });
  const show: Show = showNames.find((name) => name === search.show) ?? 'all';
  const go = (change: { text?: string | undefined; show?: string | undefined }): void => {
    const { text, show: shown } = { ...search, ...change };
    void navigate({ to: '/devices', search: { ...(text === undefined || text === '' ? {} : { text }), ...(shown === undefined || shown === 'all' ? {} : { show: shown }) } });
  };
  return (
    <>
      <header className="page-head">
        <div><h1>{t('board')}</h1><p>{t('board-says')}</p></div>
        <Input.Search allowClear defaultValue={search.text ?? ''} aria-label={t('search')} placeholder={t('search')} style={{ width: 260 }} onSearch={(value) => go({ text: value.trim() })} />
      </header>
      <Recall />
      <KeyRule />
      <PlaceTerms />
      <Segmented className="device-shows" aria-label={t('show')} value={show} onChange={(value) => go({ show: value })} options={showNames.map((name) => ({ value: name, label: t(`show-${name}`) }))} />
      <section className="sheet">
        {answer.isPending ? <Waiting rows={10} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <Board data={answer.data} show={show} />}
      </section>
    </>
  );
}

function Board({ data: { rows, total, bases }, show }: { readonly data: Static<typeof deviceHealth.reply>; readonly show: Show }): ReactNode {
  const { t } = useTranslation('devices');
  const say = useSay();
  const figures = useFigures();
  const reasons = ({ refused }: Health): string => listed(say, refused.map(({ message, count }) => `${say(message)} ${count}`));
  const columns: readonly Column<Health>[] = [
    { id: 'mn', title: t('mn'), names: true, cell: ({ mn }) => <Link to="/devices/$mn" params={{ mn }} className="mono">{mn}</Link>, value: ({ mn }) => mn },
    { id: 'point', title: t('point'), cell: ({ point }) => <span className="device-point">{say(point.name)}</span>, value: ({ point }) => say(point.name) },
    { id: 'contractor', title: t('contractor'), fileOnly: true, cell: () => null, value: ({ contractor }) => (contractor === undefined ? undefined : say(contractor.name)) },
    { id: 'line', title: t('connected'), cell: (row) => <StatusTag tone={row.connected ? 'ok' : 'late'}>{figures.line(row)}</StatusTag>, value: figures.line },
    { id: 'frame', title: t('last-frame'), cell: ({ lastFrameAt }) => <span className="device-moment">{figures.moment(lastFrameAt)}</span>, value: ({ lastFrameAt }) => figures.moment(lastFrameAt) },
    { id: 'data', title: t('last-data'), cell: ({ lastDataTime }) => <span className="device-moment">{figures.moment(lastDataTime)}</span>, value: ({ lastDataTime }) => figures.moment(lastDataTime) },
    { id: 'drift', title: t('drift'), number: true, cell: figures.drift, value: figures.drift },
    { id: 'missing', title: t('missing'), number: true, cell: figures.missing, value: ({ hours }) => hours.missing },
    { id: 'rate', title: `${t('transmission')} %`, number: true, cell: ({ transmission }) => transmission?.percent ?? t('unknown'), value: ({ transmission }) => transmission?.percent },
    {
      id: 'month', title: `${t('month')} %`, number: true, value: ({ month }) => (month?.rate.effectiveness === undefined ? undefined : Number(month.rate.effectiveness)),
      cell: ({ mn, point, month }) => (month?.rate.effectiveness === undefined ? t('unknown')
        : <>{month.rate.effectiveness} <MonthRateLink month={month} point={point.number} says={t('why')} label={t('why-of', { mn })} /></>),
    },
    { id: 'refused', title: t('refused'), number: true, cell: (row) => <span title={reasons(row)}>{figures.refused(row)}</span>, value: figures.refused },
    { id: 'reasons', title: t('show-refused'), fileOnly: true, cell: () => null, value: reasons },
  ];
  const tally = (name: Show): number => rows.filter(shows[name]).length;
  const basis = { zh: Object.values(bases).map(({ zh }) => zh.replace('口径:', '')).join(';'), en: Object.values(bases).map(({ en }) => en.replace('Basis: ', '')).join('; ') };
  return (
    <>
      <p className="device-tally">{t('tally', { total, offline: tally('offline'), missing: tally('missing'), refused: tally('refused') })}</p>
      <div className="device-board">
        <DataTable label={t('board')} columns={columns} rows={rows.filter(shows[show]).toSorted(worstFirst)} rowKey={({ mn }) => mn} rowTone={({ connected }) => (connected ? undefined : 'late')} basis={basis} empty={t('board-empty')} />
      </div>
      {total > rows.length ? <p className="quiet device-tally">{t('more', { shown: rows.length, total })}</p> : null}
    </>
  );
}
