import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readPreferences } from '../../../contract/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { AddressSheet } from './address-sheet.tsx';
import { WishForm } from './wish-form.tsx';
import './page.css';

/** 消息接收设置 of the person who is signed in. */
export function PreferencesPage(): ReactNode {
  const { t } = useTranslation('preferences');
  const answer = useRead(readPreferences, {});
  const again = (): void => void answer.refetch();
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div></header>
      {answer.isPending ? <section className="sheet"><Waiting rows={6} /></section> : null}
      {answer.isError ? <Refused error={answer.error} retry={again} /> : null}
      {answer.data === undefined ? null : <><AddressSheet held={answer.data} changed={
        again} /><WishForm held={answer.data} changed={again} /></>}
    </>
  );
}
