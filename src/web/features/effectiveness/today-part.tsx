import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { troublesOfToday } from '../../../contract/effectiveness.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { RegionPick } from './picks.tsx';
import type { PartProps } from './search.ts';
import { useWords, type Say } from './use-words.ts';

type Reply = Static<typeof troublesOfToday.reply>;
type Row = Reply['rows'][number];

function lasting(t: Say, ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return t('min', { n: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? t('h', { n: hours }) : t('days', { n: Math.floor(hours / 24), h: hours % 24 });
}

/** 今日清单, the longest first, with the clocks of a fault. */
export function TodayPart(props: PartProps): ReactNode {
  const t = useWords();
  const { search } = props;
  const answer = useRead(troublesOfToday, { query: search.region === undefined ? {} : { region: search.region } }, { everyMs: 60_000,
    keep: true });
  return (
    <>
      <div className="effect-picks"><RegionPick {...props} /></div>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={10} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <List reply={answer.data} t={t} />}
      </section>
    </>
  );
}

function List({ reply, t }: { readonly reply: Reply; readonly t: Say }): ReactNode {
  const say = useSay();
  const { language } = usePreferences();
  const drift = ({ driftMs = 0 }: Row): string => t(driftMs < 0 ? 'slow' : 'fast', { time: lasting(t, Math.abs(driftMs)) });
  const lasts = (row: Row): string => (row.kind === 'clock' ? drift(row) : lasting(t, row.to - row.from));
  const clocks = ({ clock }: Row): string => (clock === undefined ? '' : dues(clock).map(([word, at]) => t(word, { at: shortMoment(at,
    language) })).join('; '));
  const columns: readonly Column<Row>[] = [
    { id: 'kind', title: t('kind'), cell: ({ kind, open }) => <StatusTag tone={open ? 'late' : 'due'}>{t(`kind-${kind}`)}</StatusTag>,
      value: ({ kind }) => t(`kind-${kind}`) },
    { id: 'outlet', title: t('outlet'), names: true, value: ({ point }) => say(point.name),
      cell: ({ point, mn }) => (mn === undefined ? say(point.name) : <Link to="/devices/$mn" params={{ mn }}>{say(point.name)}</Link>) },
    { id: 'factors', title: t('factors'), cell: (row) => row.factors.map(({ name }) => say(name)).join(' '),
      value: (row) => row.factors.map(({ name }) => say(name)).join(' ') },
    { id: 'lasts', title: t('lasts'), number: true, cell: lasts, value: lasts },
    { id: 'since', title: t('since'), cell: ({ from, open }) => <span className="effect-time">{shortMoment(from,
      language)} · {t(open ? 'going-on' : 'ended')}</span>, value: ({ from }) => shortMoment(from, language) },
    { id: 'contractor', title: t('contractor'), cell: ({ contractor }) => (contractor === undefined ? '' : say(contractor.name)),
      value: ({ contractor }) => (contractor === undefined ? '' : say(contractor.name)) },
    { id: 'clock', title: t('clock'), value: clocks, cell: ({ clock }) => (clock === undefined ? null : (
      <span className="effect-clocks">{dues(clock).map(([word, at]) => (
        <span key={word} className={word !== 'reported' && at < reply.at ? 'effect-past' : ''}>{t(word, { at: shortMoment(at,
          language) })}{word !== 'reported' && at < reply.at ? ` · ${t('past')}` : ''}</span>))}</span>)) },
  ];
  return (
    <>
      <p className="effect-tally"><span>{t('today-total', { total: reply.total })}</span><span className="quiet">{t('today-rule',
        { hours: reply.report.hours, days: reply.restore.days })} · {reply.report.cite.clause}</span></p>
      <DataTable label={t('tab-today')} columns={columns} rows={reply.rows} rowKey={({ kind, point, from,
        factors }) => `${kind} ${point.number} ${from} ${factors[0]?.code ?? ''}`} basis={reply.basis} empty={t('today-none')} csv />
    </>
  );
}

/** A fault that was marked has been reported: its first clock is done. */
function dues({ reportBy, restoreBy, reportedAt }: NonNullable<Row['clock']>): readonly (readonly ['report-by' | 'reported' | 'restore-by', number])[] {
  return [
    reportedAt === undefined ? ['report-by', reportBy] as const : ['reported', reportedAt] as const,
    ...(restoreBy === undefined ? [] : [['restore-by', restoreBy] as const]),
  ];
}
