import { Button } from 'antd';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf, instant, isDay, startOfDay, type Day } from '../../../basis/time.ts';
import { noiseOfDay } from '../../../contract/noise.ts';
import { useDoor } from '../../app/door.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { NotFound, Refused } from '../../app/shell/dead-ends.tsx';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { reasonWords, verdictWords } from '../../kit/reading-words.ts';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { WhyButton } from '../../kit/why.tsx';
import { DayTable, HourCurve } from './curves.tsx';
import { levelText } from './level.tsx';
import type { NoiseLevel } from './noise.ts';
import './page.css';

/** One station: Ld, Ln and Ldn of a day, its 24 hours with the limits, and the days before. */
export function NoiseStationPage(): ReactNode {
  const { t } = useTranslation('noise');
  const { language } = usePreferences();
  const say = useSay();
  const door = useDoor();
  const navigate = useNavigate();
  const now = useWorldMinute();
  const number = Number(useParams({ strict: false }).number);
  const today = dayOf(instant(Math.floor(now)));
  const { day: asked = '' } = useSearch({ strict: false });
  const day: Day = isDay(asked) ? asked : addDays(today, -1);
  const answer = useRead(noiseOfDay, { query: { day } }, { everyMs: 60_000 });
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const station = answer.data.stations.find((one) => one.number === number);
  if (station === undefined) return <NotFound />;
  const go = (next: Day): void => void navigate({ to: `${door}/noise/$number`, params: { number: String(number) }, search: { day: next }, replace: true });
  return (
    <>
      <header className="page-head">
        <div>
          <Link to={`${door}/noise`} className="back-link">{t('back')}</Link>
          <h1>{say(station.name)}</h1>
          <p>{[t('zone-of', { zone: station.zone }), say(station.region.name), station.id].join(' · ')}</p>
        </div>
        <nav className="noise-step" aria-label={t('day')}>
          <Button size="small" onClick={() => go(addDays(day, -1))}>{t('day-before')}</Button>
          <time dateTime={day}>{longDay(startOfDay(day), language)}</time>
          <Button size="small" disabled={day >= today} onClick={() => go(addDays(day, 1))}>{t('day-after')}</Button>
        </nav>
      </header>
      <section className="noise-tiles">
        <Tile title={t('of-day')} name="Ld" level={station.day} />
        <Tile title={t('of-night')} name="Ln" level={station.night} />
        <Tile title={t('of-both')} name="Ldn" level={station.dayNight} />
      </section>
      <BasisLine basis={answer.data.basis} />
      <section className="sheet noise-curve"><HourCurve number={number} day={day} limits={[['day', station.day.limit], ['night', station.night.limit]]} /></section>
      <section className="sheet noise-days"><DayTable number={number} to={addDays(today, -1)} onDay={go} /></section>
    </>
  );
}

function Tile({ title, name, level }: { readonly title: string; readonly name: string; readonly level: NoiseLevel }): ReactNode {
  const { t } = useTranslation('noise');
  const say = useSay();
  return (
    <div className="sheet">
      <h2>{title} <span className="faint">{name}</span></h2>
      <p className="noise-sum"><b>{levelText(level.value)}</b>{level.value === undefined ? null : <span>dB(A)</span>}</p>
      <p>
        {level.limit === undefined ? null : <><StatusTag tone={toneOf(level.verdict)}>{say(verdictWords[level.verdict])}</StatusTag> {t('limit-is', { limit: level.limit })} </>}
        {level.value === undefined ? <span className="quiet">{say(reasonWords(level.reason))}</span> : null}
        {level.value !== undefined && level.limit === undefined ? <span className="quiet">{t('ldn-says')}</span> : null}
      </p>
      <p className="quiet">{t('hours', { count: level.hours })} {level.why === undefined ? null : <WhyButton id={level.why} />}</p>
    </div>
  );
}
