import { hourMs } from '../../../basis/time.ts';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { airNow, readPoint, type PointView } from '../../../contract/point.ts';
import { useDoor } from '../../app/door.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useSession, useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { inkOn } from '../../kit/ink-on.ts';
import { reasonWords } from '../../kit/reading-words.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { WhyButton } from '../../kit/why.tsx';
import { gradeOf, type Grade } from './air-badge.tsx';
import { CalendarLink } from './place-column.tsx';
import { PollutantTiles } from './pollutant-tiles.tsx';
import { pollutants, pollutantText } from './pollutants.tsx';
import { RawFrames } from './raw-frames.tsx';
import { StationCurve, windowsOfHours } from './station-curve.tsx';
import './page.css';

type View = Static<typeof PointView>;

/** One station: AQI now, six pollutants, curve, and for officers the raw messages. */
export function StationPage(): ReactNode {
  const door = useDoor();
  const navigate = useNavigate();
  const session = useSession();
  const now = useWorldMinute();
  const number = Number(useParams({ strict: false }).number);
  const { factor = 'aqi', hours: asked = 24 } = useSearch({ strict: false });
  const answer = useRead(readPoint, { params: { number } }, { everyMs: 30_000 });
  const grades = useRead(airNow, { query: { level: 'city' } }).data?.grades ?? [];
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const newest = answer.data.latest.find((row) => row.factor === 'aqi')?.at ?? Math.floor(now / hourMs) * hourMs;
  const rows = answer.data.latest.filter(({ at, period }) => at === newest && period === 'hour');
  return (
    <>
      <Head view={answer.data} at={newest} />
      <div className="station-now">
        <AqiNow row={rows.find((row) => row.factor === 'aqi')} rows={rows} grades={grades} />
        <PollutantTiles rows={rows} grades={grades} />
      </div>
      <BasisLine basis={answer.data.basis} />
      <section className="sheet station-curve">
        <StationCurve number={number} to={newest + hourMs} factor={factor} hours={windowsOfHours.includes(asked) ? asked : 24} onChange={(search) => void navigate({ to: `${door}/air/$number`, params: { number: String(number) }, search, replace: true })} />
      </section>
      {session === null || door === '/public' ? null : <RawFrames number={number} />}
    </>
  );
}

function Head({ view: { point, region, device }, at }: { readonly view: View; readonly at: number }): ReactNode {
  const { t } = useTranslation('air');
  const { language } = usePreferences();
  const say = useSay();
  const door = useDoor();
  const level = point.attributes['level'];
  const control = level === 'national' || level === 'provincial' || level === 'city' ? t(`control-${level}`) : undefined;
  return (
    <header className="page-head">
      <div>
        <Link to={`${door}/air`} className="back-link">{t('back')}</Link>
        <h1>{say(point.name)}</h1>
        <p>{[say(region.name), control, point.id, device === undefined || door === '/public' ? undefined : `${t('device', { mn: device.mn })} ${t(device.connected ? 'connected' : 'disconnected')}`].filter(Boolean).join(' · ')}</p>
      </div>
      <CalendarLink id={String(point.number)} level="station">{t('calendar')}</CalendarLink>
      <time className="quiet" dateTime={new Date(at).toISOString()}>{t('of-hour', { at: moment(at, language) })}</time>
    </header>
  );
}

function AqiNow({ row, rows, grades }: { readonly row: View['latest'][number] | undefined; readonly rows: View['latest']; readonly grades: readonly Grade[] }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const grade = gradeOf(grades, row?.index);
  if (row?.value === undefined) {
    return <section className="aqi-now none"><p>{t('aqi-now')}</p><strong>—</strong><p>{t('not-determined', { reason: say(reasonWords(row?.reason ?? 'no-valid-value')) })}</p></section>;
  }
  const most = Math.max(0, ...rows.filter(({ factor }) => factor !== 'aqi').map(({ index }) => index ?? 0));
  const primary = Number(row.value) <= (grades[0]?.hi ?? 0) ? [] : pollutants.filter(({ code }) => rows.some(({ factor, index }) => factor === code && index === most));
  return (
    <section className="aqi-now" style={grade === undefined ? undefined : { background: grade.hex, color: inkOn(grade.hex) }}>
      <p>{t('aqi-now')}</p>
      <strong>{row.value}</strong>
      <p className="aqi-level">{grade === undefined ? '' : say(grade.name)}</p>
      <p>{primary.length === 0 ? t('primary-none') : t('primary-is', { names: listed(say, primary.map(({ id }) => pollutantText(id))) })}</p>
      <div className="aqi-why"><WhyButton id={row.id} /></div>
    </section>
  );
}
