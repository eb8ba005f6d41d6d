import { Button } from 'antd';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf, hourMs, instant, isDay, startOfDay, type Day } from '../../../basis/time.ts';
import { seaOfDay } from '../../../contract/sea.ts';
import { useDoor } from '../../app/door.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { NotFound, Refused } from '../../app/shell/dead-ends.tsx';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { BuoyCurve } from './curve.tsx';
import { BuoyDays } from './days.tsx';
import { ClassOfDay, ItemTable, NewestTable } from './day-tables.tsx';
import './page.css';

/** One buoy: its class on a day against its target, the items behind it, what it measures now, curves and the days before. */
export function BuoyPage(): ReactNode {
  const { t } = useTranslation('sea');
  const { language } = usePreferences();
  const say = useSay();
  const door = useDoor();
  const navigate = useNavigate();
  const now = useWorldMinute();
  const number = Number(useParams({ strict: false }).number);
  const today = dayOf(instant(Math.floor(now)));
  const { day: asked = '', factor: wanted } = useSearch({ strict: false });
  const day: Day = isDay(asked) ? asked : addDays(today, -1);
  const until = Math.floor(now / hourMs) * hourMs + 1;
  const answer = useRead(seaOfDay, { query: { day } }, { everyMs: 60_000 });
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const buoy = answer.data.buoys.find((one) => one.number === number);
  if (buoy === undefined) return <NotFound />;
  const choices = [...buoy.items.filter(({ factor }) => factor === 'DIN'), ...buoy.newest];
  const factor = wanted ?? buoy.items[0]?.factor ?? choices[0]?.factor ?? 'w01010';
  const go = (search: { day?: Day; factor?: string }): void =>
    void navigate({ to: `${door}/sea/$number`, params: { number: String(number) }, search: { ...(asked === '' ? {} : { day }), ...(wanted === undefined ? {} : { factor: wanted }), ...search }, replace: true });
  return (
    <>
      <header className="page-head">
        <div>
          <Link to={`${door}/sea`} className="back-link">{t('back')}</Link>
          <h1>{say(buoy.name)}</h1>
          <p>{[say(buoy.sea), buoy.functionZone === undefined ? t('no-target') : t('zone-of', { zone: buoy.functionZone }), say(buoy.region.name), buoy.id].join(' · ')}</p>
        </div>
        <nav className="sea-step" aria-label={t('day')}>
          <Button size="small" onClick={() => go({ day: addDays(day, -1) })}>{t('day-before')}</Button>
          <time dateTime={day}>{longDay(startOfDay(day), language)}</time>
          <Button size="small" disabled={day >= today} onClick={() => go({ day: addDays(day, 1) })}>{t('day-after')}</Button>
        </nav>
      </header>
      <div className="sea-now">
        <ClassOfDay buoy={buoy} />
        <section className="sheet"><ItemTable buoy={buoy} basis={answer.data.basis} day={day} /></section>
      </div>
      <section className="sheet sea-curve"><BuoyCurve number={number} day={day} until={until} factor={factor} limit={buoy.items.find((item) => item.factor === factor)?.limit} choices={choices} onFactor={(next) => go({ factor: next })} /></section>
      <section className="sheet sea-days"><NewestTable buoy={buoy} basis={answer.data.basis} /></section>
      <section className="sheet sea-days"><BuoyDays number={number} to={until} onDay={(next) => go({ day: next })} /></section>
    </>
  );
}
