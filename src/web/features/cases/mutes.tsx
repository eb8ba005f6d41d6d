import { App, Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { endMute, listMutes } from '../../../contract/mute.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { MuteForm } from './mute-form.tsx';

type Mute = Static<typeof listMutes.reply>['rows'][number];

/** 暂停预警: what opens no lead for some days, why, who said so, until when, and what was determined meanwhile. */
export function Mutes({ type }: { readonly type: string }): ReactNode {
  const { t } = useTranslation('cases');
  const session = useSession();
  const [giving, setGiving] = useState(false);
  const answer = useRead(listMutes, { query: { type } }, { enabled: mayCall(listMutes, session) });
  if (answer.isError) return <section className="sheet mutes"><Refused error={answer.error} retry={() => void answer.refetch()} /></section>;
  if (answer.data === undefined) return null;
  const { rows, lastDay } = answer.data;
  if (rows.length === 0 && lastDay === undefined) return null;
  const again = (): void => { setGiving(false); void answer.refetch(); };
  return (
    <section className="sheet mutes" aria-label={t('mutes')}>
      <header>
        <div><h2>{t('mutes')}</h2><p className="quiet">{t('mutes-say')}</p></div>
        {lastDay === undefined ? null : <Button onClick={() => setGiving(!giving)} aria-expanded={giving}>{t(giving ? 'mute-not' : 'mute')}</Button>}
      </header>
      {giving && lastDay !== undefined ? <MuteForm type={type} lastDay={lastDay} onSaved={again} /> : null}
      {rows.length === 0 ? <p className="mutes-none quiet">{t('mutes-none')}</p> : <MuteTable rows={rows} onEnded={again} />}
    </section>
  );
}

function MuteTable({ rows, onEnded }: { readonly rows: readonly Mute[]; readonly onEnded: () => void }): ReactNode {
  const { t } = useTranslation('cases');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const name = ({ point, factor }: Mute): string => `${say(point.name)} ${say(factor.name)}`;
  const end = async (mute: Mute): Promise<void> => {
    try {
      await call(endMute, { params: { id: mute.id } });
      message.success(t('mute-ended', { what: name(mute) }));
      onEnded();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  const columns: readonly Column<Mute>[] = [
    { id: 'what', title: t('mute-what'), names: true, cell: name, value: name },
    { id: 'days', title: t('mute-days'), width: 200, cell: ({ from, to }) => t('mute-from-to', { from, to }), value: ({ from, to }) => t('mute-from-to', { from, to }) },
    { id: 'reason', title: t('mute-reason'), cell: ({ reason }) => reason, value: ({ reason }) => reason },
    { id: 'by', title: t('mute-by'), cell: ({ by }) => <span className="quiet">{by}</span>, value: ({ by }) => by },
    { id: 'silenced', title: t('mute-silenced'), number: true, cell: ({ silenced }) => silenced, value: ({ silenced }) => silenced },
    ...(rows.some(({ mayEnd }) => mayEnd) ? [{
      id: 'end', title: '', width: 96,
      cell: (mute: Mute) => (mute.mayEnd ? <Button size="small" aria-label={`${t('mute-end')} ${name(mute)}`} onClick={() => void end(mute)}>{t('mute-end')}</Button> : null),
    }] : []),
  ];
  return <DataTable label={t('mutes')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
