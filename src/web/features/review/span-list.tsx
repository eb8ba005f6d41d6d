import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { listReview, type SpanView } from '../../../contract/review.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { KindPick, Pick, RegionPick } from './filters.tsx';
import type { Go, ReviewSearch } from './review-search.ts';
import { useWords } from './use-words.ts';

export type Span = Static<typeof SpanView>;
const states = ['open', 'decided', 'all'] as const;
const lengths = [7, 30, 90, 365] as const;

/** 存疑数据清单: the longest first; what is chosen narrows it. */
export function SpanList({ search, go }: { readonly search: ReviewSearch; readonly go: Go }): ReactNode {
  const t = useWords();
  const say = useSay();
  const state = states.find((one) => one === search.state) ?? 'open';
  const days = lengths.find((one) => one === search.days) ?? 30;
  const { region, kind, factor, rule } = search;
  const answer = useRead(listReview, { query: {
    state, days, limit: 100, ...(region === undefined ? {} : { region }), ...(kind === undefined ? {} : { kind }),
      ...(factor === undefined ? {} : { factor }), ...(rule === undefined ? {} : { rule }),
  } }, { everyMs: 60_000, keep: true });
  const every = { value: '', label: t('all') };
  const factors = (answer.data?.factors ?? []).map(({ code, name }) => ({ value: code, label: say(name) }));
  return (
    <>
      <div className="review-picks">
        <RegionPick value={region} onPick={(code) => go({ region: code })} />
        <KindPick all value={kind} onPick={(next) => go({ kind: next, factor: undefined })} />
        <Pick id="review-factor" label={t('factor')} value={factor} options={[every, ...factors]} onPick={(code) => go({ factor: code })} />
        <Pick id="review-rule" label={t('rule')} value={rule} options={[every, ...(answer.data?.rules ?? []).map(({ rule: of, name }) =>
          ({ value: of, label: say(name) }))]} onPick={(of) => go({ rule: of })} width={190} />
        <Pick id="review-state" label={t('state')} value={state} options={states.map((one) => ({ value: one,
          label: t(`state-${one}`) }))} onPick={(one) => go({ state: one })} width={110} />
        <Pick id="review-days" label={t('days')} value={String(days)} options={lengths.map((n) => ({ value: String(n),
          label: t('days-of', { n }) }))} onPick={(n) => go({ days: Number(n) })} width={130} />
      </div>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={10} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <Spans {...answer.data} />}
      </section>
    </>
  );
}

function Spans({ rows, total, basis }: Static<typeof listReview.reply>): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const say = useSay();
  const time = ({ from, to }: Span): string => `${shortMoment(from, language)} – ${shortMoment(to, language)}`;
  const decided = ({ decision }: Span): string => (decision === undefined
    ? t('undecided') : `${t(`effect-${decision.effect}`)} ${decision.says}`);
  const columns: readonly Column<Span>[] = [
    { id: 'point', title: t('point'), names: true, cell: (row) => (
      <Link to="/review/$number" params={{ number: String(row.point.number) }} search={{ factor: row.factor.code, start: row.from,
        end: row.to }}>{say(row.point.name)}</Link>
    ), value: ({ point }) => say(point.name) },
    { id: 'region', title: t('region'), cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    { id: 'factor', title: t('factor'), cell: ({ factor }) => say(factor.name), value: ({ factor }) => say(factor.name) },
    { id: 'rule', title: t('rule'), cell: ({ rule, confidence }) => <span title={confidence === 'low'
      ? t('confidence-low') : undefined}>{say(rule)}</span>, value: ({ rule }) => say(rule) },
    { id: 'span', title: t('span'), cell: (row) => <span className="review-time">{time(row)}</span>, value: time },
    { id: 'hours', title: t('hours'), number: true, cell: ({ hours, ended }) => <>{hours}{ended
      ? null : <> <span className="quiet">{t('going')}</span></>}</>, value: ({ hours }) => hours },
    { id: 'reason', title: t('reason'), cell: ({ reason }) => say(reason), value: ({ reason }) => say(reason) },
    { id: 'decision', title: t('decision'), cell: (row) => <StatusTag tone={row.decision === undefined
      ? 'due' : row.decision.effect === 'not-valid' ? 'late' : 'ok'}>{row.decision === undefined
      ? t('undecided') : t(`effect-${row.decision.effect}`)}</StatusTag>, value: decided },
    { id: 'version', title: t('version'), fileOnly: true, cell: () => null, value: ({ version }) => version },
  ];
  return (
    <>
      <p className="review-tally">{t('tally', { total })}{rows.length < total ? ` ${t('shown', { shown: rows.length })}` : ''}</p>
      <DataTable label={t('list')} columns={columns} rows={rows} rowKey={(row) =>
        `${row.point.number} ${row.factor.code} ${row.key} ${row.from}`} basis={basis} empty={t('empty')} />
    </>
  );
}
