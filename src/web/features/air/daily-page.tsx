import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, day as asDay, dayOf, instant } from '../../../basis/time.ts';
import { airOfDay } from '../../../contract/air-days.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { longDay } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { PrintButton } from '../../kit/paper.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { BulletinButton } from './bulletin-button.tsx';
import { dayStart } from './calendar.ts';
import { asRegionLevel, dailySums, type DailyReply } from './daily.ts';
import { DailyTable } from './daily-table.tsx';
import { ToDateTable } from './to-date-table.tsx';
import './page.css';
import './period.css';
import './daily.css';

const levels = ['city', 'county'] as const;

/** 空气质量日报: yesterday by city or county, month and year to date, with ranking and what changed. */
export function AirDailyPage(): ReactNode {
  const { t } = useTranslation('air');
  const navigate = useNavigate();
  const { language } = usePreferences();
  const yesterday = addDays(dayOf(instant(Math.floor(useWorldMinute()))), -1);
  const { day: asked, level: named } = useSearch({ strict: false });
  const level = asRegionLevel(named);
  const answer = useRead(airOfDay, { query: { level, ...(asked === undefined ? {} : { day: asked }) } });
  const { data } = answer;
  const day = data?.day ?? asked ?? yesterday;
  const go = (search: { day?: string; level?: string }): void =>
    void navigate({ to: '/air/daily', search: { ...(asked === undefined ? {} : { day: asked }), level, ...search }, replace: true });
  return (
    <div className="air-period air-daily">
      <header className="page-head">
        <div>
          <Link to="/air" className="back-link no-print">
            {t('to-hour')}
          </Link>
          <h1>{data === undefined ? t('daily') : `${t('daily')} ${longDay(dayStart(data.day), language)}`}</h1>
          <p>{data === undefined ? t('daily-says') : <DailySays reply={data} />}</p>
        </div>
        {data === undefined || data.rows.length === 0 ? null : <BulletinButton reply={data} />}
        <PrintButton />
      </header>
      <div className="period-choice no-print">
        <DayStepper day={day} newest={yesterday} onDay={(next) => go({ day: next })} />
        <Segmented
          size="small"
          aria-label={t('level-choice')}
          value={level}
          onChange={(next) => go({ level: next })}
          options={levels.map((value) => ({ value, label: t(value) }))}
        />
      </div>
      {answer.isPending ? <Waiting rows={12} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {data === undefined ? null : <DailyView reply={data} over={data.day <= yesterday} />}
    </div>
  );
}

function DailyView({ reply, over }: { readonly reply: DailyReply; readonly over: boolean }): ReactNode {
  const { t } = useTranslation('air');
  if (reply.rows.length === 0)
    return (
      <div className="sheet">
        <Nothing says={over ? t('no-stations') : t('period-to-come', { period: reply.day })} />
      </div>
    );
  return (
    <>
      <section className="sheet period-sheet">
        <h2>{t('daily-day')}</h2>
        <p className="quiet">{t('daily-table-says')}</p>
        <DailyTable reply={reply} />
      </section>
      <section className="sheet period-sheet">
        <h2>{t('month-to-date')}</h2>
        <p className="quiet">{t('to-date-says')}</p>
        <ToDateTable reply={reply} of="month" />
      </section>
      <section className="sheet period-sheet">
        <h2>{t('year-to-date')}</h2>
        <p className="quiet">{t('to-date-says')}</p>
        <ToDateTable reply={reply} of="year" />
      </section>
    </>
  );
}

/** The day in a sentence: places by grade, better and worse than the day before. */
function DailySays({ reply: { day, rows, grades } }: { readonly reply: DailyReply }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const sums = dailySums(rows);
  const held = grades
    .filter(({ level }) => (sums.levels[level - 1] ?? 0) > 0)
    .map(({ level, name }) => t('grade-places', { grade: say(name), count: sums.levels[level - 1] ?? 0 }));
  if (rows.length === 0) return t('period-to-come', { period: day });
  if (held.length === 0) return t('daily-none', { day, count: rows.length });
  return t('daily-sums', {
    count: rows.length,
    grades: listed(say, [...held, ...(sums.none === 0 ? [] : [t('none-places', { count: sums.none })])]),
    better: sums.better,
    worse: sums.worse,
  });
}

type StepperProps = { readonly day: string; readonly newest: string; readonly onDay: (day: string) => void };

/** One day back, one on, any day that is over. */
function DayStepper({ day, newest, onDay }: StepperProps): ReactNode {
  const { t } = useTranslation('air');
  return (
    <span className="day-stepper" role="group" aria-label={t('day')}>
      <Button
        size="small"
        icon={<LeftOutlined />}
        aria-label={t('day-before')}
        title={t('day-before')}
        onClick={() => onDay(addDays(asDay(day), -1))}
      />
      <Input
        type="date"
        size="small"
        aria-label={t('day')}
        value={day}
        max={newest}
        onChange={({ target: { value } }) => {
          if (value !== '') onDay(value);
        }}
      />
      <Button
        size="small"
        icon={<RightOutlined />}
        aria-label={t('day-after')}
        title={t('day-after')}
        disabled={day >= newest}
        onClick={() => onDay(addDays(asDay(day), 1))}
      />
    </span>
  );
}
