import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { civil, dayMs, instant } from '../../basis/time.ts';
import { usePreferences } from '../app/preferences.ts';
import { longDay, shortDay } from '../app/time-words.ts';
import { monthStarts, spanOfBars, type GanttBar } from './gantt-span.ts';
import './gantt.css';

type GanttProps = { readonly label: string; readonly bars: readonly GanttBar[]; readonly now: number; readonly link?: (id: string, words: string) => ReactNode };

/**
 * 甘特图: planned from–to as a frame, what passed of it filled, days that stood before an extension as ticks, the end as a mark, today as a
 * line. Each row says the same in words; the list beside it has the figures.
 */
export function Gantt({ label, bars, now, link }: GanttProps): ReactNode {
  const { t } = useTranslation('kit');
  const { language } = usePreferences();
  const drawn = bars.filter(({ to }) => to !== undefined);
  if (drawn.length === 0) return null;
  const { from, to } = spanOfBars(drawn, now);
  const at = (ms: number): number => ((ms - from) / (to - from)) * 1000;
  return (
    <figure className="gantt" aria-label={label}>
      <div className="gantt-row gantt-head" aria-hidden="true">
        <span />
        <div className="gantt-axis">{monthStarts(from, to).map((ms) => <span key={ms} style={{ left: `${at(ms) / 10}%` }}>{civil(instant(ms)).slice(0, 7)}</span>)}<b style={{ left: `${at(now) / 10}%` }}>{t('gantt-today')}</b></div>
      </div>
      <ol>
        {drawn.map((bar) => <Row key={bar.id} bar={bar} now={now} at={at} months={monthStarts(from, to)} name={link?.(bar.id, bar.name) ?? bar.name} says={says(bar)} />)}
      </ol>
    </figure>
  );

  function says({ from: start, to: end, ended }: GanttBar): string {
    const planned = t('gantt-planned', { from: shortDay(start, language), to: end === undefined ? '' : longDay(end, language) });
    return ended === undefined ? planned : `${planned};${t('gantt-ended', { day: longDay(ended, language) })}`;
  }
}

type RowProps = { readonly bar: GanttBar; readonly now: number; readonly at: (ms: number) => number; readonly months: readonly number[]; readonly name: ReactNode; readonly says: string };

function Row({ bar, now, at, months, name, says }: RowProps): ReactNode {
  const [start, end] = [at(bar.from), at(bar.to ?? now)];
  const run = Math.max(bar.ended ?? now, bar.from);
  const late = (bar.ended ?? now) > (bar.to ?? now) + dayMs;
  return (
    <li className={late ? 'gantt-row gantt-late' : 'gantt-row'} style={{ '--depth': bar.depth ?? 0 } as CSSProperties}>
      <div className="gantt-name">{name}<small>{says}</small></div>
      <svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label={says}>
        {months.map((ms) => <line key={ms} x1={at(ms)} x2={at(ms)} y1="0" y2="24" className="gantt-month" />)}
        <rect x={start} width={Math.max(end - start, 2)} y="5" height="14" className="gantt-plan" />
        <rect x={start} width={Math.max(at(run) - start, 0)} y="9" height="6" className={bar.ended === undefined ? 'gantt-run' : 'gantt-done'} />
        {(bar.earlier ?? []).map((ms) => <line key={ms} x1={at(ms)} x2={at(ms)} y1="2" y2="22" className="gantt-earlier" />)}
        <line x1={at(now)} x2={at(now)} y1="0" y2="24" className="gantt-now" />
      </svg>
    </li>
  );
}
