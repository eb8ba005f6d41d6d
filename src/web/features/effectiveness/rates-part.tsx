import { Button, Drawer, Select } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { listEffectiveness } from '../../../contract/effectiveness.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { Deductions } from './deductions.tsx';
import { PeriodPick, RegionPick } from './picks.tsx';
import { RateBar } from './rate-bar.tsx';
import { rateRows, type RateRow } from './rate-rows.ts';
import { periodOf, type PartProps } from './search.ts';
import { useWords } from './use-words.ts';

type Reply = Static<typeof listEffectiveness.reply>;

/** 传输有效率 of a month or quarter: firm, its outlets, their factors; the hours behind each on a click. */
export function RatesPart(props: PartProps): ReactNode {
  const { search, now, go } = props;
  const t = useWords();
  const say = useSay();
  const period = periodOf(search, now);
  const { region, contractor, after, factor, point } = search;
  const answer = useRead(listEffectiveness, { query: {
    period, ...(region === undefined ? {} : { region }), ...(contractor === undefined ? {} : { contractor }),
      ...(after === undefined ? {} : { after }),
    ...(factor === undefined ? {} : { factor }), ...(point === undefined ? {} : { point }),
  } }, { keep: true });
  const next = answer.data?.next;
  const seen = new Map((answer.data?.rows ?? []).flatMap((row) => row.outlets.flatMap(({ factors }) => factors.map((own) => [own.factor.code, own.factor.name] as const))));
  return (
    <>
      <div className="effect-picks">
        <PeriodPick {...props} /><RegionPick {...props} />
        <div className="effect-pick"><label htmlFor="effect-factor">{t('factor')}</label>
          <Select id="effect-factor" value={factor ?? ''} style={{ width: 150 }} popupMatchSelectWidth={false} onChange={(code: string) => go({ factor: code === '' ? undefined : code })}
            options={[{ value: '', label: t('all-factors') }, ...[...seen].map(([code, name]) => ({ value: code, label: say(name) }))]} />
        </div>
        {point === undefined ? null : <Button onClick={() => go({ point: undefined })}>{t('one-outlet')} ×</Button>}
        {contractor === undefined ? null : <Button onClick={() => go({ contractor: undefined })}>{t('contractor')} ×</Button>}
      </div>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={12} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <Table key={point} reply={answer.data} period={period} {...(point === undefined ? {} : { point })} />}
        {next === undefined && after === undefined ? null : (
          <p className="effect-more no-print">
            {after === undefined ? null : <Button onClick={() => go({ after: undefined })}>{t('first')}</Button>}
            {next === undefined ? null : <Button onClick={() => go({ after: next })}>{t('more')}</Button>}
          </p>
        )}
      </section>
    </>
  );
}

