import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { useBasis } from './basis.ts';
import { totalOf, type Change } from './changes.ts';
import { useDayWords } from './moment-words.ts';
import type { Moment, RegionWork } from './work.ts';

type Given = { readonly changes: readonly Change[]; readonly before: Moment; readonly after: Moment };

/** Both days' figures of every county and what became of them; the files hold each figure in a column of its own. */
export function ChangeTable({ changes, before, after }: Given): ReactNode {
  const { t } = useTranslation('oneMap');
  const basis = useBasis([before, after]);
  const columns = useChangeColumns();
  const label = `${t('changes')} ${before.day} ${after.day}`;
  return (
    <section className="sheet map-regions no-print">
      <h2>{t('changes')}</h2>
      <p className="change-says"><ChangeSays changes={changes} before={before} after={after} /></p>
      <DataTable label={label} columns={columns} rows={changes} rowKey={({ region }) => region.code} basis={basis} />
    </section>
  );
}

export function ChangeSays({ changes, before, after }: Given): ReactNode {
  const { t } = useTranslation('oneMap');
  const dayWords = useDayWords();
  const { added, done, closedOut, overdueBefore, overdueAfter } = totalOf(changes);
  return t('change-says', {
    before: dayWords(before.day, before.work.at), after: dayWords(after.day, after.work.at), added, done, closedOut, overdueBefore, overdueAfter,
  });
}

function useChangeColumns(): readonly Column<Change>[] {
  const { t } = useTranslation('oneMap');
  const words = useChangeWords();
  const say = useSay();
  const both = (title: 'open-count' | 'done' | 'closed-out' | 'overdue', of: (row: RegionWork) => number): readonly Column<Change>[] => [
    { id: title, title: t(title), number: true, cell: ({ before, after }) => <FromTo from={of(before)} to={of(after)} /> },
    { id: `${title}-before`, title: t('file-before', { what: t(title) }), fileOnly: true, cell: () => null, value: ({ before }) => of(before) },
    { id: `${title}-after`, title: t('file-after', { what: t(title) }), fileOnly: true, cell: () => null, value: ({ after }) => of(after) },
  ];
  return [
    { id: 'region', title: t('region'), names: true, cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    ...both('open-count', ({ open }) => open), ...both('done', ({ done }) => done), ...both('closed-out', ({ closedOut }) => closedOut),
    ...both('overdue', ({ overdue }) => overdue),
    {
      id: 'change', title: t('change'), value: (row) => listed(say, words(row).map(({ says }) => says)),
      cell: (row) => words(row).map(({ says, tone }) => <StatusTag key={says} tone={tone}>{says}</StatusTag>),
    },
    {
      id: 'state', title: t('state'), value: ({ before, after }) => `${t(`tone-${before.tone}`)} → ${t(`tone-${after.tone}`)}`,
      cell: ({ before, after }) => (before.tone === after.tone ? <StatusTag tone={toneOf(after.tone)}>{t(`tone-${after.tone}`)}</StatusTag>
        : <span className="from-to"><span className="quiet">{t(`tone-${before.tone}`)}</span> → <StatusTag tone={toneOf(after.tone)}>{t(`tone-${after.tone}`)}</StatusTag></span>),
    },
  ];
}

/** 「3 → 5」; a figure that stayed is written once. */
const FromTo = ({ from, to }: { readonly from: number; readonly to: number }): ReactNode =>
  (from === to ? to : <span className="from-to"><span className="quiet">{from}</span> → <b>{to}</b></span>);

type Said = { readonly says: string; readonly tone: 'late' | 'ok' | 'due' | 'neutral' };

/** What became of a county in words, each with the colour of what it means. */
export function useChangeWords(): (change: Change) => readonly Said[] {
  const { t } = useTranslation('oneMap');
  return ({ added, done, closedOut, overdue }) => {
    const said: Said[] = [];
    if (added > 0) said.push({ says: t('change-added', { count: added }), tone: 'due' });
    if (done > 0) said.push({ says: closedOut > 0 ? t('change-closed-out', { count: done, items: closedOut }) : t('change-done', { count: done }), tone: 'ok' });
    if (done < 0) said.push({ says: t('change-reopened', { count: -done }), tone: 'late' });
    if (overdue > 0) said.push({ says: t('change-later', { count: overdue }), tone: 'late' });
    if (overdue < 0) said.push({ says: t('change-less-late', { count: -overdue }), tone: 'ok' });
    return said.length === 0 ? [{ says: t('change-none'), tone: 'neutral' }] : said;
  };
}
