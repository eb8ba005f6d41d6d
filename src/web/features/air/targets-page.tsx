import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { day, startOfDay } from '../../../basis/time.ts';
import { airTargetsOfYear } from '../../../contract/air-target.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortDay } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { PrintButton } from '../../kit/paper.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { ApprovedDays } from './approved-days.tsx';
import { TargetCourse } from './target-course.tsx';
import { TargetsTable } from './targets-table.tsx';
import { approvalsOf, isShare, statesOf, type TargetsReply } from './targets.ts';
import './page.css';
import './period.css';
import './targets.css';

const levels = ['all', 'city', 'county'] as const;
type Search = { readonly year?: string; readonly level?: string; readonly target?: string };

/** 目标倒算: what each region's annual targets leave for the rest of the year, at eight o'clock. */
export function TargetsPage(): ReactNode {
  const { t } = useTranslation('air');
  const navigate = useNavigate();
  const { year, level: named, target } = useSearch({ from: '/workbench/air/targets' });
  const level = levels.find((one) => one === named) ?? 'all';
  const answer = useRead(airTargetsOfYear, { query: year === undefined ? {} : { year } });
  const { data } = answer;
  const go = (next: Search): void => {
    const search = { ...(year === undefined ? {} : { year }), ...(level === 'all' ? {} : { level }), ...(target === undefined ? {} : { target }), ...next };
    void navigate({ to: '/air/targets', search, replace: true });
  };
  const show = (id: string): void => {
    go({ target: id });
    document.querySelector('#course')?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className="air-targets">
      <header className="page-head">
        <div>
          <Link to="/air" className="back-link no-print">{t('to-hour')}</Link>
          <h1>{t('targets-title')}</h1>
          <p>{data === undefined || data.rows.length === 0 ? t('targets-says') : <TargetsSay reply={data} />}</p>
        </div>
        <PrintButton />
      </header>
      {data === undefined ? null : (
        <div className="period-choice no-print">
          <label>{t('year')} <Select size="small" value={data.year} options={data.years.map((value) => ({ value, label: value }))} onChange={(next) => go({ year: next })} style={{ minWidth: 90 }} /></label>
          <Segmented size="small" aria-label={t('target-levels')} value={level} onChange={(next) => go({ level: next })} options={levels.map((value) => ({ value, label: t(value === 'all' ? 'every-level' : value) }))} />
        </div>
      )}
      {answer.isPending ? <Waiting rows={12} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {data === undefined ? null : <TargetsView reply={data} level={level} chosen={target} onShow={show} />}
    </div>
  );
}

type ViewProps = { readonly reply: TargetsReply; readonly level: (typeof levels)[number]; readonly chosen: string | undefined; readonly onShow: (id: string) => void };

function TargetsView({ reply, level, chosen, onShow }: ViewProps): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const rows = level === 'all' ? reply.rows : reply.rows.filter((row) => row.level === level);
  if (reply.rows.length === 0) return <div className="sheet"><Nothing says={t('targets-none', { year: reply.year })} /></div>;
  if (rows.length === 0) return <div className="sheet"><Nothing says={t('targets-none-here')} /></div>;
  const groups = [['targets-means', rows.filter((row) => !isShare(row))], ['targets-shares', rows.filter(isShare)]] as const;
  const without = reply.without.map(({ name }) => say(name));
  return (
    <>
      {groups.map(([title, held]) => (held.length === 0 ? null : (
        <section key={title} className="sheet period-sheet">
          <h2>{t(title)}</h2>
          <TargetsTable label={`${t(title)} ${reply.year}`} rows={held} basis={reply.basis} onShow={onShow} />
        </section>
      )))}
      {without.length === 0 ? null : <p className="quiet targets-without">{t('targets-without', { names: listed(say, without) })}</p>}
      <TargetCourse year={reply.year} rows={rows} chosen={chosen} onShow={onShow} />
      <ApprovedDays approvals={approvalsOf(rows)} basis={reply.basis} />
    </>
  );
}

/** How far the year is and how many targets stand where, in one sentence. */
function TargetsSay({ reply }: { readonly reply: TargetsReply }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const { language } = usePreferences();
  const { year, asOf, daysLeft, rows } = reply;
  const states = listed(say, statesOf(rows).map(({ state, count }) => t(`count-${state}`, { count })));
  if (asOf === undefined) return t('targets-to-come', { year, count: rows.length });
  return t(daysLeft === 0 ? 'targets-over' : 'targets-sum', { year, to: shortDay(startOfDay(day(asOf)), language), left: daysLeft, count: rows.length, states });
}
