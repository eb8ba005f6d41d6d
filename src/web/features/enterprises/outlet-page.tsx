import { hourMs } from '../../../basis/time.ts';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listDataMarks } from '../../../contract/data-mark.ts';
import { pointSeries, readPoint, type PointView } from '../../../contract/point.ts';
import { pointLimits } from '../../../contract/standard.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession, useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { firstFactor } from '../../kit/first-factor.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { AuxiliaryCharts, FactorChart } from './charts.tsx';
import { bandsOf } from './hour-marks.ts';
import { HourTable } from './hour-table.tsx';
import { everyHour, hoursOf, selections, type Selection } from './hours.ts';
import { DayLimits } from './day-limits.tsx';
import { groundsOf } from './grounds.ts';
import './page.css';

type View = Static<typeof PointView>;
const windows = [1, 7, 30] as const;

/** The data of one outlet: curve with limit, table beside it, flow and oxygen below. */
export function OutletPage(): ReactNode {
  const number = Number(useParams({ from: '/workbench/outlets/$number' }).number);
  const now = useWorldMinute();
  const answer = useRead(readPoint, { params: { number } });
  if (answer.isPending || now === 0) return <Waiting rows={14} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const newest = answer.data.latest.filter(({ period }) => period === 'hour').reduce((most, { at }) => Math.max(most, at), 0);
  return <Outlet view={answer.data} to={(newest === 0 ? Math.floor(now / hourMs) * hourMs : newest) + hourMs} />;
}

function Outlet({ view, to }: { readonly view: View; readonly to: number }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const navigate = useNavigate();
  const { factor: asked, days: askedDays = 7, only: askedOnly, on } = useSearch({ from: '/workbench/outlets/$number' });
  const { point, enterprise, limits, factors } = view;
  const applied = useRead(pointLimits, { params: { number: point.number }, query: on === undefined ? {} : { on } });
  const limited = factors.filter(({ code }) => limits.some((limit) => limit.factor === code));
  const factor = asked ?? (firstFactor(limited, view.latest) ?? factors[0])?.code ?? '';
  const only = selections.find((known) => known === askedOnly) ?? 'all';
  const days = windows.find((known) => known === askedDays) ?? 7;
  const from = to - days * 24 * hourMs;
  const answer = useRead(pointSeries, { params: { number: point.number }, query: { from, to, period: 'hour' } });
  const sees = mayCall(listDataMarks, useSession());
  const held = useRead(listDataMarks, { query: { point: point.number, from, to, limit: 500 } }, { enabled: sees });
  const marks = held.data?.rows ?? [];
  const go = (search: { readonly factor: string; readonly days: number; readonly only: Selection; readonly on?: string }): void =>
    void navigate({ to: '/outlets/$number', params: { number: String(point.number) }, search: { ...(on === undefined ? {} : { on }), ...search }, replace: true, resetScroll: false });
  const chosen = factors.find(({ code }) => code === factor) ?? { code: factor, name: { zh: factor, en: factor }, unit: '', decimals: 2 };
  const choices = (limited.length > 0 ? limited : factors).map(({ code, name }) => ({ value: code, label: say(name) }));
  const hours = hoursOf(answer.data?.rows ?? [], factor);
  const grounds = groundsOf([...limits, ...applied.data?.limits ?? []]);
  return (
    <>
      <header className="page-head">
        <div>
          {enterprise === undefined ? null : <Link to="/enterprises/$unit" params={{ unit: enterprise.id }} className="back-link">{t('firm-file')}</Link>}
          <h1>{say(point.name)}</h1>
          <p>{[point.outlet, say(view.region.name), view.device?.mn].filter(Boolean).join(' · ')}</p>
        </div>
        <Select aria-label={t('choose-factor')} value={factor} options={choices} onChange={(next: string) => go({ factor: next, days, only })} style={{ minWidth: 150 }} />
        <Segmented aria-label={t('window')} value={days} onChange={(next) => go({ factor, days: Number(next), only })} options={windows.map((value) => ({ value, label: t(`days-${value}`) }))} />
      </header>
      {answer.isPending ? <Waiting rows={10} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {held.isError ? <Refused error={held.error} retry={() => void held.refetch()} /> : null}
      {answer.data === undefined ? null : hours.length === 0 ? <div className="sheet"><Nothing says={t('no-data')} /></div> : (
        <div className="outlet-data">
          <div className="outlet-curves">
            <section className="sheet"><FactorChart
              factor={chosen} hours={hours} windowHours={days * 24} grounds={grounds} basis={answer.data.basis}
              bands={bandsOf(marks, factor, from, to, ({ type }) => say(type.name))}
            /></section>
            <AuxiliaryCharts hours={hours} factors={answer.data.factors} basis={answer.data.basis} />
          </div>
          <HourTable factor={chosen} hours={everyHour(hours, from, to)} only={only} onOnly={(next) => go({ factor, days, only: next })} grounds={grounds} {...(sees ? { marks } : {})} basis={answer.data.basis} label={`${say(point.name)} ${say(chosen.name)}`} />
        </div>
      )}
      {applied.isPending ? <Waiting rows={4} /> : null}
      {applied.isError ? <Refused error={applied.error} retry={() => void applied.refetch()} /> : null}
      {applied.data === undefined ? null : <DayLimits answer={applied.data} onDay={(day) => go({ factor, days, only, on: day })} />}
    </>
  );
}
