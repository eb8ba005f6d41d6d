import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { inkOn } from '../../kit/ink-on.ts';
import { signed, type AirPeriodReply, type AirPlace } from './period.ts';
import { usePlaceColumn } from './place-column.tsx';
import { pollutantText } from './pollutants.tsx';

/** Days by grade as a bar, good-day share, days on which each pollutant was primary. */
export function GradeTable({ reply }: { readonly reply: AirPeriodReply }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const place = usePlaceColumn(reply);
  const primary = ({ primary: held }: AirPlace): string => listed(say, held.map(({ pollutant, days }) => say({ zh: `${pollutantText(pollutant)}(${days}天)`, en: `${pollutantText(pollutant)} (${days} d)` })));
  const columns: readonly Column<AirPlace>[] = [
    place,
    { id: 'grades', title: t('days-by-grade'), width: 260, cell: (row) => <GradeBar grades={reply.grades} levels={row.levels} /> },
    ...reply.grades.map((grade): Column<AirPlace> => ({ id: String(grade.level), title: `${say(grade.name)} ${t('days')}`, fileOnly: true, cell: () => null, value: ({ levels }) => levels[grade.level - 1] ?? 0 })),
    { id: 'good', title: t('good-days'), number: true, width: 90, cell: ({ goodDays }) => goodDays, value: ({ goodDays }) => goodDays },
    { id: 'share', title: `${t('good-share')} %`, number: true, width: 130, cell: ({ goodShare }) => <b>{goodShare ?? '—'}</b>, value: ({ goodShare }) => (goodShare === undefined ? undefined : Number(goodShare)) },
    { id: 'change', title: t('share-change'), number: true, width: 130, cell: ({ goodShareChange }) => signed(goodShareChange, ''), value: ({ goodShareChange }) => (goodShareChange === undefined ? undefined : Number(goodShareChange)) },
    { id: 'primary', title: t('primary-days'), cell: (row) => primary(row) || '—', value: primary },
    { id: 'valid', title: t('valid-days'), number: true, width: 100, cell: ({ validDays, days }) => `${validDays}/${days}`, value: ({ validDays, days }) => `${validDays}/${days}` },
    { id: 'sites', title: t('sites'), number: true, width: 80, cell: ({ sites }) => sites, value: ({ sites }) => sites },
  ];
  return <DataTable label={`${t('period-grades')} ${reply.period}`} columns={columns} rows={reply.places} rowKey={({ id }) => id} basis={reply.basis} csv />;
}

/** Days of each grade in its official colour with their number; the words stand in its title and in the files. */
export function GradeBar({ grades, levels }: { readonly grades: AirPeriodReply['grades']; readonly levels: readonly number[] }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const held = grades.filter(({ level }) => (levels[level - 1] ?? 0) > 0);
  if (held.length === 0) return <span className="faint">{t('no-valid-day')}</span>;
  const says = listed(say, held.map((grade) => `${say(grade.name)} ${levels[grade.level - 1]}`));
  return <span className="grade-bar" role="img" aria-label={says} title={says}>{held.map(({ level, hex }) => <i key={level} style={{ flexGrow: levels[level - 1], background: hex, color: inkOn(hex) }}>{levels[level - 1]}</i>)}</span>;
}
