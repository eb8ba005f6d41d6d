import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instant, type Day } from '../../../basis/time.ts';
import { mapWork } from '../../../contract/map.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { fireLayer, kept, type Chosen, type Search } from './chosen.ts';
import { ComparePick, CompareView } from './compare-view.tsx';
import { addressOf, comparedFrom, inOrder, momentOf, spanOf, type Span } from './days.ts';
import { FireView } from './fire-view.tsx';
import { LayerPick, Legend } from './legend.tsx';
import { PrintPick, PrintSheet, type PaperSize } from './print-sheet.tsx';
import { TimeBar } from './time-bar.tsx';
import { TimeBand } from './time-band.tsx';
import type { Mark, Moment } from './work.ts';
import { WorkView } from './work-view.tsx';
import './page.css';
import './print.css';

/** 一张图: only what is due or wrong is drawn first, every mark has somebody to call; now, on a past day, or two days side by side. */
export function OneMapPage(): ReactNode {
  const { t } = useTranslation('oneMap');
  const navigate = useNavigate();
  const search = useSearch({ from: '/workbench/map' });
  const now = useWorldMinute();
  const go = useCallback((change: Search): void => void navigate({ to: '/map', search: kept({ ...search, ...change }), replace: true }), [navigate, search]);
  const fire = search.layer === fireLayer;
  const [one, other] = fire ? [undefined, undefined] : search.against === undefined ? [search.at, undefined] : inOrder(search.at ?? search.against, search.against);
  const [first, second] = [useDay(one, now), useDay(other, now, other !== undefined)];
  const failed = [first, second].find(({ isError }) => isError);
  const back = <Button type="primary" onClick={() => go({ at: undefined, against: undefined })}>{t('back-to-now')}</Button>;
  if (failed !== undefined) {
    return <>{search.at === undefined ? null : <p className="time-band no-print">{back}</p>}<Refused error={failed.error} retry={() => void failed.refetch()} /></>;
  }
  if (first.data === undefined || (other !== undefined && second.data === undefined)) return <><h1>{t('title')}</h1><Waiting rows={12} /></>;
  const span = spanOf(first.data.since, now);
  const before = { day: dayOf(instant(first.data.at)), work: first.data };
  if (fire) return <FirePage marks={first.data.marks} today={span.today} chosen={{ ...search, go }} />;
  const after = second.data === undefined || search.against === undefined ? undefined : { day: dayOf(instant(second.data.at)), work: second.data };
  return <Page span={span} before={before} after={after} reading={first.isPlaceholderData || second.isPlaceholderData} chosen={{ ...search, go }} />;
}

/** The answer of one day; today is read again and again, a past day once. The last picture stays until the next has come. */
function useDay(of: string | undefined, now: number, wanted = true) {
  const at = momentOf(of, dayOf(instant(Math.floor(now))));
  return useRead(mapWork, { query: at === undefined ? {} : { at } }, { keep: true, enabled: wanted && now > 0, ...(at === undefined ? { everyMs: 30_000 } : {}) });
}

type Given = {
  readonly span: Span; readonly before: Moment; readonly after: Moment | undefined; readonly reading: boolean; readonly chosen: Chosen;
};

function Page({ span, before, after, reading, chosen }: Given): ReactNode {
  const { t } = useTranslation('oneMap');
  const [paper, setPaper] = useState<PaperSize>('a3');
  const { go, layer, region } = chosen;
  const newest = (after ?? before).work;
  const { today } = span;
  const place = newest.regions.find((row) => row.region.code === region)?.region.name;
  const onDay = useCallback((day: Day): void => go({ at: addressOf(day, today) }), [go, today]);
  return (
    <>
      <header className="page-head no-print">
        <div><h1>{t('title')}</h1><p>{t('says')} {t('click-hint')}</p></div>
        {place === undefined ? null : <OnlyRegion name={place} onAll={() => go({ region: undefined })} />}
        <LayerPick marks={newest.marks} layer={layer} onLayer={(next) => go(next === fireLayer ? { layer: next, mark: undefined, against: undefined } : { layer: next })} />
        {after === undefined ? <Button onClick={() => go(comparedFrom(before.day === span.today ? undefined : before.day, span))}>{t('compare')}</Button> : null}
        <PrintPick onPrint={setPaper} />
      </header>
      {after === undefined && before.day < span.today ? <TimeBand moment={before} reading={reading} onNow={() => go({ at: undefined })} /> : null}
      {after === undefined ? null : <ComparePick span={span} days={[before.day, after.day]} onDays={([at, against]) => go({ at, against })} onEnd={() => go({ at: undefined, against: undefined })} />}
      {after === undefined ? <Legend regions={before.work.regions} /> : <Legend regions={after.work.regions} before={before.work.regions} />}
      <div aria-busy={reading}>
        {after === undefined
          ? <WorkView moment={before} chosen={chosen} bar={<TimeBar span={span} shown={before.day} reading={reading} onDay={onDay} />} />
          : <CompareView before={before} after={after} chosen={chosen} />}
      </div>
      <PrintSheet moments={after === undefined ? [before] : [before, after]} chosen={chosen} paper={paper} />
    </>
  );
}

/** The same map with the layer of hot spots. Another layer begins with today: its days are those on record. */
function FirePage({ marks, today, chosen }: { readonly marks: readonly Mark[]; readonly today: Day; readonly chosen: Chosen }): ReactNode {
  const { t } = useTranslation('oneMap');
  return (
    <>
      <header className="page-head no-print">
        <div><h1>{t('title')}</h1><p>{t('fire-says')}</p></div>
        <LayerPick marks={marks} layer={chosen.layer} onLayer={(layer) => chosen.go({ layer, at: undefined, mark: undefined })} />
      </header>
      <FireView today={today} chosen={chosen} />
    </>
  );
}

function OnlyRegion({ name, onAll }: { readonly name: { readonly zh: string; readonly en: string }; readonly onAll: () => void }): ReactNode {
  const { t, i18n } = useTranslation('oneMap');
  return <Button onClick={onAll}>{t('only-region', { region: i18n.language === 'en' ? name.en : name.zh })}</Button>;
}
