import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LadderCounts } from '../../../contract/case.ts';
import type { Words } from '../../../model/words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';

type Counts = Static<typeof LadderCounts>;
type Place = Counts['places'][number];

/** 督办阶梯: open items of each city by the rung last used, days without a move, and the same in one sentence. */
export function LadderTable({ ladder: { rungs, places }, basis }: { readonly ladder: Counts; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('itemTree');
  const say = useSay();
  const count = (id: string, title: string, value: (place: Place) => number): Column<Place> =>
    ({ id, title, number: true, width: 96, value, cell: (place) => (value(place) === 0 ? <span className="faint">0</span> : value(place)) });
  const columns: readonly Column<Place>[] = [
    { id: 'place', title: t('place'), names: true, width: 140, value: ({ region }) => say(region.name), cell: ({ region }) => say(region.name) },
    count('open', t('open-items'), ({ open }) => open), count('unused', t('no-letter'), ({ unused }) => unused),
    ...rungs.map(({ id, title }, at) => count(id, say(title), ({ counts }) => counts[at] ?? 0)),
    count('idle-median', t('idle-median'), ({ idleDaysMedian }) => idleDaysMedian), count('idle-most', t('idle-most'), ({ idleDaysMost }) => idleDaysMost),
  ];
  return (
    <>
      <p className="tree-says">{useLadderSentence({ rungs, places })}</p>
      <DataTable label={t('ladder')} columns={columns} rows={places} rowKey={({ region }) => region.code} basis={basis} empty={t('empty')} />
    </>
  );
}

function useLadderSentence({ rungs, places }: Counts): string {
  const { t } = useTranslation('itemTree');
  const say = useSay();
  const sum = (of: (place: Place) => number): number => places.reduce((all, place) => all + of(place), 0);
  const highest = rungs.findLastIndex((_rung, at) => places.some(({ counts }) => (counts[at] ?? 0) > 0));
  const slowest = places.toSorted((a, b) => b.idleDaysMost - a.idleDaysMost)[0];
  const open = sum((place) => place.open);
  const urged = t('ladder-says', { open, urged: open - sum(({ unused }) => unused) });
  const rung = rungs[highest];
  const top = rung === undefined ? '' : t('ladder-highest', { rung: say(rung.title), count: sum(({ counts }) => counts[highest] ?? 0) });
  return `${urged}${top}${slowest === undefined ? '' : t('ladder-slowest', { place: say(slowest.region.name), days: slowest.idleDaysMost })}`;
}
