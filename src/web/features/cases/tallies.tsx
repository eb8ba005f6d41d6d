import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { caseSummary } from '../../../contract/case.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';

type Row = Static<typeof caseSummary.reply>['byRule'][number];

/** The day's numbers by rule and by the unit that handles them; folded away until somebody asks. */
export function Tallies({ type }: { readonly type: string }): ReactNode {
  const { t } = useTranslation('cases');
  const [open, setOpen] = useState(false);
  return (
    <details className="sheet tallies" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('tallies')}</summary>
      {open ? <Opened type={type} /> : null}
    </details>
  );
}

function Opened({ type }: { readonly type: string }): ReactNode {
  const { t } = useTranslation('cases');
  const answer = useRead(caseSummary, { query: { type, detail: true } }, { everyMs: 60_000 });
  if (answer.isPending) return <Waiting rows={4} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { byRule, byUnit, counted } = answer.data;
  return (
    <>
      <TallyTable label={t('by-rule')} rows={byRule} />
      <TallyTable label={t('by-unit')} rows={byUnit} />
      <p className="faint">{t('tallies-basis', { count: counted })}</p>
    </>
  );
}

function TallyTable({ label, rows }: { readonly label: string; readonly rows: readonly Row[] }): ReactNode {
  const { t } = useTranslation('cases');
  const { language } = usePreferences();
  const say = useSay();
  const figure = (id: 'opened' | 'reviewed' | 'assigned' | 'verified', title: string): Column<Row> => ({ id, title, number: true, cell: (row) => row[id], value: (row) => row[id] });
  const columns: readonly Column<Row>[] = [
    { id: 'name', title: label, names: true, cell: ({ name }) => say(name), value: ({ name }) => say(name) },
    figure('opened', t('today-opened')), figure('reviewed', t('today-reviewed')), figure('assigned', t('today-assigned')), figure('verified', t('tally-verified')),
    { id: 'rate', title: t('today-rate'), number: true, cell: (row) => share(row.substantiated, row.verified, language), value: (row) => share(row.substantiated, row.verified, language) },
  ];
  return rows.length === 0 ? null : <DataTable label={label} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
