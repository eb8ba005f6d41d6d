import { Link, useParams } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { caseTree } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useCaseType, useProgrammes } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { PrintButton } from '../../kit/paper.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { CountyMatrix } from './county-matrix.tsx';
import { CountdownWall, spanOf, type Span } from './countdown-wall.tsx';
import { LadderTable } from './ladder-table.tsx';
import { TreeGantt } from './tree-gantt.tsx';
import { Bar, TreeTable, type Node } from './tree-table.tsx';
import './page.css';

const views = ['table', 'matrix', 'gantt', 'ladder'] as const;

/** The tree of one declared type: whoever stands above sees what stands below, by what was verified. */
export function ItemTreePage(): ReactNode {
  const { programme, noun } = useParams({ from: '/workbench/tree/$programme/$noun' });
  const type = useCaseType(`${programme}/${noun}`);
  return type === undefined ? <Waiting rows={10} /> : <TreeOf key={type.id} type={type} />;
}

function TreeOf({ type }: { readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('itemTree');
  const say = useSay();
  const programmes = useProgrammes();
  const answer = useRead(caseTree, { query: { type: type.id } }, { everyMs: 60_000 });
  const [depth, setDepth] = useState<number>();
  const [view, setView] = useState<(typeof views)[number]>('table');
  const [span, setSpan] = useState<Span>();
  const [programme = '', noun = ''] = type.id.split('/');
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { nodes, countdown, shares, ladder, basis } = answer.data;
  const deepest = nodes.reduce((most, node) => Math.max(most, node.depth), 0);
  const shown = depth ?? deepest;
  const label = t('title', { type: say(type.title) });
  const levels = levelsOf(nodes).map((id) => programmes.flatMap(({ cases }) => cases).find((one) => one.id === id)?.noun);
  return (
    <>
      <header className="page-head">
        <div><h1>{label}</h1><p className="no-print"><Link to="/cases/$programme/$noun" params={{ programme, noun }}>{t('back')}</Link></p></div>
        <PrintButton />
      </header>
      <div className="tree-head">
        <Shares shares={shares} />
        <CountdownWall counts={countdown} chosen={span} onChoose={setSpan} />
      </div>
      <div className="tree-tools no-print">
        <Segmented aria-label={t('views')} value={view} onChange={setView} options={views.filter((value) => value !== 'ladder' || ladder !== undefined).map((value) => ({ value, label: t(`view-${value}`) }))} />
        {deepest === 0 || view === 'ladder' || view === 'matrix' ? null : (<>
          <span className="quiet">{t('down-to')}</span>
          <Segmented aria-label={t('down-to')} value={shown} onChange={setDepth} options={levels.map((called, value) => ({ value, label: called === undefined ? t('all') : say(called) }))} />
        </>)}
      </div>
      <section className="sheet">{view === 'ladder' && ladder !== undefined ? <LadderTable ladder={ladder} basis={basis} />
        : view === 'matrix' ? <CountyMatrix nodes={nodes} basis={basis} /> : view !== 'gantt' ? <TreeTable label={label} basis={basis} nodes={within(nodes, shown, span)} /> : <TreeGantt nodes={within(nodes, shown, span)} />}</section>
    </>
  );
}

/** The type of each depth, by the first line that stands there. */
const levelsOf = (nodes: readonly Node[]): readonly string[] =>
  Array.from({ length: nodes.reduce((most, { depth }) => Math.max(most, depth), 0) + 1 }, (_, at) => nodes.find(({ depth }) => depth === at)?.case.type ?? '');

/** With a span chosen: the lowest tasks that fall into it, each under those above. */
function within(nodes: readonly Node[], deepest: number, span: Span | undefined): readonly Node[] {
  if (span === undefined) return nodes.filter(({ depth }) => depth <= deepest);
  const parents = new Map(nodes.map(({ case: of, parent }) => [of.id, parent]));
  const above = new Set(parents.values());
  const kept = new Set<string>();
  for (const { case: of, daysLeft } of nodes) {
    if (above.has(of.id) || of.closedAt !== undefined || spanOf(daysLeft) !== span) continue;
    for (let id: string | undefined = of.id; id !== undefined; id = parents.get(id)) kept.add(id);
  }
  return nodes.filter(({ case: of }) => kept.has(of.id));
}

function Shares({ shares }: { readonly shares: Node['shares'] }): ReactNode {
  const { t } = useTranslation('itemTree');
  const { language } = usePreferences();
  return (
    <dl className="sheet tree-shares" aria-label={t('shares')}>
      {(['verified', 'reported'] as const).map((id) => <div key={id}><dt>{t(id)}</dt><dd><Bar share={shares[id]} kind={id} />{share(shares[id], 1, language)}</dd></div>)}
    </dl>
  );
}
