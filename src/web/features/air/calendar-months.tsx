import { useRef, useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { monthName } from '../../app/time-words.ts';
import { inkOn } from '../../kit/ink-on.ts';
import { gradeOf, type Grade } from './air-badge.tsx';
import { dayStart, monthsOf, movedTo, type CalendarDay, type CalendarMonth, type CalendarReply, type Square } from './calendar.ts';
import { useDayWords } from './day-words.ts';

/** Twelve months of squares in the official colours, each with its AQI; one tab stop, arrow keys from day to day. */
export function CalendarMonths({
  reply,
  onDay,
}: {
  readonly reply: CalendarReply;
  readonly onDay: (day: CalendarDay) => void;
}): ReactNode {
  const { t } = useTranslation('air');
  const words = useDayWords(reply.grades);
  const area = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<string>();
  const newest = reply.days.findLast(({ why }) => why !== undefined)?.day;
  const [focused, setFocused] = useState(newest);
  const point = ({ target }: SyntheticEvent): void => setPointed((target as Element).closest<HTMLElement>('[data-day]')?.dataset['day']);
  const move = (event: KeyboardEvent): void => {
    const next = focused === undefined ? undefined : movedTo(reply.days, focused, event.key);
    if (next === undefined) return;
    event.preventDefault();
    area.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  const months = monthsOf(reply.year, reply.days);
  const shown = months.flatMap(({ squares }) => squares).find(({ day }) => day === pointed);
  return (
    <div
      ref={area}
      role="toolbar"
      aria-label={t('calendar')}
      onMouseOver={point}
      onMouseLeave={() => setPointed(undefined)}
      onFocus={point}
      onKeyDown={move}
    >
      <p className="calendar-readout no-print">{shown === undefined ? t('calendar-hint') : words(shown)}</p>
      <div className="calendar-months">
        {months.map((month) => (
          <Month
            key={month.month}
            month={month}
            grades={reply.grades}
            words={words}
            tabDay={focused ?? newest}
            onDay={onDay}
            onFocus={setFocused}
          />
        ))}
      </div>
    </div>
  );
}

type MonthProps = {
  readonly month: CalendarMonth;
  readonly grades: readonly Grade[];
  readonly words: (square: Square) => string;
  readonly tabDay: string | undefined;
  readonly onDay: (day: CalendarDay) => void;
  readonly onFocus: (day: string) => void;
};

function Month({ month: { month, lead, squares }, ...given }: MonthProps): ReactNode {
  const { t } = useTranslation('air');
  const { language } = usePreferences();
  const [first] = squares;
  return (
    <section className="calendar-month">
      <h3>{first === undefined ? month : monthName(dayStart(first.day), language)}</h3>
      <div className="calendar-grid">
        {t('weekdays')
          .split(' ')
          .map((name, at) => (
            <span key={`${name} ${String(at)}`} className="calendar-weekday" aria-hidden>
              {name}
            </span>
          ))}
        {squares.map((square, at) => (
          <DaySquare key={square.day} square={square} column={at === 0 ? lead + 1 : undefined} {...given} />
        ))}
      </div>
    </section>
  );
}

type SquareProps = Omit<MonthProps, 'month'> & { readonly square: Square; readonly column: number | undefined };

function DaySquare({ square, column, grades, words, tabDay, onDay, onFocus }: SquareProps): ReactNode {
  const { day, held } = square;
  const grade = gradeOf(grades, held?.level);
  const number = Number(day.slice(8));
  const place = column === undefined ? {} : { gridColumnStart: column };
  if (held?.why === undefined)
    return (
      <span className={`calendar-day ${held === undefined ? 'to-come' : 'no-data'}`} data-day={day} style={place} title={words(square)}>
        <small>{number}</small>
      </span>
    );
  return (
    <button
      type="button"
      className={`calendar-day ${held.state}`}
      data-day={day}
      aria-label={words(square)}
      title={words(square)}
      tabIndex={day === tabDay ? 0 : -1}
      style={grade === undefined ? place : { ...place, background: grade.hex, color: inkOn(grade.hex) }}
      onClick={() => onDay(held)}
      onFocus={() => onFocus(day)}
    >
      <small>{number}</small>
      <b>{held.aqi ?? '—'}</b>
    </button>
  );
}
