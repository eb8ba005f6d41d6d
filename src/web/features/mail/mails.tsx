import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listMails, resendMails } from '../../../contract/mail.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';

type Page = Static<typeof listMails.reply>;
type Mail = Page['rows'][number];
const states = ['all', 'waiting', 'dead', 'withheld', 'sent'] as const;
const tones: Readonly<Record<Mail['state'], Tone>> = { waiting: 'due', sent: 'ok', withheld: 'neutral', dead: 'late' };

/** What left or waits, newest first. */
export function Mails({ dead, changed }: { readonly dead: number; readonly changed: () => void }): ReactNode {
  const { t } = useTranslation('mail');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [state, setState] = useState<(typeof states)[number]>('all');
  const answer = useInfiniteQuery({
    queryKey: [listMails.id, state], initialPageParam: '', refetchInterval: 5_000,
    queryFn: ({ pageParam }): Promise<Page> =>
      call(listMails, { query: { limit: 50, ...(state === 'all' ? {} : { state }), ...(pageParam === '' ? {} : { after: pageParam }) } }),
    getNextPageParam: ({ next }) => next,
  });
  const again = async (mail?: string): Promise<void> => {
    try {
      const { count } = await call(resendMails, { body: mail === undefined ? {} : { mail } });
      message.info(t('again-done', { count }));
      await answer.refetch();
      changed();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  return (
    <section className="sheet mail-sheet" aria-label={t('mails')}>
      <div className="mail-bar">
        <Segmented<(typeof states)[number]> value={state} onChange={setState} options={states
          .map((value) => ({ value, label: t(`show-${value}`) }))} />
        <Button size="small" disabled={dead === 0} onClick={() => void again()}>{t('again-dead')}</Button>
      </div>
      {answer.isPending ? <Waiting rows={4} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.isSuccess ? <Rows rows={answer.data.pages.flatMap((page) => page.rows)} again={again} /> : null}
      {answer.hasNextPage ? <p className="mail-end"><Button loading={answer.isFetchingNextPage} onClick={() =>
        void answer.fetchNextPage()}>{t('more')}</Button></p> : null}
    </section>
  );
}

function Rows({ rows, again }: { readonly rows: readonly Mail[]; readonly again: (mail: string) => Promise<void> }): ReactNode {
  const { t } = useTranslation('mail');
  const { t: kindWords } = useTranslation('messages');
  const { language } = usePreferences();
  const say = useSay();
  const named = ({ kind }: Mail): string => (kind === 'digest' ? t('digest') : kindWords(`kind-${kind}`));
  const columns: readonly Column<Mail>[] = [
    { id: 'person', title: t('person'), names: true, cell: ({ person }) => say(person), value: ({ person }) => say(person) },
    { id: 'kind', title: t('kind'), cell: (row) => <>{named(row)}{row.number === undefined ? null
      : <small className="mail-small">{row.number}</small>}</>,
      value: (row) => `${named(row)} ${row.number ?? ''}`.trim() },
    { id: 'queued', title: t('queued'), cell: ({ queuedAt }) => moment(queuedAt, language), value: ({ queuedAt }) =>
      moment(queuedAt, language) },
    { id: 'tries', title: t('tried'), number: true, cell: ({ tries }) => tries, value: ({ tries }) => tries },
    { id: 'state', title: t('state'), cell: (row) => <State of={row} />,
      value: ({ state, trouble }) => `${t(`state-${state}`)} ${trouble?.detail ?? ''}`.trim() },
    { id: 'again', title: '', cell: (row) => (row.state === 'waiting' ? null
      : <Button size="small" aria-label={`${t('again')} ${say(row.person)} ${named(row)}`} onClick={() =>
        void again(row.id)}>{t('again')}</Button>) },
  ];
  return <DataTable label={t('mails')} columns={columns} rows={rows} rowKey={({ id }) => id} rowTone={({ state }) =>
    (state === 'dead' ? 'late' : undefined)} empty={t('no-mail')} />;
}

function State({ of: { state, settledAt, heldUntil, nextInMs, trouble } }: { readonly of: Mail }): ReactNode {
  const { t } = useTranslation('mail');
  const { language } = usePreferences();
  const say = useSay();
  const said = trouble === undefined ? '' : trouble.detail === '' ? say(trouble.message)
    : t('trouble', { message: say(trouble.message), detail: trouble.detail });
  return (
    <>
      <StatusTag tone={heldUntil === undefined ? tones[state]
        : 'neutral'}>{t(heldUntil === undefined ? `state-${state}` : 'state-held')}</StatusTag>
      {heldUntil === undefined ? null : <small className="mail-small">{t('held-until', { until: moment(heldUntil, language) })}</small>}
      {settledAt === undefined ? null : <small className="mail-small">{moment(settledAt, language)}</small>}
      {trouble === undefined || nextInMs === undefined ? null
        : <small className="mail-small">{t('next-in', { minutes: Math.ceil(nextInMs / 60_000) })}</small>}
      {said === '' ? null : <small className={state === 'withheld' ? 'mail-small' : 'mail-small bad'}>{said}</small>}
    </>
  );
}
