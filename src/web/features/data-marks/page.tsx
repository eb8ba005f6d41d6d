import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataMarkRules, giveDataMark, listDataMarks, marksToConfirm } from '../../../contract/data-mark.ts';
import { readEnterprise } from '../../../contract/point.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession, useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { MarkForm } from './mark-form.tsx';
import { MarkList } from './mark-list.tsx';
import './page.css';

/** 数据标记: the firm's form above its marks; for officers the marks of firms, late ones to be answered. */
export function DataMarksPage(): ReactNode {
  const { t } = useTranslation('dataMarks');
  const session = useSession();
  const client = useQueryClient();
  const marks = mayCall(giveDataMark, session);
  const again = (): void => {
    for (const { id } of [listDataMarks, marksToConfirm]) void client.invalidateQueries({ queryKey: [id] });
  };
  if (session === null) return null;
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t(marks ? 'says-firm' : 'says-office')}</p></div></header>
      {marks ? <FirmForm unit={session.unit.id} onGiven={again} /> : null}
      <MarkList firm={marks} onChanged={again} />
    </>
  );
}

function FirmForm({ unit, onGiven }: { readonly unit: string; readonly onGiven: () => void }): ReactNode {
  const search = useSearch({ from: '/workbench/data-marks' });
  const now = useWorldMinute();
  const [rules, firm] = [useRead(dataMarkRules, {}), useRead(readEnterprise, { params: { unit } })];
  const failed = [rules, firm].find(({ isError }) => isError);
  if (failed?.isError === true) return <Refused error={failed.error} retry={() => void failed.refetch()} />;
  if (rules.data === undefined || firm.data === undefined || now === 0) return <Waiting rows={8} />;
  return <MarkForm key={JSON.stringify(search)} rules={rules.data} outlets={firm.data.outlets} filled={search} now={now} onGiven={onGiven} />;
}
