import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { approvalSheet } from '../../../contract/case.ts';
import type { Frozen, PaperScan, Signature } from '../../../model/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { FaultError } from '../../app/client.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { caseOf, type View } from '../../casework/case-view.ts';
import { useCase, useDoing } from '../../casework/use-case.ts';
import { PrintButton } from '../../kit/paper.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { PhotoPairs } from '../../casework/photo-pair.tsx';
import { IndependentCheck } from './independent-check.tsx';
import { PaperDesk } from './paper-desk.tsx';
import { SheetPaper } from './sheet-paper.tsx';
import type { Approval } from './sheet.ts';
import { Signing } from './signing.tsx';
import './page.css';

const DataCurve = lazy(() => import('../../casework/data-curve.tsx').then(({ DataCurve: part }) => ({ default: part })));

/** Screen 4: one page of A4, what an independent look says beside it, and the signature. */
export function ApprovalPage(): ReactNode {
  const { id } = useParams({ from: '/workbench/case/$id/approval' });
  const view = useCase(id);
  const answer = useRead(approvalSheet, { params: { id } }, { everyMs: 20_000 });
  const type = useCaseType(view.data?.type);
  const failed = view.error ?? answer.error;
  if (failed instanceof FaultError && notYet.has(failed.fault)) return <NotYet id={id} voided={(view.data === undefined ? [] : caseOf(view.data).signatures ?? []).some(({ voided }) => voided !== undefined)} />;
  if (failed !== null && (view.data === undefined || answer.data === undefined)) return <Refused error={failed} retry={() => { void view.refetch(); void answer.refetch(); }} />;
  if (view.data === undefined || answer.data === undefined || type === undefined) return <Waiting rows={14} />;
  const { frozen, signatures, papers, ...rest } = answer.data;
  return <ApprovalOf view={view.data} type={type} approval={{ ...rest, frozen: (frozen as Frozen | undefined) ?? caseOf(view.data).frozen, signatures: signatures as readonly Signature[], papers: papers as readonly PaperScan[] }} />;
}

const notYet: ReadonlySet<string> = new Set(['signature.not-frozen', 'case.not-approvable']);

/** Nothing is frozen: never was, or a change took the ground from under the signatures. */
function NotYet({ id, voided }: { readonly id: string; readonly voided: boolean }): ReactNode {
  const { t } = useTranslation('approval');
  return <section className="sheet"><Nothing says={t('not-frozen')}>{voided ? <p className="approval-conclusion approval-fail" role="alert">{t('flag-void')}</p> : null}<Link to="/case/$id" params={{ id }}>{t('back')}</Link></Nothing></section>;
}

function ApprovalOf({ view, type, approval }: { readonly view: View; readonly type: CaseType; readonly approval: Approval }): ReactNode {
  const { t } = useTranslation('approval');
  const doing = useDoing(view);
  const { id } = view.row;
  return (
    <>
      <header className="page-head no-print"><div><Link to="/case/$id" params={{ id }}>{t('back')}</Link></div><PrintButton /></header>
      <div className="approval">
        <div className="approval-sheet">
          {approval.frozen === undefined ? <section className="sheet"><Nothing says={t('not-frozen')} /></section> : <SheetPaper view={view} type={type} approval={approval} frozen={approval.frozen} />}
        </div>
        <div className="approval-side no-print">
          <IndependentCheck view={view} type={type} approval={approval} />
          <PhotoPairs view={view} type={type} block="approval-block" />
          {approval.frozen === undefined ? null : <Signing view={view} type={type} approval={approval} frozen={approval.frozen} doing={doing} />}
          <PaperDesk view={view} type={type} approval={approval} doing={doing} />
          {view.points.length === 0 ? null : <section className="sheet approval-block"><Suspense fallback={<Waiting />}><DataCurve points={view.points} /></Suspense></section>}
        </div>
      </div>
    </>
  );
}
