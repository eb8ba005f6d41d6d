import { Link, useParams } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listCases } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useCaseType, useProgrammes } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { Bring } from './bring.tsx';
import { Runs } from './runs.tsx';
import './page.css';

/** An old ledger is taken over: whoever may open items of this kind brings its file. */
export function LedgerImportPage(): ReactNode {
  const { programme, noun } = useParams({ from: '/workbench/ledger-import/$programme/$noun' });
  const type = useCaseType(`${programme}/${noun}`);
  return type === undefined ? <Waiting rows={10} /> : <ImportOf key={type.id} type={type} />;
}

function ImportOf({ type }: { readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('ledgerImport');
  const say = useSay();
  const session = useSession();
  const [parent, setParent] = useState<string>();
  const [programme = '', noun = ''] = type.id.split('/');
  const back = <Link to="/ledger/$programme/$noun" params={{ programme, noun }}>{t('back')}</Link>;
  if (type.ledger === undefined) return <Nothing says={t('no-ledger', { noun: say(type.noun) })} />;
  if (session === null || !type.openedBy.includes(session.acting.role)) return <Nothing says={t('no-right', { noun: say(type.noun) })}>{back}</Nothing>;
  return (
    <div className="ledger-import">
      <header className="page-head"><div><h1>{t('title', { type: say(type.title) })}</h1><p>{t('says')} {back}</p></div></header>
      <ItemAbove type={type} chosen={parent} onChoose={setParent} />
      <Bring key={parent ?? 'none'} type={type} parent={parent} />
      <Runs type={type} />
    </div>
  );
}

type AboveProps = { readonly type: CaseType; readonly chosen: string | undefined; readonly onChoose: (id: string | undefined) => void };

/** Under which open item the rows stand, where this kind can stand below another. */
function ItemAbove({ type, chosen, onChoose }: AboveProps): ReactNode {
  const { t } = useTranslation('ledgerImport');
  const say = useSay();
  const kind = useProgrammes().flatMap(({ cases }) => cases).find(({ children }) => children?.some((rule) => rule.part === true && rule.type === type.id) === true);
  const answer = useRead(listCases, { query: { type: kind?.id ?? '', open: true, limit: 500 } }, { enabled: kind !== undefined });
  if (kind === undefined) return null;
  const options = (answer.data?.rows ?? []).map((row) => ({ value: row.id, label: `${say(row.title)} · ${row.number} · ${say(row.region.name)}` }));
  return (
    <section className="sheet">
      <label className="ledger-import-above">
        <b>{t('above', { noun: say(kind.noun) })}</b>
        <Select
          allowClear showSearch={{ optionFilterProp: 'label' }} loading={answer.isPending} value={chosen ?? null} placeholder={t('above-none')} options={options}
          onChange={(id: string | null | undefined) => onChoose(id ?? undefined)}
        />
      </label>
      <p className="quiet">{t(answer.isError ? 'above-failed' : 'above-says')}</p>
    </section>
  );
}
