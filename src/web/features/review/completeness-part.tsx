import { Button, Drawer, Input } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { dayOf, instant } from '../../../basis/time.ts';
import { completeness, completenessWhy } from '../../../contract/review.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { KindPick, kinds, RegionPick } from './filters.tsx';
import type { Go, ReviewSearch } from './review-search.ts';
import { useWords } from './use-words.ts';

type Reply = Static<typeof completeness.reply>;
type Row = Reply['rows'][number];
const counts = ['due', 'received', 'valid', 'marked', 'missing'] as const;

/** 完整率 of a month by point and factor, the least complete first. */
export function CompletenessPart({ search, go }: { readonly search: ReviewSearch; readonly go: Go }): ReactNode {
  const t = useWords();
  const now = useWorldMinute();
  const thisMonth = now > 0 ? dayOf(instant(Math.floor(now))).slice(0, 7) : undefined;
  const month = /^\d{4}-(0[1-9]|1[0-2])$/u.test(search.month ?? '') ? search.month : thisMonth;
  const kind = kinds.find((one) => one === search.kind) ?? 'water-outlet';
  const { region } = search;
  const answer = useRead(completeness, { query: { month: month ?? '', kind, ...(region === undefined ? {} : { region }) } },
    { enabled: month !== undefined, keep: true });
  return (
    <>
      <p className="quiet review-says">{t('complete-says')}</p>
      <div className="review-picks">
        <div className="review-pick"><label htmlFor="review-month">{t('month')}</label>
          <Input id="review-month" type="month" value={month ?? ''} max={thisMonth}
            onChange={({ target }) => { if (target.value !== '') go({ month: target.value }); }} style={{ width: 160 }} />
        </div>
        <KindPick all={false} value={kind} onPick={(next) => go({ kind: next })} />
        <RegionPick value={region} onPick={(code) => go({ region: code })} />
      </div>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={10} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined || month === undefined ? null : <Table reply={answer.data} month={month} />}
      </section>
    </>
  );
}

const leastFirst = (a: Row, b: Row): number => Number(a.validPercent ?? 101) - Number(b.validPercent ?? 101)
  || a.point.number - b.point.number;

function Table({ reply: { rows, basis }, month }: { readonly reply: Reply; readonly month: string }): ReactNode {
  const t = useWords();
  const say = useSay();
  const [asked, setAsked] = useState<Row>();
  const percent = (of: 'percent' | 'validPercent', word: 'percent' | 'valid-percent'): Column<Row> => ({
    id: of, title: `${t(word)} %`, number: true, cell: (row) => row[of] ?? <span className="quiet">{t('nothing-due')}</span>,
      value: (row) => (row[of] === undefined ? undefined : Number(row[of])),
  });
  const columns: readonly Column<Row>[] = [
    { id: 'point', title: t('point'), names: true, cell: ({ point }) => say(point.name), value: ({ point }) => say(point.name) },
    { id: 'region', title: t('region'), cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    { id: 'factor', title: t('factor'), cell: ({ factor }) => say(factor.name), value: ({ factor }) => say(factor.name) },
    ...counts.map((of): Column<Row> => ({ id: of, title: t(of), number: true, cell: (row) => row[of], value: (row) => row[of] })),
    percent('percent', 'percent'), percent('validPercent', 'valid-percent'),
    { id: 'why', title: t('why-button'), cell: (row) => <Button type="link" size="small" className="no-print"
      aria-label={`${t('why-button')} ${say(row.point.name)} ${say(row.factor.name)}`} onClick={() =>
      setAsked(row)}>{t('why-button')}</Button> },
  ];
  const sum = (of: (typeof counts)[number]): number => rows.reduce((all, row) => all + row[of], 0);
  return (
    <>
      {rows.length === 0 ? null : <p className="review-tally">{t('complete-tally', { rows: rows.length, due: sum('due'),
        received: sum('received'), valid: sum('valid'), missing: sum('missing') })}</p>}
      <DataTable label={`${t('complete')} ${month}`} columns={columns} rows={rows.toSorted(leastFirst)} rowKey={({ point, factor }) =>
        `${point.number} ${factor.code}`} basis={basis} empty={t('complete-empty')} csv />
      <Drawer open={asked !== undefined} onClose={() => setAsked(undefined)} size={620} destroyOnHidden title={asked === undefined
        ? '' : t('why-title', { point: say(asked.point.name), factor: say(asked.factor.name) })}>
        {asked === undefined ? null : <Why row={asked} month={month} />}
      </Drawer>
    </>
  );
}

type LostRow = Static<typeof completenessWhy.reply>['rows'][number];

function Why({ row: { point, factor }, month }: { readonly row: Row; readonly month: string }): ReactNode {
  const t = useWords();
  const { language } = usePreferences();
  const say = useSay();
  const answer = useRead(completenessWhy, { params: { point: point.number }, query: { month, factor: factor.code } });
  if (answer.isPending) return <Waiting rows={8} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const time = ({ from, to }: LostRow): string => `${shortMoment(from, language)} – ${shortMoment(to, language)}`;
  const columns: readonly Column<LostRow>[] = [
    { id: 'span', title: t('span'), names: true, cell: time, value: time },
    { id: 'hours', title: t('hours'), number: true, cell: ({ hours }) => hours, value: ({ hours }) => hours },
    { id: 'why', title: t('reason'), cell: ({ says }) => say(says), value: ({ says }) => say(says) },
  ];
  return <DataTable label={t('why-title', { point: say(point.name), factor: say(factor.name) })} columns={columns}
    rows={answer.data.rows} rowKey={({ from }) => String(from)} basis={answer.data.basis} empty={t('why-empty')} />;
}
