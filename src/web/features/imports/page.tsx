import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listImports, startImport } from '../../../contract/import.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { Bring } from './bring.tsx';
import { ExchangeSources } from './exchange-sources.tsx';
import { Mappings } from './mappings.tsx';
import { RefusedRows } from './refused-rows.tsx';
import { Runs } from './runs.tsx';
import './page.css';

/** 数据接入: bring a file in, look at what came, and at what was refused. */
export function ImportsPage(): ReactNode {
  const { t } = useTranslation('imports');
  const session = useSession();
  const { id } = useSearch({ from: '/workbench/admin/imports' });
  const [may, looks] = [mayCall(startImport, session), mayCall(listImports, session)];
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div></header>
      {id === undefined ? null : <RefusedRows id={id} />}
      {may && id === undefined ? <Bring /> : null}
      {looks && id === undefined ? <ExchangeSources /> : null}
      <Runs may={may} />
      {looks ? <Mappings /> : null}
    </>
  );
}
