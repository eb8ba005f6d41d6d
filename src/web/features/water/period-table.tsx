import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { waterPeriodId } from '../../../model/identifier.ts';
import type { Words } from '../../../model/words.ts';
import { useDoor } from '../../app/door.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { classWords } from '../../kit/water-class.ts';
import { WhyButton } from '../../kit/why.tsx';
import { ClassBadge } from './class-badge.tsx';
import type { SectionOfPeriod } from './period.ts';
import { mainWords, targetColumn } from './period-columns.tsx';

/** Sections of a period: class of the mean, own target, main pollutants, the year before. */
export function PeriodTable({ sections, span, basis, label }: {
  readonly sections: readonly SectionOfPeriod[]; readonly span: { readonly from: string; readonly to: string };
  readonly basis: Words; readonly label: string }): ReactNode {
  const { t } = useTranslation('water');
  const { language } = usePreferences();
  const say = useSay();
  const door = useDoor();
  const named = (waterClass: string | undefined): string => (waterClass === undefined ? t('no-class') : classWords(waterClass, language));
  const columns: readonly Column<SectionOfPeriod>[] = [
    { id: 'section', title: t('section'), names: true, cell: (row) => <Link to={`${door}/water/$number`} params={{ number: String(row.number) }}>{say(row.name)}</Link>, value: (row) => say(row.name) },
    { id: 'water', title: t('river'), cell: ({ water }) => say(water), value: ({ water }) => say(water) },
    { id: 'region', title: t('region'), cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    { id: 'class', title: t('class'), width: 120, cell: ({ now }) => <ClassBadge of={now.class} />, value: ({ now }) => named(now.class) },
    targetColumn(t, language, ({ now }) => now),
    { id: 'main', title: t('main'), cell: ({ now }) => mainWords(now, say) || '—', value: ({ now }) => mainWords(now, say) },
    { id: 'before', title: t('class-before'), cell: ({ before }) => (before === undefined ? <span className="faint">{t('no-year-before')}</span> : <ClassBadge of={before} />), value: ({ before }) => (before === undefined ? t('no-year-before') : named(before)) },
    { id: 'hours', title: t('hours'), number: true, width: 90, cell: ({ now }) => now.hours, value: ({ now }) => now.hours },
    { id: 'why', title: '', width: 100, cell: ({ number, now }) => (now.hours === 0 ? null : <WhyButton id={waterPeriodId({ point: number, ...span })} />) },
  ];
  return <DataTable label={label} columns={columns} rows={sections} rowKey={({ id }) => id} rowTone={({ now }) => (now.meetsTarget === false ? 'late' : undefined)} basis={basis} empty={t('none-of-class')} csv />;
}
