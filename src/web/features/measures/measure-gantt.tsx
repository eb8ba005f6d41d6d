import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { Static } from 'typebox';
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { listMeasures } from '../../../contract/measure.ts';
import { useWorldMinute } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { Nothing } from '../../kit/waiting.tsx';
import { axisOf, barsByItem, type Axis, type Bar, type ItemBars, type Zoom } from './bars.ts';
import { useDaysLeft } from './columns.tsx';
import { GanttTable } from './gantt-table.tsx';
import { zooms, type Change } from './search.ts';
import './gantt.css';

type GanttProps = { readonly reply: Static<typeof listMeasures.reply>; readonly zoom: Zoom; readonly go: (change: Change) => void };

/** 按问题的甘特图: measures of each item as bars, in one sentence, and as a table below. */
export function MeasureGantt({ reply: { rows, basis }, zoom, go }: GanttProps): ReactNode {
  const { t } = useTranslation('measures');
  const now = useWorldMinute();
  const items = barsByItem(rows);
  if (items.length === 0) return <Nothing says={rows.length === 0 ? t('empty') : t('gantt-none')} />;
  const bars = items.flatMap((item) => item.bars);
  const says = t('gantt-says', {
    items: items.length,
    measures: bars.length,
    late: bars.filter(({ late }) => late).length,
    verified: bars.filter(({ row: { state } }) => state === 'verified').length,
    undrawn: rows.length - bars.length,
  });
  return (
    <>
      <div className="mgantt-head">
        <p role="status">{says}</p>
        <Segmented
          className="no-print"
          aria-label={t('zoom')}
          value={zoom}
          onChange={(value) => go({ zoom: value })}
          options={zooms.map((value) => ({ value, label: t(`zoom-${value}`) }))}
        />
      </div>
      <Legend />
      {now === 0 ? null : <Chart items={items} axis={axisOf(items, now, zoom)} now={now} />}
      <details className="mgantt-twin">
        <summary>{t('gantt-table')}</summary>
        <GanttTable bars={bars} basis={basis} />
      </details>
    </>
  );
}

type ChartProps = { readonly items: readonly ItemBars[]; readonly axis: Axis; readonly now: number };

function Chart({ items, axis, now }: ChartProps): ReactNode {
  const { t } = useTranslation('measures');
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const at = (ms: number): number => ((ms - axis.from) / (axis.to - axis.from)) * 1000;
  const today = at(now) / 1000;
  // Today comes into sight, a third from the left edge of what can be seen.
  useEffect(() => {
    const box = scroller.current;
    if (box !== null && !matchMedia('(max-width: 720px)').matches) box.scrollLeft = today * axis.width - (box.clientWidth - 300) / 3;
  }, [axis.width, today]);
  return (
    <div
      className="mgantt"
      ref={scroller}
      role="region"
      aria-label={t('gantt')}
      style={{ '--width': `${axis.width}px` } as CSSProperties}
    >
      <div className="mgantt-row mgantt-axis" aria-hidden="true">
        <span className="mgantt-name" />
        <div className="mgantt-track">
          {axis.ticks.map((tick) => (
            <span key={tick.at} style={{ left: `${at(tick.at) / 10}%` }}>
              {tick.name}
            </span>
          ))}
          <b style={{ left: `${today * 100}%` }}>{t('gantt-today')}</b>
        </div>
      </div>
      {items.map(({ item, bars }) => (
        <section key={item.id} aria-label={say(item.title)}>
          <h3 className="mgantt-item">
            <Link to="/case/$id" params={{ id: item.id }}>
              {say(item.title)}
            </Link>{' '}
            <small>
              {item.number} · {say(item.region.name)}
            </small>
          </h3>
          <ol>
            {bars.map((bar) => (
              <BarRow key={bar.row.id} bar={bar} at={at} now={now} ticks={axis.ticks} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

type BarProps = { readonly bar: Bar; readonly at: (ms: number) => number; readonly now: number; readonly ticks: Axis['ticks'] };

function BarRow({ bar: { row, from, to, late, share, stages }, at, now, ticks }: BarProps): ReactNode {
  const { t } = useTranslation('measures');
  const left = useDaysLeft();
  const [start, end] = [at(from), Math.max(at(to), at(from) + 2)];
  const first = row.from ?? row.begun;
  const says = [first > (row.due ?? '') ? row.due : `${first} — ${row.due}`, `${row.quantity}${row.unit}`, t(`state-${row.state}`), left(row)]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <li className={late ? 'mgantt-row mgantt-late' : 'mgantt-row'}>
      <div className="mgantt-name">
        <Link to="/case/$id" params={{ id: row.case.id }}>
          {row.what}
        </Link>
        <small>{says}</small>
      </div>
      <svg className="mgantt-track" viewBox="0 0 1000 26" preserveAspectRatio="none" role="img" aria-label={`${row.what}:${says}`}>
        {ticks.map((tick) => (
          <line key={tick.at} x1={at(tick.at)} x2={at(tick.at)} y1="0" y2="26" className="mgantt-tick" />
        ))}
        <rect x={start} width={end - start} y="7" height="12" className="mgantt-plan" />
        {row.state === 'done' ? <rect x={start} width={end - start} y="16" height="3" className="mgantt-reported" /> : null}
        <rect x={start} width={(end - start) * share} y="7" height="12" className="mgantt-verified" />
        {stages.map((stage) => (
          <line
            key={`${stage.project} ${stage.id}`}
            x1={at(stage.at)}
            x2={at(stage.at)}
            y1="3"
            y2="23"
            className={stage.ended ? 'mgantt-stage mgantt-ended' : 'mgantt-stage'}
          />
        ))}
        <line x1={at(now)} x2={at(now)} y1="0" y2="26" className="mgantt-now" />
      </svg>
    </li>
  );
}

const marks = ['plan', 'late', 'reported', 'verified', 'stage', 'now'] as const;

function Legend(): ReactNode {
  const { t } = useTranslation('measures');
  return (
    <ul className="mgantt-legend" aria-label={t('legend')}>
      {marks.map((mark) => (
        <li key={mark}>
          <i className={`mgantt-key-${mark}`} aria-hidden="true" />
          {t(`legend-${mark}`)}
        </li>
      ))}
    </ul>
  );
}
