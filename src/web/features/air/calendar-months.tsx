import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { monthName } from '../../app/time-words.ts';
import { inkOn } from '../../kit/ink-on.ts';
import { gradeOf, type Grade } from './air-badge.tsx';
import { dayStart, monthsOf, movedTo, type CalendarDay, type CalendarMonth, type CalendarReply, type Square } from './calendar.ts';
import { useDayWords } from './day-words.ts';

/** What every square needs beside its day. `tabDay`: the one tab stop; `onPoint`: pointed at or focused, `onMove`: a key pressed on it. */
type Common = {
  readonly grades: readonly Grade[];
  readonly words: (square: Square) => string;
  readonly tabDay: string | undefined;
  readonly onDay: (day: CalendarDay) => void;
  readonly onPoint: (day: string, focused: boolean) => void;
  readonly onMove: (event: KeyboardEvent, day: string) => void;
};

/** Twelve months of squares in the official colours, each with its AQI; one tab stop, arrow keys from day to day. */
export function CalendarMonths({ reply, onDay }: { readonly reply: CalendarReply; readonly onDay: (day: CalendarDay) => void }): ReactNode {
  const { t } = useTranslation('air');
  const words = useDayWords(reply.grades);
  const area = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<string>();
  const [tabDay, setTabDay] = useState(reply.days.findLast(({ why }) => why !== undefined)?.day);
  const onPoint = (day: string, focused: boolean): void => {
    setPointed(day);
    if (focused) setTabDay(day);
  };
  const onMove = (event: KeyboardEvent, day: string): void => {
    const next = movedTo(reply.days, day, event.key);
    if (next === undefined) return;
    event.preventDefault();
    area.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  const months = monthsOf(reply.year, reply.days);
  const shown = months.flatMap(({ squares }) => squares).find(({ day }) => day === pointed);
  return (
    <div ref={area}>
      <p className="calendar-readout no-print">{shown === undefined ? t('calendar-hint') : words(shown)}</p>
      <div className="calendar-months">
        {months.map((month) => (
          <Month key={month.month} month={month} grades={reply.grades} {...{ words, tabDay, onDay, onPoint, onMove }} />
        ))}
      </div>
    </div>
  );
}

function Month({ month: { month, lead, squares }, ...common }: Common & { readonly month: CalendarMonth }): ReactNode {
  const { t } = useTranslation('air');
  const { language } = usePreferences();
  const [first] = squares;
  const heads = t('weekdays').split(' ');
  return (
    <section className="calendar-month">
      <h3>{first === undefined ? month : monthName(dayStart(first.day), language)}</h3>
      <div className="calendar-grid">
        {heads.map((name, at) => <span key={`${name} ${String(at)}`} className="calendar-weekday" aria-hidden>{name}</span>)}
        {squares.map((square, at) => <DaySquare key={square.day} square={square} column={at === 0 ? lead + 1 : undefined} {...common} />)}
      </div>
    </section>
  );
}

type SquareProps = Common & { readonly square: Square; readonly column: number | undefined };

function DaySquare({ square, column, grades, words, tabDay, onDay, onPoint, onMove }: SquareProps): ReactNode {
  const { day, held } = square;
  const grade = gradeOf(grades, held?.level);
  const place = column === undefined ? {} : { gridColumnStart: column };
  const says = words(square);
  const number = <small>{Number(day.slice(8))}</small>;
  if (held?.why === undefined) {
    return <span className={`calendar-day ${held === undefined ? 'to-come' : 'no-data'}`} style={place} title={says}>{number}</span>;
  }
  return (
    <button
      type="button"
      className={`calendar-day ${held.state}`}
      data-day={day}
      aria-label={says}
      title={says}
      tabIndex={day === tabDay ? 0 : -1}
      style={grade === undefined ? place : { ...place, background: grade.hex, color: inkOn(grade.hex) }}
      onClick={() => onDay(held)}
      onMouseEnter={() => onPoint(day, false)}
      onFocus={() => onPoint(day, true)}
      onKeyDown={(event) => onMove(event, day)}
    >
      {number}
      <b>{held.aqi ?? '—'}</b>
    </button>
  );
}
