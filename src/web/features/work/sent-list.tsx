import { App, Button, Checkbox } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { urgeCases, type workList } from '../../../contract/case.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient } from '../../app/query.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { useSharedColumns } from './handled-lists.tsx';

type Sent = Static<typeof workList.reply>['sent'][number];

/** What this office handed down, those not yet acknowledged first; any number of them reminded at once. */
export function SentList({ sent }: { readonly sent: readonly Sent[] }): ReactNode {
  const { t } = useTranslation('work');
  const { language } = usePreferences();
  const say = useSay();
  const { item, state, clock } = useSharedColumns();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const rows = sent.toSorted((a, b) => Number(a.acknowledgedAt !== undefined) - Number(b.acknowledgedAt !== undefined));
  const pick = (id: string, on: boolean): void => setPicked(new Set(on ? [...picked, id] : [...picked].filter((held) => held !== id)));
  const receipt = ({ acknowledgedAt }: Sent): string => (acknowledgedAt === undefined ? t('not-acknowledged') : t('acknowledged', { at: shortMoment(acknowledgedAt, language) }));
  const columns: readonly Column<Sent>[] = [
    { id: 'pick', title: '', width: 40, cell: (row) => (row.urge ? <Checkbox checked={picked.has(row.case.id)} aria-label={t('pick', { what: say(row.case.title) })} onChange={({ target }) => pick(row.case.id, target.checked)} /> : null) },
    item,
    { id: 'to', title: t('column-to'), width: '18%', cell: ({ to }) => say(to.name), value: ({ to }) => say(to.name) },
    { id: 'receipt', title: t('column-receipt'), width: 170, cell: (row) => <><span className={row.acknowledgedAt === undefined ? 'work-unread' : 'quiet'}>{receipt(row)}</span><Urged row={row} /></>, value: receipt },
    state, clock,
  ];
  return (
    <>
      <PickBar rows={rows} picked={picked} onPick={setPicked} />
      <DataTable label={t('sent')} columns={columns} rows={rows} rowKey={(row) => row.case.id} empty={t('empty-sent')} />
    </>
  );
}

function Urged({ row: { case: { urged } } }: { readonly row: Sent }): ReactNode {
  const { t } = useTranslation('work');
  const { language } = usePreferences();
  const say = useSay();
  return urged === undefined ? null : <span className="work-urged">{t('urged', { by: say(urged.by), at: shortMoment(urged.at, language) })}</span>;
}

type PickBarProps = {
  readonly rows: readonly Sent[]; readonly picked: ReadonlySet<string>; readonly onPick: (ids: ReadonlySet<string>) => void;
};

/** 催办 for all selected; what could not be reminded is said with its reason. */
function PickBar({ rows, picked, onPick }: PickBarProps): ReactNode {
  const { t } = useTranslation('work');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const unread = rows.filter((row) => row.urge && row.acknowledgedAt === undefined).map((row) => row.case.id);
  if (!rows.some((row) => row.urge)) return null;
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      const { urged, refused } = await call(urgeCases, { body: { cases: [...picked] } });
      if (urged.length > 0) message.success(t('urged-done', { count: urged.length }));
      const [first] = refused;
      if (first !== undefined) message.warning(t('urge-refused', { count: refused.length, why: first.message[language] }), 6);
      onPick(new Set());
      await queryClient.invalidateQueries();
    } catch (error) {
      message.error(faultWords(error, language));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="work-pick no-print">
      <Button size="small" disabled={unread.length === 0} onClick={() => onPick(new Set(unread))}>{t('pick-unread', { count: unread.length })}</Button>
      {picked.size === 0 ? null : <Button size="small" type="primary" loading={busy} onClick={() => void send()}>{t('urge-picked', { count: picked.size })}</Button>}
      {picked.size === 0 ? null : <Button size="small" type="text" onClick={() => onPick(new Set())}>{t('pick-none')}</Button>}
    </div>
  );
}
