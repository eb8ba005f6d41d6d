import { App, Button, Input } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { makeSeal, type listSeals } from '../../../contract/signing.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';

type Leader = Static<typeof listSeals.reply>['without'][number];
export type MadeSeal = { readonly name: string; readonly pin: string };

/** Leaders in office without a good seal: one is made for the days of the office, or up to a day that is chosen. */
export function Without({ rows, made }: { readonly rows: readonly Leader[]; readonly made: (seal: MadeSeal) => void }): ReactNode {
  const { t } = useTranslation('seals');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const [to, setTo] = useState('');
  const make = async (leader: Leader): Promise<void> => {
    try {
      const { pin } = await call(makeSeal, { body: { appointment: leader.appointment, from: leader.from,
        to: to === '' ? (leader.to ?? '') : to } });
      made({ name: `${say(leader.unit.name)} ${say(leader.title)} ${say(leader.name)}`, pin });
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  const columns: readonly Column<Leader>[] = [
    { id: 'name', title: t('holder'), names: true, cell: (leader) => `${say(leader.unit.name)} ${say(leader.title)} ${say(leader.name)}`,
      value: (leader) => `${say(leader.unit.name)} ${say(leader.title)} ${say(leader.name)}` },
    { id: 'office', title: t('office-days'), width: 220, cell: (leader) => `${leader.from} – ${leader.to ?? t('open-end')}`,
      value: (leader) => `${leader.from} – ${leader.to ?? ''}` },
    { id: 'make', title: '', width: 110, cell: (leader) => <Button size="small" disabled={to === '' && leader.to === undefined} aria-label={`${t('make')} ${say(leader.name)}`} onClick={() => void make(leader)}>{t('make')}</Button> },
  ];
  return (
    <>
      <p className="seals-until"><label htmlFor="seal-to">{t('until')}</label><Input id="seal-to" type="date" value={to} onChange={({ target }) => setTo(target.value)} /><span className="quiet">{t('until-says')}</span></p>
      <DataTable label={t('without')} columns={columns} rows={rows} rowKey={({ appointment }) => appointment} empty={t('without-none')} exports={false} />
    </>
  );
}
