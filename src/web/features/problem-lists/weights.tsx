import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { indexWeights, setIndexWeights } from '../../../contract/problem-list.ts';
import { indexParts, type IndexPart } from '../../../model/problem-lists.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient, useRead } from '../../app/query.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import type { Reply } from './list-columns.tsx';

type Edition = Reply['edition'];
type Key = IndexPart | 'leniency';
const keys: readonly Key[] = [...indexParts, 'leniency'];

/** The weights that hold, every edition with its reason, and the form of those who may enter another. */
export function Weights({ reply }: { readonly reply: Reply }): ReactNode {
  const { t } = useTranslation('problemLists');
  const { language } = usePreferences();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const answer = useRead(indexWeights, {});
  const title = (key: Key): string => (key === 'leniency' ? t('leniency') : say(reply.parts.find(({ part }) => part === key)?.title ?? { zh: key, en: key }));
  const columns: readonly Column<Edition>[] = [
    { id: 'from', title: t('holds-from'), names: true, width: 116, value: ({ from }) => from, cell: ({ from }) => from },
    ...keys.map((key): Column<Edition> => ({ id: key, title: title(key), number: true, width: 120, value: ({ weights }) => weights[key], cell: ({ weights }) => weights[key] })),
    { id: 'reason', title: t('reason'), value: ({ reason }) => reason, cell: ({ reason }) => reason },
    { id: 'by', title: t('by'), width: 220, value: ({ by }) => by ?? t('default'), cell: ({ by, at }) => <>{by ?? t('default')}{at === undefined ? null : <small className="lists-number">{moment(at, language)}</small>}</> },
  ];
  return (
    <section className="sheet lists-table">
      <header><h2>{t('weights')}</h2>{reply.maySet && !open ? <Button size="small" className="no-print" onClick={() => setOpen(true)}>{t('set')}</Button> : null}</header>
      <p className="quiet">{t('leniency-says', { leniency: reply.edition.weights.leniency })}</p>
      {open ? <WeightForm held={reply.edition} today={reply.to} title={title} close={() => setOpen(false)} /> : null}
      <DataTable label={t('weights')} columns={columns} rows={answer.data?.editions ?? [reply.edition]} rowKey={({ from, at }) => `${from} ${at}`} />
    </section>
  );
}

function WeightForm({ held, today, title, close }: { readonly held: Edition; readonly today: string; readonly title: (key: Key) => string; readonly close: () => void }): ReactNode {
  const { t } = useTranslation('problemLists');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [weights, setWeights] = useState<Record<Key, string>>({ ...held.weights });
  const [from, setFrom] = useState(today);
  const [reason, setReason] = useState('');
  const sum = indexParts.reduce((total, part) => total + Math.round(Number(weights[part]) * 10_000), 0);
  const send = async (): Promise<void> => {
    try {
      await call(setIndexWeights, { body: { from, weights, reason } });
      await queryClient.invalidateQueries();
      close();
    } catch (error) {
      message.error(faultWords(error, language), 6);
    }
  };
  return (
    <form className="lists-weights no-print" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {keys.map((key) => <label key={key}>{title(key)}<Input inputMode="decimal" value={weights[key]} onChange={({ target }) => setWeights({ ...weights, [key]: target.value.trim() })} /></label>)}
      <label>{t('holds-from')}<Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} /></label>
      <label className="lists-wide">{t('reason')}<Input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} /></label>
      <p className={sum === 10_000 ? 'quiet' : 'late'} role="status">{t('sum', { sum: Number.isNaN(sum) ? '—' : String(sum / 10_000) })}</p>
      <div><Button type="primary" htmlType="submit" disabled={sum !== 10_000 || reason.trim() === ''}>{t('enter')}</Button> <Button onClick={close}>{t('cancel')}</Button></div>
    </form>
  );
}
