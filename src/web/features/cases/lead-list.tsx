import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment, shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

type Row = Static<typeof CaseRow>;

/** Screen 5: each row is the sentence that went to the phone, with its own number under it. */
export function LeadList({ type, rows }: { readonly type: CaseType; readonly rows: readonly Row[] }): ReactNode {
  const { t } = useTranslation('cases');
  const { t: k } = useTranslation('kit');
  const { language } = usePreferences();
  const say = useSay();
  const columns: readonly Column<Row>[] = [
    {
      id: 'message', title: t('message'), names: true, value: ({ message, title }) => say(message ?? title),
      cell: ({ id, message, title, number, openedAt, confidence }) => (
        <>
          <Link to="/case/$id" params={{ id }} className="lead-message">{say(message ?? title)}</Link>
          <span className="lead-under">{number}<time>{shortMoment(openedAt, language)}</time>{confidence === 'low' ? <StatusTag tone="due">{k('low-confidence')}</StatusTag> : null}</span>
        </>
      ),
    },
    { id: 'state', title: t('column-state'), width: 132, cell: ({ tone, stateTitle }) => <StatusTag tone={toneOf(tone)}>{say(stateTitle)}</StatusTag>, value: ({ stateTitle }) => say(stateTitle) },
    { id: 'clock', title: t('column-clock'), width: 250, cell: ({ clock }) => (clock === undefined ? <span className="faint">—</span> : <><span className="quiet">{say(clock.title)}</span><br /><ClockTag clock={clock} says={say(clock.says)} /></>), value: ({ clock }) => (clock?.due === undefined ? undefined : moment(clock.due, language)) },
  ];
  return <DataTable label={say(type.title)} columns={columns} rows={rows} rowKey={({ id }) => id} rowTone={(row) => (row.clock?.overdue === true ? 'late' : undefined)} empty={t('empty', { noun: say(type.noun) })} />;
}
