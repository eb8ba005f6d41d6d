import { Link } from '@tanstack/react-router';
import { App, Button, Checkbox, Input, Select } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listComplaints, stepComplaints } from '../../../contract/complaint.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useCaseType } from '../../app/programmes.ts';
import { queryClient, useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';

type Row = Static<typeof listComplaints.reply>['rows'][number];
export type ListSearch = {
  readonly batch?: string | undefined;
  readonly view?: string | undefined;
  readonly region?: string | undefined;
  readonly state?: string | undefined;
  readonly text?: string | undefined;
  readonly late?: boolean | undefined;
};
type ListProps = { readonly search: ListSearch; readonly go: (change: Partial<ListSearch>) => void };

const askedOf = ({ view: _view, ...search }: ListSearch): { readonly limit: number } => ({
  limit: 500,
  ...Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)),
});

/** Items with what ends first; those whose next step needs nothing to be filled in may be taken together. */
export function ItemList({ search, go }: ListProps): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useSay();
  const type = useCaseType('complaints/passed-on-complaint');
  const answer = useRead(listComplaints, { query: askedOf(search) }, { everyMs: 30_000, keep: true });
  return (
    <section className="sheet">
      <div className="complaint-filters no-print">
        <Input.Search
          aria-label={t('search')}
          placeholder={t('search')}
          allowClear
          defaultValue={search.text}
          style={{ width: 240 }}
          onSearch={(text) => go({ text: text.trim() === '' ? undefined : text.trim() })}
        />
        <Select
          aria-label={t('state')}
          value={search.state ?? ''}
          popupMatchSelectWidth={false}
          style={{ minWidth: 160 }}
          onChange={(state) => go({ state: state === '' ? undefined : state })}
          options={[
            { value: '', label: t('all-states') },
            ...(type?.stages ?? []).map((state) => ({
              value: state,
              label: say(type?.states[state]?.title ?? { zh: state, en: state }),
            })),
          ]}
        />
        {search.region === undefined ? null : <Button onClick={() => go({ region: undefined })}>{t('all-regions')}</Button>}
        <Checkbox checked={search.late === true} onChange={({ target }) => go({ late: target.checked ? true : undefined })}>
          {t('late-only')}
        </Checkbox>
      </div>
      {answer.isPending ? <Waiting rows={10} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <Items {...answer.data} />}
    </section>
  );
}

function Items({ rows, total }: Static<typeof listComplaints.reply>): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useSay();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const plain = [...new Map(rows.flatMap(({ next }) => (next?.plain === true ? [[next.event, next.title] as const] : [])))];
  const wanted = (event: string): readonly Row[] =>
    rows.filter(({ next, case: of }) => next?.event === event && next.plain && (picked.size === 0 || picked.has(of.id)));
  const take = async (event: string): Promise<void> => {
    setBusy(true);
    try {
      const done = await call(stepComplaints, {
        body: { event, data: {}, items: wanted(event).map(({ case: of, seq }) => ({ id: of.id, seenSeq: seq })) },
      });
      message[done.refused.length === 0 ? 'success' : 'warning'](
        t('taken', {
          taken: done.taken.length,
          refused: done.refused.length,
          why: done.refused[0] === undefined ? '' : say(done.refused[0].message),
        }),
        6,
      );
      setPicked(new Set());
      await queryClient.invalidateQueries();
    } catch (error) {
      message.error(faultWords(error, language));
    } finally {
      setBusy(false);
    }
  };
  const pick = (id: string, on: boolean): void =>
    setPicked((held) => new Set(on ? [...held, id] : [...held].filter((one) => one !== id)));
  const columns: readonly Column<Row>[] = [
    ...(plain.length === 0
      ? []
      : [
          {
            id: 'pick',
            title: '',
            width: 36,
            cell: ({ case: of, next }: Row) =>
              next?.plain === true ? (
                <Checkbox
                  aria-label={t('pick', { number: of.number })}
                  checked={picked.has(of.id)}
                  onChange={({ target }) => pick(of.id, target.checked)}
                />
              ) : null,
          },
        ]),
    {
      id: 'number',
      title: t('number'),
      names: true,
      value: ({ case: of }) => of.number,
      cell: ({ case: of, starred }) => (
        <>
          {starred ? (
            <span className="complaint-star" title={t('starred')} role="img" aria-label={t('starred')}>
              ★
            </span>
          ) : null}
          <Link to="/case/$id" params={{ id: of.id }}>
            {of.number}
          </Link>
          <span className="complaint-gist faint">{say(of.title)}</span>
        </>
      ),
    },
    { id: 'region', title: t('region'), value: ({ case: of }) => say(of.region.name), cell: ({ case: of }) => say(of.region.name) },
    { id: 'pollution', title: t('pollution'), value: ({ pollution }) => say(pollution), cell: ({ pollution }) => say(pollution) },
    {
      id: 'state',
      title: t('state'),
      value: ({ case: of }) => say(of.stateTitle),
      cell: ({ case: of, same }) => (
        <>
          <StatusTag tone={toneOf(of.tone)}>{say(of.stateTitle)}</StatusTag>
          {of.returned === undefined ? null : <span className="complaint-gist late">{t('returned-why', of.returned)}</span>}
          {same === undefined ? null : <span className="complaint-gist faint">{t('same-as', { number: same })}</span>}
        </>
      ),
    },
    {
      id: 'clock',
      title: t('left'),
      value: ({ case: of }) => (of.clock === undefined ? '' : say(of.clock.title)),
      cell: ({ case: of }) =>
        of.clock === undefined ? (
          ''
        ) : (
          <>
            {say(of.clock.title)} <ClockTag clock={of.clock} says={say(of.clock.says)} />
          </>
        ),
    },
    {
      id: 'verdict',
      title: t('verdict'),
      value: ({ verdict }) => (verdict === undefined ? '' : say(verdict)),
      cell: ({ verdict }) => (verdict === undefined ? <span className="faint">–</span> : say(verdict)),
    },
    {
      id: 'completion',
      title: t('completion'),
      value: ({ completion }) => (completion === undefined ? '' : say(completion)),
      cell: ({ completion }) => (completion === undefined ? <span className="faint">–</span> : say(completion)),
    },
  ];
  return (
    <>
      {plain.length === 0 ? null : (
        <div className="complaint-filters no-print">
          {plain.map(([event, title]) => (
            <Button key={event} disabled={busy || wanted(event).length === 0} onClick={() => void take(event)}>
              {t(picked.size === 0 ? 'take-all' : 'take-picked', { step: say(title), count: wanted(event).length })}
            </Button>
          ))}
        </div>
      )}
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ case: of }) => of.id}
        rowTone={({ late }) => (late ? 'late' : undefined)}
        empty={t('none')}
      />
      {total > rows.length ? <p className="quiet">{t('more', { shown: rows.length, total })}</p> : null}
    </>
  );
}
