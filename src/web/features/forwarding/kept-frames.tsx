import { App, Button, Segmented } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keptFrames, resendFrames } from '../../../contract/upper-platform.ts';
import { forwardItemStates, type ForwardItemState } from '../../../model/upper-platform.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';

type Row = Static<typeof keptFrames.reply>['rows'][number];
type Told = { readonly id: string; readonly mayResend: boolean; readonly onSent: () => void };
const rowsOfPage = 50;

/** Selected frames that were not accepted, each with the reason, and sending them again. */
export function KeptFrames({ id, mayResend, onSent }: Told): ReactNode {
  const { t } = useTranslation('forwarding');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [state, setState] = useState<ForwardItemState | 'all'>('all');
  const [before, setBefore] = useState<string>();
  const query = { limit: rowsOfPage, ...(state === 'all' ? {} : { state }), ...(before === undefined ? {} : { before }) };
  const answer = useRead(keptFrames, { params: { id }, query }, { everyMs: 5_000, keep: true });
  const send = async (body: { kind: 'all' } | { kind: 'frames'; frames: string[] }): Promise<void> => {
    try {
      const { count } = await call(resendFrames, { params: { id }, body });
      message.success(t('resent', { count }));
      void answer.refetch();
      onSent();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  const next = answer.data?.next;
  return (
    <div className="forward-kept">
      <header>
        <h3>{t('kept')}</h3>
        <Segmented
          size="small" aria-label={t('show')} value={state} onChange={(value) => { setState(forwardItemStates.find((known) => known === value) ?? 'all'); setBefore(undefined); }}
          options={[{ value: 'all', label: t('all-states') }, ...forwardItemStates.map((value) => ({ value, label: t(`state-${value}`) }))]}
        />
        {mayResend && (answer.data?.rows.length ?? 0) > 0 ? <Button size="small" onClick={() => void send({ kind: 'all' })}>{t('resend-all')}</Button> : null}
      </header>
      {answer.isPending ? <Waiting rows={4} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <Table rows={answer.data.rows} {...(mayResend ? { onResend: (frame: string) => void send({ kind: 'frames', frames: [frame] }) } : {})} />}
      <p className="forward-pages no-print">
        {before === undefined ? null : <Button size="small" onClick={() => setBefore(undefined)}>{t('newest-first')}</Button>}
        {next === undefined ? null : <Button size="small" onClick={() => setBefore(next)}>{t('older')}</Button>}
      </p>
    </div>
  );
}

function Table({ rows, onResend }: { readonly rows: readonly Row[]; readonly onResend?: (frame: string) => void }): ReactNode {
  const { t } = useTranslation('forwarding');
  const { language } = usePreferences();
  const say = useSay();
  const reason = ({ message, detail }: Row): string => `${say(message)}${detail === '' ? '' : ` (${detail})`}`;
  const columns: readonly Column<Row>[] = [
    { id: 'point', title: t('point'), names: true, cell: ({ point }) => say(point.name), value: ({ point }) => say(point.name) },
    { id: 'mn', title: t('mn'), cell: ({ mn }) => <span className="mono forward-mn">{mn}</span>, value: ({ mn }) => mn },
    { id: 'cn', title: t('command'), cell: ({ cn }) => <span className="mono">{cn}</span>, value: ({ cn }) => cn },
    { id: 'data', title: t('data-time'), cell: ({ dataTime }) => shortMoment(dataTime, language), value: ({ dataTime }) => shortMoment(dataTime, language) },
    { id: 'state', title: t('state'), cell: ({ state }) => <StatusTag tone={state === 'waiting' ? 'due' : state === 'written' ? 'review' : 'late'}>{t(`state-${state}`)}</StatusTag>, value: ({ state }) => t(`state-${state}`) },
    { id: 'reason', title: t('reason'), cell: (row) => <>{reason(row)}{row.again ? <small className="quiet"> {t('again-self')}</small> : null}</>, value: reason },
    { id: 'tries', title: t('tries'), number: true, cell: ({ tries }) => tries, value: ({ tries }) => tries },
    { id: 'at', title: t('at'), cell: ({ at }) => shortMoment(at, language), value: ({ at }) => shortMoment(at, language) },
    { id: 'frame', title: t('frame'), fileOnly: true, cell: () => null, value: ({ frame }) => `FR-${frame}` },
    ...(onResend === undefined ? [] : [{ id: 'again', title: t('resend'), cell: ({ frame }: Row) => <Button size="small" onClick={() => onResend(frame)}>{t('resend-one')}</Button> }]),
  ];
  return <DataTable label={t('kept')} columns={columns} rows={rows} rowKey={({ frame }) => frame} empty={t('kept-none')} />;
}
