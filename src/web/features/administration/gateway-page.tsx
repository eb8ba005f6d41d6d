import { Link, useSearch } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { gatewayState } from '../../../contract/admin.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { equations, holds, type FrameCounts } from './frames-balance.ts';
import { RefusedFrames } from './refused-frames.tsx';
import './page.css';

type State = Static<typeof gatewayState.reply>;
type OtherGateway = State['others'][number];

/** Links, the balanced counters, and why frames were refused. */
export function GatewayPage(): ReactNode {
  const { t } = useTranslation('administration');
  const { mn } = useSearch({ from: '/workbench/admin/gateway' });
  const answer = useRead(gatewayState, {}, { everyMs: 5_000 });
  return (
    <>
      <header className="page-head"><div><h1>{t('gateway')}</h1><p>{t('gateway-says')}</p></div></header>
      {answer.isPending ? <Waiting rows={10} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <><Links state={answer.data} /><OtherGateways others={answer.data.others} /><Balance counts={answer.data.counts as FrameCounts} /><Refusals refusals={answer.data.refusals} /></>}
      {mn === undefined ? null : <RefusedFrames mn={mn === 'all' ? undefined : mn} />}
    </>
  );
}

function Links({ state: { links, acknowledging, says } }: { readonly state: State }): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const say = useSay();
  return (
    <dl className="sheet gateway-links">
      <div><dt>{t('links')}</dt><dd>{count(links, language)}</dd></div>
      <div><dt>{t('acknowledging')}</dt><dd><StatusTag tone={acknowledging ? 'ok' : 'late'}>{t(acknowledging ? 'acknowledging-yes' : 'acknowledging-no')}</StatusTag></dd></div>
      {say(says) === '' ? null : <div><dt>{t('state')}</dt><dd className="gateway-says">{say(says)}</dd></div>}
    </dl>
  );
}

/** Gateways in processes of their own; nothing where this process has the only one. */
function OtherGateways({ others }: { readonly others: State['others'] }): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const say = useSay();
  if (others.length === 0) return null;
  return (
    <section className="sheet admin-part">
      <header><h2>{t('other-gateways')}</h2><p className="quiet">{t('other-gateways-say')}</p></header>
      <DataTable
        label={t('other-gateways')} rows={others} rowKey={({ door }) => String(door)} empty=""
        columns={[
          { id: 'door', title: t('door'), names: true, number: true, width: 90, cell: ({ door }) => door, value: ({ door }) => door },
          { id: 'state', title: t('acknowledging'), cell: (row) => <GatewayTag row={row} />, value: ({ status, says }) => say(says) || t(status === 'ok' ? 'acknowledging-yes' : 'acknowledging-no') },
          { id: 'links', title: t('links'), number: true, cell: ({ links }) => count(links.open, language), value: ({ links }) => links.open },
          ...(['received', 'stored', 'duplicate', 'refused', 'pending'] as const).map((name) => ({
            id: name, title: t(`frames-${name}`), number: true as const, cell: ({ frames }: OtherGateway) => count(frames[name], language), value: ({ frames }: OtherGateway) => frames[name],
          })),
          { id: 'memory', title: t('memory'), number: true, cell: ({ rssMiB }) => count(rssMiB, language), value: ({ rssMiB }) => rssMiB },
        ]}
      />
    </section>
  );
}

function GatewayTag({ row: { status, says } }: { readonly row: OtherGateway }): ReactNode {
  const { t } = useTranslation('administration');
  const say = useSay();
  return <><StatusTag tone={status === 'ok' ? 'ok' : 'late'}>{t(status === 'ok' ? 'acknowledging-yes' : 'acknowledging-no')}</StatusTag> {say(says)}</>;
}

/** The two equations with their figures, and whether they hold. */
function Balance({ counts }: { readonly counts: FrameCounts }): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const term = (name: keyof FrameCounts): ReactNode => <span className="term"><b>{count(counts[name], language)}</b><small>{t(`frames-${name}`)}</small></span>;
  const side = (names: readonly (keyof FrameCounts)[]): ReactNode => names.map((name, at) => <span key={name} className="side">{at === 0 ? null : <i>+</i>}{term(name)}</span>);
  return (
    <section className="sheet balance">
      <h2>{t('balance')}</h2>
      {equations.map((equation) => (
        <p key={equation.left.join()}>
          {side(equation.left)}<i>=</i>{side(equation.right)}
          <StatusTag tone={holds(counts, equation) ? 'ok' : 'late'}>{t(holds(counts, equation) ? 'balance-holds' : 'balance-broken')}</StatusTag>
        </p>
      ))}
    </section>
  );
}

function Refusals({ refusals }: { readonly refusals: State['refusals'] }): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const say = useSay();
  const rows = refusals.toSorted((a, b) => b.count - a.count);
  return (
    <section className="sheet admin-part">
      <header><h2>{t('refusals')}</h2><p className="quiet">{t('refusals-says')}</p>{rows.length === 0 ? null : <Link to="/admin/gateway" search={{ mn: 'all' }}>{t('all-refused')}</Link>}</header>
      <DataTable
        label={t('refusals')} rows={rows} rowKey={({ fault, mn }) => `${fault} ${mn}`} empty={t('refusals-empty')}
        columns={[
          { id: 'fault', title: t('fault'), names: true, cell: ({ fault, message }) => <>{say(message)} <code className="faint">{fault}</code></>, value: ({ message }) => say(message) },
          { id: 'mn', title: t('mn'), cell: ({ mn }) => <span className="mono">{mn || t('mn-unknown')}</span>, value: ({ mn }) => mn },
          { id: 'count', title: t('count'), number: true, width: 110, cell: (row) => count(row.count, language), value: (row) => row.count },
          { id: 'see', title: '', width: 110, cell: ({ mn }) => <Link to="/admin/gateway" search={{ mn: mn || 'all' }}>{t('see-frames')}</Link> },
        ]}
      />
    </section>
  );
}
