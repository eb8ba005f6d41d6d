import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { firmCategoryWords } from '../../kit/firm-category-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { isCategory, linesOf, type Case, type FileLine, type Group } from './firm-file.ts';
import { RecordList } from './record-list.tsx';
import zh from './words.zh.json';
import en from './words.en.json';

type RecordsProps = { readonly counts: readonly Case[]; readonly groups: readonly Group[]; readonly unit: string; readonly chosen: string | undefined };

/** Kinds of record with their count, last date and origin; a count opens what it counts. */
export function FirmRecords({ counts, groups, unit, chosen }: RecordsProps): ReactNode {
  const { t } = useTranslation('enterprises');
  const { language } = usePreferences();
  const say = useSay();
  const open = isCategory(chosen) ? groups.find(({ category, withheld }) => category === chosen && !withheld) : undefined;
  const last = ({ last: at }: FileLine): string | undefined => (at === undefined ? undefined : longDay(at, language));
  const source = (line: FileLine): string => {
    if (line.of === 'records' && line.withheld) return t('record-withheld');
    return line.count === 0 && line.of === 'records' ? t('record-none') : listed(say, line.sources.map(say));
  };
  const columns: readonly Column<FileLine>[] = [
    { id: 'kind', title: t('count-kind'), names: true, cell: ({ title }) => say(title), value: ({ title }) => say(title) },
    { id: 'count', title: t('count'), number: true, width: 120, cell: (line) => <Count line={line} unit={unit} />, value: (line) => (line.of === 'records' && line.withheld ? undefined : line.count) },
    { id: 'last', title: t('last'), width: 200, cell: (line) => last(line) ?? '—', value: last },
    {
      id: 'source', title: t('source'), value: source,
      cell: (line) => <span className={line.of === 'records' && line.count === 0 ? 'quiet' : undefined}>{source(line)}</span>,
    },
  ];
  return (
    <>
      <h2 className="firm-part" id="records">{t('counts')} <small className="quiet">{t('counts-says')}</small></h2>
      <section className="sheet">
        <DataTable label={t('counts')} rows={linesOf(counts, groups)} rowKey={({ id }) => id} columns={columns} basis={{ zh: zh['counts-basis'], en: en['counts-basis'] }} />
      </section>
      {open === undefined ? null : <RecordList group={open} title={say(firmCategoryWords[open.category])} unit={unit} />}
    </>
  );
}

/** The number, and the list that it counts: cases on their own page, records below. */
function Count({ line, unit }: { readonly line: FileLine; readonly unit: string }): ReactNode {
  const say = useSay();
  const { title, count, id } = line;
  const label = `${say(title)} ${count}`;
  if (line.of === 'records' && line.withheld) return '—';
  if (count === 0) return 0;
  if (line.of === 'records') return <Link to="/enterprises/$unit" params={{ unit }} search={(held) => ({ ...held, records: id })} hash="record-list" aria-label={label}>{count}</Link>;
  const [programme = '', noun = ''] = id.split('/');
  return <Link to="/cases/$programme/$noun" params={{ programme, noun }} search={{ unit }} aria-label={label}>{count}</Link>;
}
