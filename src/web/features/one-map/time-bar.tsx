import { CaretRightOutlined, LeftOutlined, PauseOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Slider } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { startOfDay, type Day } from '../../../basis/time.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay, shortDay } from '../../app/time-words.ts';
import { dayAt, placeOf, type Span } from './days.ts';

type Given = {
  readonly span: Span; readonly shown: Day;
  /** Still reading the day that was asked for: playing waits for it. */
  readonly reading: boolean; readonly onDay: (day: Day) => void;
};
const stepMs = 1_200;
const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Day by day from the first record to now: handle and arrow keys, a step each way, and play, unless motion is unwanted. */
export function TimeBar({ span, shown, reading, onDay }: Given): ReactNode {
  const { t } = useTranslation('oneMap');
  const { language } = usePreferences();
  const last = placeOf(span.today, span);
  const place = Math.min(last, Math.max(0, placeOf(shown, span)));
  const [held, hold] = useState<number>();
  const [playing, play] = useState(false);
  useEffect(() => {
    if (!playing || reading) return undefined;
    const timer = setTimeout(() => (place >= last ? play(false) : onDay(dayAt(place + 1, span))), place >= last ? 0 : stepMs);
    return () => clearTimeout(timer);
  }, [playing, reading, place, last, span, onDay]);
  if (last === 0) return <p className="time-bar-none quiet no-print">{t('no-past')}</p>;
  const go = (to: number): void => { play(false); onDay(dayAt(to, span)); };
  const start = (): void => {
    if (place >= last) onDay(span.first);
    play(true);
  };
  const named = (at: number): string => (at === last ? t('today') : longDay(startOfDay(dayAt(at, span)), language));
  return (
    <section className="time-bar no-print" aria-label={t('time-bar')}>
      <div className="time-bar-steps">
        {isStill() ? null : <Button icon={playing ? <PauseOutlined /> : <CaretRightOutlined />} onClick={() => (playing ? play(false) : start())}>{t(playing ? 'pause' : 'play')}</Button>}
        <Button icon={<LeftOutlined />} aria-label={t('day-before')} title={t('day-before')} disabled={place === 0} onClick={() => go(place - 1)} />
        <Button icon={<RightOutlined />} aria-label={t('day-after')} title={t('day-after')} disabled={place === last} onClick={() => go(place + 1)} />
      </div>
      <Slider
        min={0} max={last} value={held ?? place} onChange={hold} onChangeComplete={(to) => { hold(undefined); go(to); }}
        marks={{ 0: shortDay(startOfDay(span.first), language), [last]: t('today') }} ariaLabelForHandle={t('time-bar')} ariaValueTextFormatterForHandle={named}
        tooltip={{ formatter: (at) => named(at ?? 0) }}
      />
      <output>{named(held ?? place)}</output>
    </section>
  );
}
