import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Segmented } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listDeliveries, resendDeliveries } from '../../../contract/webhook.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';

type Page = Static<typeof listDeliveries.reply>;
type Delivery = Page['rows'][number];
const states = ['all', 'waiting', 'dead', 'withheld', 'sent'] as const;
const tones: Readonly<Record<Delivery['state'], Tone>> = { waiting: 'due', sent: 'ok', withheld: 'neutral', dead: 'late' };

/** What went out over one webhook, newest first. */
export function Deliveries({ id, dead, changed }: { readonly id: string; readonly dead: number; readonly changed: () => void }): ReactNode {
  const { t } = useTranslation('webhooks');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [state, setState] = useState<(typeof states)[number]>('all');
  const answer = useInfiniteQuery({
    queryKey: [listDeliveries.id, id, state], initialPageParam: '', refetchInterval: 5_000,
    queryFn: ({ pageParam }): Promise<Page> =>
      call(listDeliveries, { params: { id }, query: { limit: 50, ...(state === 'all' ? {} : { state }), ...(pageParam === '' ? {} : { after: pageParam }) } }),
    getNextPageParam: ({ next }) => next,
  });
  const again = async (delivery?: string): Promise<void> => {
    try {
      const { count } = await call(resendDeliveries, { params: { id }, body: delivery === undefined ? {} : { delivery } });
      message.info(t('again-done', { count }));
      await answer.refetch();
      changed();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  const rows = answer.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="webhook-deliveries">
      <div className="webhook-bar">
        <Segmented<(typeof states)[number]> value={state} onChange={setState} options={states.map((value) => ({ value, label: t(`show-${value}`) }))} />
        <Button size="small" disabled={dead === 0} onClick={() => void again()}>{t('again-dead')}</Button>
      </div>
      {answer.isPending ? <Waiting rows={4} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.isSuccess ? <Rows rows={rows} again={again} empty={t(state === 'all' ? 'none-yet' : 'none-sent')} /> : null}
      {answer.hasNextPage ? <p className="webhook-end"><Button loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>{t('more')}</Button></p> : null}
    </div>
  );
}

type RowsProps = { readonly rows: readonly Delivery[]; readonly empty: string; readonly again: (delivery: string) => Promise<void> };

function Rows({ rows, empty, again }: RowsProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const { language } = usePreferences();
  const say = useSay();
  const columns: readonly Column<Delivery>[] = [
    { id: 'case', title: t('case'), names: true, cell: (row) => <>{say(row.event)}<small className="webhook-small"><Link to="/case/$id" params={{ id: row.case.id }}>{row.case.number}</Link></small></>,
      value: (row) => `${row.case.number} ${say(row.event)}` },
    { id: 'queued', title: t('queued'), cell: ({ queuedAt }) => moment(queuedAt, language), value: ({ queuedAt }) => moment(queuedAt, language) },
    { id: 'tries', title: t('tried'), number: true, cell: ({ tries }) => tries, value: ({ tries }) => tries },
    { id: 'state', title: t('state'), cell: (row) => <State of={row} />, value: ({ state, trouble }) => `${t(`state-${state}`)} ${trouble === undefined ? '' : trouble.detail}`.trim() },
    { id: 'again', title: '', cell: (row) => (row.state === 'waiting' ? null : <Button size="small" aria-label={`${t('again')} ${row.case.number} ${say(row.event)}`} onClick={() => void again(row.id)}>{t('again')}</Button>) },
  ];
  return <DataTable label={t('deliveries')} columns={columns} rows={rows} rowKey={({ id }) => id} rowTone={({ state }) => (state === 'dead' ? 'late' : undefined)} empty={empty} />;
}

function State({ of: { state, settledAt, nextInMs, trouble } }: { readonly of: Delivery }): ReactNode {
  const { t } = useTranslation('webhooks');
  const { language } = usePreferences();
  const say = useSay();
  return (
    <>
      <StatusTag tone={tones[state]}>{t(`state-${state}`)}</StatusTag>
      {settledAt === undefined || trouble !== undefined ? null : <small className="webhook-small">{moment(settledAt, language)}</small>}
      {state === 'waiting' && trouble !== undefined ? <small className="webhook-small">{t('next-in', { minutes: Math.ceil((nextInMs ?? 0) / 60_000) })}</small> : null}
      {trouble === undefined ? null : <small className="webhook-small bad">{t('trouble', { message: say(trouble.message), detail: trouble.detail, at: moment(trouble.at, language) })}</small>}
    </>
  );
}
