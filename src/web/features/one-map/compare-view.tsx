import { Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapGround } from '../../app/map-ground.ts';
import { useShade } from '../../app/theme.tsx';
import { MapView } from '../../kit/map-view.tsx';
import { MapsTogether } from '../../kit/maps-together.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { ChangeTable } from './change-table.tsx';
import { changesOf } from './changes.ts';
import { useColours } from './colours.ts';
import { inOrder, type Span } from './days.ts';
import { MarkCard } from './mark-card.tsx';
import { useDayWords } from './moment-words.ts';
import { useShownMarks } from './work-marks.ts';
import type { Chosen } from './chosen.ts';
import type { Moment } from './work.ts';

type Given = { readonly before: Moment; readonly after: Moment; readonly chosen: Chosen };

/** 前后对比: the same land on two days at one scale, and every county's figures of both with what became of them. */
export function CompareView({ before, after, chosen }: Given): ReactNode {
  const { t } = useTranslation('oneMap');
  const [together] = useState(() => new MapsTogether());
  const changes = useMemo(() => changesOf(before.work.regions, after.work.regions), [before, after]);
  const same = before.day === after.day;
  return (
    <>
      {same ? <p className="time-band" role="status">{t('same-day')}</p> : null}
      <div className="map-pair no-print">
        {[before, after].map((moment, at) => <OneDay key={at === 0 ? 'before' : 'after'} moment={moment} which={at === 0 ? 'before' : 'after'} together={together} chosen={chosen} />)}
      </div>
      {changes.length === 0 ? <div className="sheet"><Nothing says={t('nothing')} /></div> : <ChangeTable changes={changes} before={before} after={after} />}
    </>
  );
}

type Side = { readonly moment: Moment; readonly which: 'before' | 'after'; readonly together: MapsTogether; readonly chosen: Chosen };

function OneDay({ moment: { day, work }, which, together, chosen }: Side): ReactNode {
  const { t } = useTranslation('oneMap');
  const dayWords = useDayWords();
  const ground = useMapGround(useColours(work.regions, useShade()));
  const { shown, marks } = useShownMarks(work, chosen);
  const selected = shown.find(({ id }) => id === chosen.mark);
  const heading = t(`${which}-day`, { day: dayWords(day, work.at) });
  return (
    <section>
      <h2>{heading}</h2>
      {ground === undefined ? <Waiting rows={10} /> : (
        <MapView
          label={heading} areas={ground.areas} waters={ground.waters} reviewNumber={ground.reviewNumber} marks={marks} stacked together={together}
          height="min(56vh, 520px)" onSelect={(id) => chosen.go({ mark: id })} {...(chosen.mark === undefined ? {} : { selected: chosen.mark })}
          detail={selected === undefined ? null : <MarkCard mark={selected} />}
        />
      )}
    </section>
  );
}

type Days = { readonly span: Span; readonly days: readonly [string, string]; readonly onDays: (days: readonly [string, string]) => void; readonly onEnd: () => void };

/** Which two days; whichever is chosen, the earlier one stands first. */
export function ComparePick({ span, days, onDays, onEnd }: Days): ReactNode {
  const { t } = useTranslation('oneMap');
  const pick = (at: 0 | 1): ReactNode => (
    <label>{t(at === 0 ? 'before' : 'after')} <Input
      type="date" min={span.first} max={span.today} value={days[at]} style={{ width: 160 }}
      onChange={({ target: { value } }) => { if (value >= span.first && value <= span.today) onDays(at === 0 ? inOrder(value, days[1]) : inOrder(days[0], value)); }}
    /></label>
  );
  return <section className="compare-pick no-print" aria-label={t('compare')}>{pick(0)}{pick(1)}<Button onClick={onEnd}>{t('compare-end')}</Button></section>;
}
