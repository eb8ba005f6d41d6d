import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { useDoor } from '../../app/door.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { reasonWords } from '../../kit/reading-words.ts';
import { classWords } from '../../kit/water-class.ts';
import { WhyButton } from '../../kit/why.tsx';
import { ClassBadge } from './class-badge.tsx';
import { decidingItems, type Section } from './section.ts';

/** Sections as a list, worst first. */
export function SectionTable({ sections, basis }: { readonly sections: readonly Section[]; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('water');
  const { language } = usePreferences();
  const say = useSay();
  const door = useDoor();
  const deciding = (row: Section): string => listed(say, decidingItems(row).map((item) => `${say(item.name)} ${item.value}`));
  const state = (row: Section): string => (row.status === undefined ? t('not-determined', { reason: say(reasonWords(row.reason)) }) : say(row.status));
  const columns: readonly Column<Section>[] = [
    { id: 'section', title: t('section'), names: true, cell: (row) => <Link to={`${door}/water/$number`} params={{ number: String(row.number) }}>{say(row.name)}</Link>, value: (row) => say(row.name) },
    { id: 'river', title: t('river'), cell: ({ river }) => (river === undefined ? '—' : say(river)), value: ({ river }) => (river === undefined ? undefined : say(river)) },
    { id: 'region', title: t('region'), cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    { id: 'class', title: t('class'), width: 130, cell: (row) => <ClassBadge of={row.class} />, value: (row) => (row.class === undefined ? t('no-class') : classWords(row.class, language)) },
    { id: 'status', title: t('status'), cell: state, value: state },
    { id: 'deciding', title: t('deciding'), cell: (row) => deciding(row) || '—', value: deciding },
    { id: 'at', title: t('at'), cell: ({ at, why }) => <>{at === undefined ? '—' : shortMoment(at, language)} {why === undefined ? null : <WhyButton id={why} />}</>, value: ({ at }) => (at === undefined ? undefined : shortMoment(at, language)) },
  ];
  return <DataTable label={t('list')} columns={columns} rows={sections} rowKey={({ id }) => id} basis={basis} empty={t('none-of-class')} />;
}
