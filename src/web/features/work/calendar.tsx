import { Link } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instant, startOfDay, type Day } from '../../../basis/time.ts';
import type { workList } from '../../../contract/case.ts';
import { usePreferences, type Language } from '../../app/preferences.ts';
import { useWorldMinute } from '../../app/session.ts';
import { shortDay, weekday } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { addMonths, monthOf, spread, weeksOf } from './month-grid.ts';
import './calendar.css';

type List = Static<typeof workList.reply>;
type Row = List['rows'][number];
const shownMost = 3;

/** 日历: what waits for this office, each on the day on which it is due; what is overdue or has no day stands above. */
export function WorkCalendar({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation('work');
  const { language } = usePreferences();
  const now = useWorldMinute();
  const [moved, move] = useState(0);
  const month = addMonths(monthOf(now), moved);
  const { byDay, late, awaits, none } = spread(list.rows, now);
  const due = [...byDay].filter(([on]) => on.startsWith(month)).reduce((sum, [, rows]) => sum + rows.length, 0);
  return (
    <section className="work-calendar" aria-label={t('calendar')}>
      <header>
        <h2>{monthTitle(month, language)}</h2>
        <Space>
          <Button size="small" onClick={() => move(moved - 1)}>{t('month-before')}</Button>
          <Button size="small" disabled={moved === 0} onClick={() => move(0)}>{t('month-this')}</Button>
          <Button size="small" onClick={() => move(moved + 1)}>{t('month-next')}</Button>
        </Space>
      </header>
      <p className="quiet">
        {t('calendar-says', { due, late: late.length, none: none.length })}
        {awaits.length === 0 ? null : ` ${t('calendar-awaits', { count: awaits.length })}`}
        {list.counts.todo > list.rows.length ? ` ${t('calendar-only', { shown: list.rows.length, all: list.counts.todo })}` : null}
      </p>
      {late.length === 0 ? null : <div className="calendar-late"><b>{t('overdue')}</b><Cases rows={late} tone="late" /></div>}
      <table>
        <thead><tr>{(weeksOf(month)[0] ?? []).map((on) => <th key={on} scope="col">{weekday(startOfDay(on), language)}</th>)}</tr></thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((on) => (
                <OneDay key={on} on={on} rows={byDay.get(on) ?? []} own={on.startsWith(month)} now={now} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type DayProps = { readonly on: Day; readonly rows: readonly Row[]; readonly own: boolean; readonly now: number };

function OneDay({ on, rows, own, now }: DayProps): ReactNode {
  const { language } = usePreferences();
  const today = on === dayOf(instant(now));
  const look = [own ? '' : 'foreign', today ? 'today' : '', rows.length === 0 ? 'free' : ''].filter(Boolean).join(' ');
  const [short, late] = [shortDay(startOfDay(on), language), rows.every(({ task }) => (task.due ?? 0) < now)];
  return (
    <td className={look} {...(today ? { 'aria-current': 'date' as const } : {})}>
      <time dateTime={on} aria-label={short}>{Number(on.slice(8))}<span>{short} {weekday(startOfDay(on), language)}</span></time>
      <Cases rows={rows} {...(late ? { tone: 'late' as const } : today ? { tone: 'due' as const } : {})} />
    </td>
  );
}

/** The first few; the others one press away. */
function Cases({ rows, tone }: { readonly rows: readonly Row[]; readonly tone?: 'late' | 'due' }): ReactNode {
  const { t } = useTranslation('work');
  const say = useSay();
  const [whole, setWhole] = useState(false);
  if (rows.length === 0) return null;
  return (
    <ul {...(tone === undefined ? {} : { className: tone })}>
      {(whole ? rows : rows.slice(0, shownMost)).map(({ task, case: of }) => (
        <li key={of.id} title={`${say(of.title)} · ${say(of.region.name)} · ${say(task.title)}`}>
          <Link to="/case/$id" params={{ id: of.id }} hash="do">{say(of.title)}</Link>
        </li>
      ))}
      {whole || rows.length <= shownMost ? null : (
        <li><button type="button" onClick={() => setWhole(true)}>{t('calendar-more', { count: rows.length - shownMost })}</button></li>
      )}
    </ul>
  );
}

const monthTitle = (month: string, language: Language): string => {
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long' });
  return format.format(Date.parse(`${month}-01T00:00:00Z`));
};
