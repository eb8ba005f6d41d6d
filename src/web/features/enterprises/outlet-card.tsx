import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { readEnterprise } from '../../../contract/point.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { MonthRateLink } from '../../kit/month-rate.tsx';
import { verdictWords } from '../../kit/reading-words.ts';
import { shownLimit, shownValue } from '../../kit/shown-value.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { WhyButton } from '../../kit/why.tsx';
import { groundsOf } from './grounds.ts';
import { Verdict } from './verdict.tsx';

export type Outlet = Static<typeof readEnterprise.reply>['outlets'][number];
type Latest = Outlet['latest'][number];
type PermittedHere = Outlet['permitted'][number];

/** One outlet: link, transmission and validity, and the latest hour of every factor that has a limit. */
export function OutletCard({ outlet }: { readonly outlet: Outlet }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { language } = usePreferences();
  const say = useSay();
  const { point, connected, lastFrameAt, month, exceedances30d } = outlet;
  const hoursOf = (only: 'all' | 'over') => ({ to: '/outlets/$number', params: { number: String(point.number) }, search: only === 'all' ? { days: 30 } : { days: 30, only } } as const);
  return (
    <section className="sheet outlet-card">
      <header>
        <h3>{say(point.name)}</h3>
        <StatusTag tone={connected ? 'ok' : 'late'}>{t(connected ? 'connected' : 'disconnected')}</StatusTag>
        <span className="quiet">{lastFrameAt === undefined ? t('no-frame') : t('last-frame', { at: shortMoment(lastFrameAt, language) })}</span>
        <Link to="/outlets/$number" params={{ number: String(point.number) }}>{t('data')}</Link>
      </header>
      <p className="outlet-hours">{month === undefined ? null : <MonthSaid month={month} point={point.number} outlet={say(point.name)} />}<Link {...hoursOf('all')}>{t('list-hours')}</Link> · <b className={exceedances30d > 0 ? 'outlet-over' : undefined}>{exceedances30d === 0 ? t('exceedances', { count: 0 }) : <Link {...hoursOf('over')}>{t('exceedances', { count: exceedances30d })}</Link>}</b></p>
      <LatestHours outlet={outlet} />
    </section>
  );
}

function MonthSaid({ month, point, outlet }: { readonly month: NonNullable<Outlet['month']>; readonly point: number; readonly outlet: string }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { period, rate } = month;
  if (rate.effectiveness === undefined) return <>{t('month-none', { period })} · </>;
  return <>{t('month', { period, ...rate })} <MonthRateLink month={month} point={point} says={t('month-why')} label={t('month-why-of', { outlet })} /> · </>;
}

function LatestHours({ outlet }: { readonly outlet: Outlet }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { language } = usePreferences();
  const say = useSay();
  const factorOf = (row: Latest): Outlet['factors'][number] | undefined => outlet.factors.find(({ code }) => code === row.factor);
  const value = (row: Latest): string => (row.value === undefined ? '—' : shownValue(row.value, factorOf(row)?.decimals));
  const limitOf = (row: Latest): string => {
    const limit = outlet.limits.find(({ id }) => id === row.edition) ?? outlet.limits.find(({ factor, averaging }) => factor === row.factor && averaging === row.period);
    return limit === undefined ? '—' : shownLimit(limit);
  };
  const permittedOf = (row: Latest): PermittedHere | undefined => outlet.permitted.find(({ factor }) => factor === row.factor);
  const rows = outlet.latest.filter((row) => outlet.limits.some(({ factor }) => factor === row.factor));
  const columns: readonly Column<Latest>[] = [
    { id: 'factor', title: t('factor'), names: true, width: '20%', cell: (row) => `${say(factorOf(row)?.name ?? { zh: row.factor, en: row.factor })} · ${t(`averaging-${row.period}`)}`, value: (row) => say(factorOf(row)?.name ?? { zh: row.factor, en: row.factor }) },
    { id: 'value', title: t('latest'), number: true, cell: (row) => <>{value(row)} <span className="faint">{factorOf(row)?.unit}</span></>, value: (row) => (row.value === undefined ? undefined : Number(value(row))) },
    { id: 'limit', title: t('limit'), number: true, cell: limitOf, value: limitOf },
    {
      id: 'permitted', title: t('permitted-amount'), number: true, value: (row) => permittedOf(row)?.amount ?? t('permitted-none'),
      cell: (row) => <Permitted of={permittedOf(row)} />,
    },
    { id: 'permit-clause', title: t('permitted-clause'), fileOnly: true, cell: () => null, value: (row) => clauseOf(permittedOf(row)) },
    { id: 'verdict', title: t('verdict'), cell: (row) => <Verdict row={row} low={groundsOf(outlet.limits).get(row.edition)?.low === true} />, value: (row) => say(verdictWords[row.verdict]) },
    { id: 'hour', title: t('hour'), cell: (row) => shortMoment(row.at, language), value: (row) => shortMoment(row.at, language) },
    { id: 'why', title: '', cell: (row) => <WhyButton id={row.id} /> },
  ];
  const basis = t('outlet-basis');
  return <DataTable label={`${say(outlet.point.name)} ${t('latest')}`} columns={columns} rows={rows} rowKey={({ id }) => id} basis={{ zh: basis, en: basis }} />;
}

const clauseOf = (of: PermittedHere | undefined): string =>
  (of === undefined ? '' : `${of.permit} ${of.clause} ${of.from}–${of.to ?? ''}`);

/** 年许可量 with its clause and days below; a permit that names none is no zero. */
function Permitted({ of }: { readonly of: PermittedHere | undefined }): ReactNode {
  const { t } = useTranslation('enterprises');
  if (of === undefined) return <span className="faint">{t('permitted-none')}</span>;
  return <span className="permitted-here" title={clauseOf(of)}>{of.amount} <span className="faint">t/a</span></span>;
}
