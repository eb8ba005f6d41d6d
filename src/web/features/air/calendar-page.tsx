import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instant } from '../../../basis/time.ts';
import { airCalendar } from '../../../contract/air-days.ts';
import { useDoor } from '../../app/door.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { longDay } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { HeededNote } from '../../kit/heeded-note.tsx';
import { PrintButton } from '../../kit/paper.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { WhyDrawer } from '../../kit/why.tsx';
import { dayStart, yearChoices, type CalendarDay, type CalendarReply } from './calendar.ts';
import { CalendarKey } from './calendar-key.tsx';
import { CalendarMonths } from './calendar-months.tsx';
import { DayTable } from './day-table.tsx';
import { useDayWords } from './day-words.ts';
import { asLevel } from './period.ts';
import './page.css';
import './calendar.css';

/** 空气质量年历 of a station, county or city: every day in the colour of its grade, each asked why. */
export function AirCalendarPage(): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const door = useDoor();
  const navigate = useNavigate();
  const today = dayOf(instant(Math.floor(useWorldMinute())));
  const { place = '' } = useParams({ strict: false });
  const { level: named, year: asked } = useSearch({ strict: false });
  const level = asLevel(named);
  const answer = useRead(airCalendar, { params: { place }, query: { level, ...(asked === undefined ? {} : { year: asked }) } });
  const { data } = answer;
  const year = data?.year ?? asked ?? today.slice(0, 4);
  const station = data?.place.of === 'station';
  return (
    <div className="air-calendar">
      <header className="page-head">
        <div>
          {level === 'station' ? (
            <Link to={`${door}/air/$number`} params={{ number: place }} className="back-link no-print">
              {t('to-station')}
            </Link>
          ) : (
            <Link to={`${door}/air/period`} search={{ level }} className="back-link no-print">
              {t('to-period')}
            </Link>
          )}
          <h1>{data === undefined ? t('calendar-title') : t('calendar-of', { place: say(data.place.name), year })}</h1>
          {station ? <p>{say(data.place.region.name)}</p> : null}
        </div>
        <label className="no-print">
          {t('year')}{' '}
          <Select
            size="small"
            value={year}
            options={yearChoices(today, year).map((value) => ({ value, label: value }))}
            onChange={(next) =>
              void navigate({ to: `${door}/air/calendar/$place`, params: { place }, search: { level, year: next }, replace: true })
            }
            style={{ minWidth: 84 }}
          />
        </label>
        <PrintButton />
      </header>
      {answer.isPending ? <Waiting rows={12} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {data === undefined ? null : <CalendarView key={`${data.place.id} ${data.year}`} reply={data} />}
    </div>
  );
}

function CalendarView({ reply }: { readonly reply: CalendarReply }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const { language } = usePreferences();
  const words = useDayWords(reply.grades);
  const [opened, setOpened] = useState<CalendarDay>();
  if (reply.days.length === 0)
    return (
      <div className="sheet">
        <Nothing says={t('calendar-year-to-come', { year: reply.year })} />
      </div>
    );
  if (reply.place.sites === 0)
    return (
      <div className="sheet">
        <Nothing says={t('calendar-no-stations')} />
      </div>
    );
  const label = `${say(reply.place.name)} ${t('calendar')} ${reply.year}`;
  return (
    <>
      <section className="sheet calendar-sheet">
        <p>
          <CalendarSays reply={reply} />
        </p>
        <CalendarKey reply={reply} />
        <CalendarMonths reply={reply} onDay={setOpened} />
        <BasisLine basis={reply.basis} />
        <HeededNote heeded={reply.heeded} />
      </section>
      <details className="sheet calendar-days no-print">
        <summary>
          <h2>{t('day-table')}</h2>
        </summary>
        <DayTable reply={reply} label={label} />
      </details>
      <WhyDrawer
        id={opened?.why}
        title={opened === undefined ? label : `${say(reply.place.name)} ${longDay(dayStart(opened.day), language)}`}
        onClose={() => setOpened(undefined)}
      >
        {opened === undefined ? null : <p className="calendar-opened">{words({ day: opened.day, held: opened })}</p>}
      </WhyDrawer>
    </>
  );
}

/** The year in a sentence: days by grade, good-day share, valid days, longest runs. */
function CalendarSays({ reply: { days, sums, grades } }: { readonly reply: CalendarReply }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const span = { from: days[0]?.day ?? '', to: days.at(-1)?.day ?? '' };
  if (sums.goodShare === undefined) return t('calendar-empty', span);
  const held = grades
    .filter(({ level }) => (sums.levels[level - 1] ?? 0) > 0)
    .map(({ level, name }) => `${say(name)} ${t('count-days', { count: sums.levels[level - 1] ?? 0 })}`);
  const runs = [
    sums.good === undefined ? '' : t('calendar-good-run', sums.good),
    sums.over === undefined ? '' : t('calendar-over-run', sums.over),
  ].filter(Boolean);
  return (
    <>
      {t('calendar-sums', { ...span, days: days.length, valid: sums.validDays, grades: listed(say, held), share: sums.goodShare })}
      {say({ zh: '', en: ' ' })}
      {runs.length === 0 ? null : t('calendar-runs', { runs: say({ zh: runs.join(','), en: runs.join(', ') }) })}
    </>
  );
}
