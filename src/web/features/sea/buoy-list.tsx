import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { useDoor } from '../../app/door.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { reasonWords, verdictWords } from '../../kit/reading-words.ts';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { WhyButton } from '../../kit/why.tsx';
import { classWord, SeaClass } from './class-badge.tsx';
import type { Buoy } from './sea.ts';

/** Buoys of one day by sea area: class against the target of the zone, and which items are worse than it. */
export function BuoyList({ buoys, basis, day }: { readonly buoys: readonly Buoy[]; readonly basis: Words; readonly day: string }): ReactNode {
  const { t } = useTranslation('sea');
  const say = useSay();
  const door = useDoor();
  const over = ({ items }: Buoy): string => items.filter((item) => item.over).map(({ name }) => say(name)).join(t('comma'));
  const columns: readonly Column<Buoy>[] = [
    { id: 'sea', title: t('sea'), cell: ({ sea }) => say(sea), value: ({ sea }) => say(sea) },
    { id: 'buoy', title: t('buoy'), names: true, cell: (row) => <Link to={`${door}/sea/$number`} params={{ number: String(row.number) }}>{say(row.name)}</Link>, value: (row) => say(row.name) },
    { id: 'class', title: t('class'), cell: (row) => <SeaClass of={row.class} />, value: (row) => (row.class === undefined ? say(reasonWords(row.reason)) : t(classWord(row.class))) },
    { id: 'target', title: t('target'), cell: ({ target }) => (target === undefined ? '—' : t(classWord(target))), value: ({ target }) => (target === undefined ? undefined : t(classWord(target))) },
    { id: 'verdict', title: t('against'), cell: (row) => <Verdict buoy={row} />, value: ({ verdict }) => say(verdictWords[verdict]) },
    { id: 'over', title: t('over-items'), cell: (row) => over(row) || '—', value: over },
    { id: 'hours', title: t('hours-title'), number: true, width: 110, cell: ({ hours }) => hours, value: ({ hours }) => hours },
  ];
  return <DataTable label={`${t('list')} ${day}`} columns={columns} rows={buoys} rowKey={({ id }) => id} rowTone={({ verdict }) => (verdict === 'exceeds' ? 'late' : undefined)} basis={basis} csv />;
}

/** What the day came to, with why; a day that cannot be judged says the reason. */
export function Verdict({ buoy: { verdict, reason, why } }: { readonly buoy: Pick<Buoy, 'verdict' | 'reason' | 'why'> }): ReactNode {
  const say = useSay();
  return (
    <span className="sea-verdict">
      {reason === '' ? <StatusTag tone={toneOf(verdict)}>{say(verdictWords[verdict])}</StatusTag> : <span className="faint">{say(reasonWords(reason))}</span>}
      {why === undefined ? null : <WhyButton id={why} />}
    </span>
  );
}
