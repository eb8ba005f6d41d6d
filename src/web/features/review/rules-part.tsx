import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { listCheckRules } from '../../../contract/review.ts';
import type { CheckChangeSet, CheckRow } from '../../../model/check-row.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { kinds } from './filters.tsx';
import { figureWord } from './figure-word.ts';
import { RuleForm } from './rule-form.tsx';
import { useWords } from './use-words.ts';

type Held = { readonly row: CheckRow; readonly change: CheckChangeSet | undefined };

/** 审核规则: every row with figures, source and confidence, and what this place decided of it. */
export function RulesPart(): ReactNode {
  const t = useWords();
  const answer = useRead(listCheckRules, {});
  return (
    <>
      <p className="quiet review-says">{t('rules-says')}</p>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={10} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <Rules reply={answer.data} onChanged={() => void answer.refetch()} />}
      </section>
    </>
  );
}

function Rules({ reply: { rows, changes, mayChange },
  onChanged }: { readonly reply: Static<typeof listCheckRules.reply>; readonly onChanged: () => void }): ReactNode {
  const t = useWords();
  const say = useSay();
  const [asked, setAsked] = useState<string>();
  const held = rows.map((row): Held => ({ row, change: changes.filter((one) => one.row === row.id).toSorted((a, b) => (a.from < b.from
    ? -1 : 1)).at(-1) }));
  const forWhat = ({ row }: Held): string => {
    const places = (row.kinds ?? []).flatMap((kind) => kinds.find((one) => one === kind) ?? []).map((kind) => t(`kind-${kind}`));
    return [places.length === 0 ? t('every') : places.join(' · '), ...(row.factors === undefined
      ? [] : [row.factors.join(' · ')])].join(' | ');
  };
  const figures = ({ row, change }: Held): string => Object.entries((change ?? row).figures).map(([name, value]) =>
    `${t(figureWord(name))} ${value}`).join(' · ') || '—';
  const sure = ({ row }: Held): string => t(row.confidence === 'low' ? 'confidence-lowly' : 'confidence-high');
  const state = ({ row, change }: Held): string => t((change ?? row).on ? 'rule-on' : 'rule-off');
  const columns: readonly Column<Held>[] = [
    { id: 'name', title: t('rule-name'), names: true, cell: ({ row }) =>
      <>{say(row.name)} <span className="faint mono">{row.id}</span></>, value: ({ row }) => `${say(row.name)} ${row.id}` },
    { id: 'for', title: t('rule-for'), cell: forWhat, value: forWhat },
    { id: 'figures', title: t('rule-figures'), cell: (one) => figures(one), value: figures },
    { id: 'source', title: t('rule-source'), cell: ({ row }) => say(row.clause), value: ({ row }) => say(row.clause) },
    { id: 'confidence', title: t('rule-confidence'), cell: sure, value: sure },
    { id: 'state', title: t('state'), cell: (one) => (
      <>
        <StatusTag tone={(one.change ?? one.row).on ? 'ok' : 'neutral'}>{state(one)}</StatusTag>
        {one.change === undefined ? null : <p className="quiet">{t('rule-since', { from: one.change.from, by: one.change.by })}</p>}
        {mayChange ? <Button type="link" size="small" onClick={() => setAsked(asked === one.row.id ? undefined : one.row.id)}
          aria-expanded={asked === one.row.id} aria-label={`${t('rule-change')} ${one.row.id}`}>{t('rule-change')}</Button> : null}
        {asked === one.row.id ? <RuleForm row={one.row} held={one.change ?? one.row}
          onSaved={() => { setAsked(undefined); onChanged(); }} /> : null}
      </>
    ), value: state },
  ];
  return <DataTable label={t('rules')} columns={columns} rows={held} rowKey={({ row }) => row.id} empty={t('empty')} />;
}
