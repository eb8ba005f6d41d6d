import { Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, day as asDay, isDay, startOfDay, type Day } from '../../../basis/time.ts';
import { fireDetectionsOfDay } from '../../../contract/fire-detection.ts';
import { useMapGround } from '../../app/map-ground.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { longDay, timeOfDay } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { MapView, type MapMark } from '../../kit/map-view.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import type { Chosen } from './chosen.ts';
import { FireCard } from './fire-card.tsx';
import { FireLegend } from './fire-legend.tsx';
import { FireTable } from './fire-table.tsx';
import { classOf, fireColours, footprintsOf, shownOf, type FireClass, type FireReply, type HotSpot } from './fire.ts';

type Given = { readonly today: Day; readonly chosen: Chosen };

/** 热点 of one day: leads from satellites, never fires before somebody has been there. */
export function FireView({ today, chosen: { at, region, mark, go } }: Given): ReactNode {
  const shown = at !== undefined && isDay(at) ? at : today;
  const query = region === undefined ? {} : { region };
  const answer = useRead(fireDetectionsOfDay, { params: { day: shown }, query }, { keep: true });
  const onDay = (to: string): void => { if (isDay(to)) go({ at: to === today ? undefined : to, mark: undefined }); };
  return (
    <div className="no-print fire-view">
      <DayPick day={shown} today={today} onDay={onDay} />
      {answer.isPending ? <Waiting rows={10} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <FireDay reply={answer.data} mark={mark} onMark={(id) => go({ mark: id })} onDay={onDay} />}
    </div>
  );
}

function DayPick({ day, today, onDay }: { readonly day: Day; readonly today: Day; readonly onDay: (day: string) => void }): ReactNode {
  const { t } = useTranslation('oneMap');
  return (
    <div className="fire-days">
      <Button onClick={() => onDay(addDays(day, -1))}>{t('day-before')}</Button>
      <label>{t('fire-day')} <Input type="date" value={day} max={today} onChange={({ target }) => onDay(target.value)} /></label>
      <Button disabled={day >= today} onClick={() => onDay(addDays(day, 1))}>{t('day-after')}</Button>
    </div>
  );
}

type Shown = {
  readonly reply: FireReply; readonly mark: string | undefined; readonly onMark: (id: string | undefined) => void; readonly onDay: (day: string) => void;
};

function FireDay({ reply, mark, onMark, onDay }: Shown): ReactNode {
  const { t } = useTranslation('oneMap');
  const ground = useMapGround();
  const [off, setOff] = useState<ReadonlySet<FireClass>>(new Set());
  const shown = useMemo(() => shownOf(reply.rows, off), [reply, off]);
  const footprints = useMemo(() => footprintsOf(shown), [shown]);
  const marks = useMarks(shown);
  const selected = shown.find(({ id }) => id === mark);
  const toggle = (of: FireClass): void => setOff(off.has(of) ? off.difference(new Set([of])) : off.union(new Set([of])));
  return (
    <>
      <Says reply={reply} onDay={onDay} />
      {reply.state === 'found' ? <FireLegend rows={reply.rows} off={off} onToggle={toggle} /> : null}
      {ground === undefined ? <Waiting rows={10} /> : (
        <MapView
          label={t('fire-map')} areas={ground.areas} waters={ground.waters} reviewNumber={ground.reviewNumber} marks={marks} footprints={footprints}
          onSelect={onMark} {...(selected === undefined ? {} : { selected: selected.id, detail: <FireCard spot={selected} /> })}
        />
      )}
      {reply.rows.length === 0 ? <BasisLine basis={reply.basis} /> : <FireTable rows={shown} basis={reply.basis} day={reply.day} onRow={onMark} />}
    </>
  );
}

/** The day in one sentence: found, looked at and nothing found, or nothing known; the last two are not the same. */
function Says({ reply: { state, day, region, rows, satellites, newest, more }, onDay }: Pick<Shown, 'reply' | 'onDay'>): ReactNode {
  const { t } = useTranslation('oneMap');
  const { language } = usePreferences();
  const say = useSay();
  const passes = listed(say, satellites.map(({ satellite, overpasses }) => t('fire-passes', { satellite: t(`satellite-${satellite}`), count: overpasses })));
  const named = { day: longDay(startOfDay(asDay(day)), language), region: say(region.name), count: rows.length, passes };
  return (
    <div className={`fire-says fire-${state}`} role="status">
      <p>{t(`fire-${state}`, named)}{more ? ` ${t('fire-more', { count: rows.length })}` : ''}</p>
      {newest === undefined || newest === day || state === 'found' ? null : <Button size="small" onClick={() => onDay(newest)}>{t('fire-newest', { day: newest })}</Button>}
    </div>
  );
}

function useMarks(shown: readonly HotSpot[]): readonly MapMark[] {
  const { t } = useTranslation('oneMap');
  const { language } = usePreferences();
  const say = useSay();
  return useMemo(() => shown.map((row): MapMark => {
    const of = classOf(row);
    return {
      id: row.id, title: `${say(row.region.name)} ${timeOfDay(row.at, language)}`, lon: Number(row.lon), lat: Number(row.lat), tone: 'neutral',
      says: `${of === 'modis' ? row.confidence : t(`class-${of}`)} · ${row.frp} MW`, colour: fireColours[of],
      label: of === 'modis' ? row.confidence : t(`letter-${of}`),
    };
  }), [shown, say, t, language]);
}
