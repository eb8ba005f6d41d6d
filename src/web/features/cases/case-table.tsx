import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay, moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

type Row = Static<typeof CaseRow>;

/** The running register of one kind of item. */
export function CaseTable({ type, rows }: { readonly type: CaseType; readonly rows: readonly Row[] }): ReactNode {
  const { t } = useTranslation('cases');
  const { language } = usePreferences();
  const say = useSay();
  const columns: readonly Column<Row>[] = [
    {
      id: 'title', title: t('column-title'), names: true, value: ({ title, number }) => `${number} ${say(title)}`,
      cell: ({ id, title, number }) => <><Link to="/case/$id" params={{ id }} className="lead-message">{say(title)}</Link><span className="lead-under">{number}</span></>,
    },
    { id: 'source', title: t('column-source'), width: 150, cell: ({ source }) => say(source), value: ({ source }) => say(source) },
    { id: 'place', title: t('column-place'), width: 96, cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    { id: 'state', title: t('column-state'), width: 120, cell: ({ tone, stateTitle }) => <StatusTag tone={toneOf(tone)}>{say(stateTitle)}</StatusTag>, value: ({ stateTitle }) => say(stateTitle) },
    { id: 'clock', title: t('column-clock'), width: 176, cell: ({ clock }) => (clock === undefined ? <span className="faint">—</span> : <ClockTag clock={clock} says={say(clock.says)} />), value: ({ clock }) => (clock?.due === undefined ? undefined : moment(clock.due, language)) },
    { id: 'opened', title: t('column-opened'), width: 108, cell: ({ openedAt }) => longDay(openedAt, language), value: ({ openedAt }) => longDay(openedAt, language) },
    { id: 'rebounds', title: t('column-rebounds'), width: 60, number: true, cell: ({ rebounds }) => rebounds, value: ({ rebounds }) => rebounds },
  ];
  return <DataTable label={say(type.title)} columns={columns} rows={rows} rowKey={({ id }) => id} rowTone={(row) => (row.returned !== undefined || row.clock?.overdue === true ? 'late' : undefined)} empty={t('empty', { noun: say(type.noun) })} />;
}