/** `point`: the outlet that the address asks about; its deductions stand open. */
function Table({ reply, period, point: wanted }: { readonly reply: Reply; readonly period: string; readonly point?: number }): ReactNode {
  const t = useWords();
  const say = useSay();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [asked, setAsked] = useState<RateRow | undefined>(() =>
    rateRows(reply.rows).find(({ level, point }) => level === 'outlet' && point === wanted));
  const targets = reply.targets.percents;
  const fold = (point: number): void => setOpen(new Set(open.has(point) ? [...open].filter((one) => one !== point) : [...open, point]));
  const count = (of: 'due' | 'received' | 'valid'): Column<RateRow> => ({ id: of, title: t(of), number: true,
    cell: ({ rate }) => rate[of], value: ({ rate }) => rate[of] });
  const percent = (of: 'transmission' | 'validity'): Column<RateRow> => ({
    id: of, title: `${t(of)} %`, number: true, cell: ({ rate }) => rate[of] ?? '',
      value: ({ rate }) => (rate[of] === undefined ? undefined : Number(rate[of])),
  });
  const columns: readonly Column<RateRow>[] = [
    { id: 'name', title: t('name'), names: true, value: ({ name }) => say(name),
      cell: (row) => <Name row={row} open={open} fold={fold} /> },
    { id: 'level', title: t('level'), fileOnly: true, cell: () => null, value: ({ level }) => t(`level-${level}`) },
    { id: 'firm', title: t('firm'), fileOnly: true, cell: () => null, value: ({ firm }) => say(firm) },
    count('due'), count('received'), percent('transmission'), count('valid'), percent('validity'),
    { id: 'effectiveness', title: `${t('effectiveness')} %`, number: true,
      value: ({ rate: { effectiveness } }) => (effectiveness === undefined ? undefined : Number(effectiveness)),
      cell: ({ rate: { effectiveness } }) => (effectiveness === undefined ? <span className="quiet">{t('nothing-due')}</span>
        : <span className="effect-rate"><RateBar percent={effectiveness} targets={targets} /><b>{effectiveness}</b></span>) },
    { id: 'lost', title: t('lost'), cell: ({ rate }) => <span className="effect-lost">{rate.lost.map(({ why,
      hours }) => `${t(`why-${why}`)} ${hours}`).join(' · ')}</span>,
      value: ({ rate }) => rate.lost.map(({ why, hours }) => `${t(`why-${why}`)} ${hours}`).join('; ') },
    { id: 'why', title: '', cell: (row) => (row.point === undefined ? null : (
      <Button type="link" size="small" className="no-print" aria-label={`${t('open')} ${say(row.name)}`} onClick={() => setAsked(row)}>{t('open')}</Button>)) },
  ];
  const rows = rateRows(reply.rows);
  // Excel takes the rows that are shown: factors of what was opened.
  const shown = rows.filter(({ level, point }) => level !== 'factor' || (point !== undefined && open.has(point)));
  return (
    <>
      <Tally reply={reply} />
      <DataTable label={`${t('tab-rates')} ${period}`} columns={columns} rows={shown} rowKey={({ key }) => key} basis={reply.basis} empty={t('none')} csv
        actions={rows.length === shown.length && open.size === 0 ? null : <Button onClick={() => setOpen(open.size > 0 ? new Set() : new Set(rows.flatMap(({ point }) => point ?? [])))}>{t(open.size > 0 ? 'fold' : 'unfold')}</Button>} />
      <Drawer open={asked !== undefined} onClose={() => setAsked(undefined)} size={760} destroyOnHidden
        title={asked === undefined ? '' : t('deductions-of', { outlet: say(asked.name), period })}>
        {asked?.point === undefined ? null : <Deductions point={asked.point} period={period} {...(asked.factor === undefined ? {} : { factor: asked.factor })} />}
      </Drawer>
    </>
  );
}

function Name({ row, open, fold }: { readonly row: RateRow; readonly open: ReadonlySet<number>; readonly fold: (point: number) => void }): ReactNode {
  const t = useWords();
  const say = useSay();
  const { level, point, name } = row;
  if (level !== 'outlet' || point === undefined) return <span className={`effect-${level}`}>{say(name)}</span>;
  return (
    <span className="effect-name effect-outlet">
      <Button type="text" size="small" className="no-print" aria-expanded={open.has(point)} aria-label={`${t(open.has(point) ? 'fold' : 'unfold')} ${say(name)}`} onClick={() => fold(point)}>{open.has(point) ? '▾' : '▸'}</Button>
      {say(name)}
    </span>
  );
}

function Tally({ reply: { total, firms, targets } }: { readonly reply: Reply }): ReactNode {
  const t = useWords();
  const { standard, confidence } = targets.cite;
  return (
    <p className="effect-tally">
      {total === undefined ? null : <span>{total.effectiveness === undefined ? t('tally-none', { firms }) : t('tally', { firms,
        due: total.due, valid: total.valid, rate: total.effectiveness })}</span>}
      <span className="quiet">{t('targets', { list: targets.percents.join(' / ') })} · {t('target-says', { standard })}</span>
      {confidence === 'low' ? <StatusTag tone="due">{t('low')}</StatusTag> : null}
    </p>
  );
}
