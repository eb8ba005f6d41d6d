import { useNavigate } from '@tanstack/react-router';
import { App, Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listCases, readCase, stepCase } from '../../../contract/case.ts';
import type { Case } from '../../../model/case.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useProgrammes } from '../../app/programmes.ts';
import { queryClient, useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';

const most = 200;

/** The measures into the plan of an own item: of the office's items, those on which the declaration lets it copy now. */
export function CopyHere({ row }: { readonly row: { readonly id: string; readonly number: string; readonly withdrawn: boolean } }): ReactNode {
  const role = useSession()?.acting.role;
  const types = useProgrammes().flatMap(({ cases }) => cases).flatMap((type) => {
    const rule = type.steps.find(({ effects }) => effects.some(({ effect }) => effect === 'copy-measures'));
    const mine = rule?.by.some((party) => type.parties[party]?.roles.some((one) => one === role) === true) === true;
    return rule !== undefined && mine ? [{ type: type.id, event: rule.event, state: rule.from[0] ?? '' }] : [];
  });
  const [first] = types;
  return row.withdrawn || first === undefined ? null : <Choose row={row} at={first} />;
}

function Choose({ row, at }: { readonly row: { readonly id: string; readonly number: string }; readonly at: { readonly type: string; readonly event: string; readonly state: string } }): ReactNode {
  const { t } = useTranslation('goodCases');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const say = useSay();
  const navigate = useNavigate();
  const [chosen, choose] = useState<string>();
  const [busy, setBusy] = useState(false);
  const answer = useRead(listCases, { query: { type: at.type, state: at.state, limit: most } });
  const items = answer.data?.rows ?? [];
  const item = items.find(({ id }) => id === chosen) ?? items[0];
  if (answer.isPending) return null;
  if (item === undefined) return <span className="quiet">{t('copy-no-item')}</span>;
  const copy = async (): Promise<void> => {
    setBusy(true);
    try {
      const seen = await call(readCase, { params: { id: item.id } });
      await call(stepCase, { params: { id: item.id, event: at.event }, body: { seenSeq: (seen.case as Case).seq, data: { goodCase: row.number } } });
      message.success(t('copy-done', { number: item.number }), 6);
      await queryClient.invalidateQueries();
      await navigate({ to: '/case/$id', params: { id: item.id } });
    } catch (error) {
      message.error(faultWords(error, language), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Select aria-label={t('copy-choose')} value={item.id} onChange={choose} popupMatchSelectWidth={false} style={{ width: 320, maxWidth: '100%' }}
        options={items.map(({ id, number, title }) => ({ value: id, label: `${number} ${say(title)}` }))} />
      <Button type="primary" loading={busy} onClick={() => void copy()}>{t('copy-to')}</Button>
    </>
  );
}
