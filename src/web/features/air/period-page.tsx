import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instant } from '../../../basis/time.ts';
import { airOfPeriod } from '../../../contract/air.ts';
import { airLevels } from '../../../model/ambient.ts';
import { useDoor } from '../../app/door.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { HeededNote } from '../../kit/heeded-note.tsx';
import { PrintButton } from '../../kit/paper.tsx';
import { periodChoices } from '../../kit/period-choices.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { ApprovedDays } from './approved-days.tsx';
import { GradeTable } from './grade-table.tsx';
import { PeriodTable } from './period-table.tsx';
import { asLevel, rangeOf, type AirPeriodReply } from './period.ts';
import { PeriodRankings } from './period-rankings.tsx';
import './page.css';
import './period.css';

/** 空气质量月报、季报、年报: places of one level over a period, as bulletins print them, with three rankings. */
export function AirPeriodPage(): ReactNode {
  const { t } = useTranslation('air');
  const door = useDoor();
  const navigate = useNavigate();
  const today = dayOf(instant(Math.floor(useWorldMinute())));
  const { period: asked, level: named } = useSearch({ strict: false });
  const level = asLevel(named);
  const answer = useRead(airOfPeriod, { query: { level, ...(asked === undefined ? {} : { period: asked }) } });
  const { data } = answer;
  const period = data?.period ?? asked ?? today.slice(0, 7);
  const go = (search: { period?: string; level?: string }): void => void navigate({ to: `${door}/air/period`, search: { ...(asked === undefined ? {} : { period: asked }), level, ...search }, replace: true });
  return (
    <div className="air-period">
      <header className="page-head">
        <div>
          <Link to={`${door}/air`} className="back-link no-print">{t('to-hour')}</Link>
          <h1>{t('period-title')}</h1>
          <p>{data === undefined ? t('period-says') : <PeriodSays reply={data} />}</p>
        </div>
        <PrintButton />
      </header>
      <div className="period-choice no-print">
        <label>{t('period')} <Select size="small" value={period} options={periodChoices(today, period).map((value) => ({ value, label: value }))} onChange={(next) => go({ period: next })} style={{ minWidth: 120 }} popupMatchSelectWidth={false} /></label>
        <Range key={period} from={data?.span?.from} to={data?.span?.to} today={today} onRange={(next) => go({ period: next })} />
        <Segmented size="small" aria-label={t('level-choice')} value={level} onChange={(next) => go({ level: next })} options={airLevels.map((value) => ({ value, label: t(value) }))} />
      </div>
      {answer.isPending ? <Waiting rows={12} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {data === undefined ? null : <PeriodView reply={data} />}
    </div>
  );
}

function PeriodView({ reply }: { readonly reply: AirPeriodReply }): ReactNode {
  const { t } = useTranslation('air');
  if (reply.span === undefined) return <div className="sheet"><Nothing says={t('period-to-come', { period: reply.period })} /></div>;
  if (reply.places.length === 0) return <div className="sheet"><Nothing says={t('no-stations')} /></div>;
  return (
    <>
      <section className="sheet period-sheet"><h2>{t('period-pollutants')}</h2><PeriodTable reply={reply} /><HeededNote heeded={reply.heeded} /></section>
      <section className="sheet period-sheet"><h2>{t('period-grades')}</h2><GradeTable reply={reply} /></section>
      {reply.level === 'station' ? null : <PeriodRankings reply={reply} />}
      {reply.approvals.length === 0 ? null : <ApprovedDays approvals={reply.approvals} basis={reply.basis} />}
    </>
  );
}

/** The period in one sentence: how many places have valid days, and how many a pollutant above its limit. */
function PeriodSays({ reply }: { readonly reply: AirPeriodReply }): ReactNode {
  const { t } = useTranslation('air');
  if (reply.span === undefined) return t('period-to-come', { period: reply.period });
  const valid = reply.places.filter(({ validDays }) => validDays > 0);
  const over = reply.places.filter(({ figures }) => figures.some(({ times }) => times !== undefined)).length;
  const { from, to, whole } = reply.span;
  if (valid.length === 0) return t('period-none', { from, to });
  return <>{t(reply.undecided ? 'period-undecided' : 'period-sums', { from, to, count: reply.places.length, valid: valid.length, over })}{whole ? '' : ` ${t('period-runs')}`}</>;
}

type RangeProps = { readonly from: string | undefined; readonly to: string | undefined; readonly today: string; readonly onRange: (period: string) => void };

/** Any stretch of days; an end before the beginning moves with it. */
function Range({ from, to, today, onRange }: RangeProps): ReactNode {
  const { t } = useTranslation('air');
  if (from === undefined || to === undefined) return null;
  return (
    <span className="period-range">
      <label>{t('from')} <Input type="date" size="small" value={from} max={today} onChange={({ target: { value } }) => { if (value !== '') onRange(rangeOf(value, value > to ? value : to)); }} /></label>
      <label>{t('to')} <Input type="date" size="small" value={to} max={today} onChange={({ target: { value } }) => { if (value !== '') onRange(rangeOf(value < from ? value : from, value)); }} /></label>
    </span>
  );
}
