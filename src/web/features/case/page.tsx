import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseType } from '../../../model/case-type.ts';
import { useCaseType } from '../../app/programmes.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { caseOf, type View } from '../../casework/case-view.ts';
import { useCase, useDoing } from '../../casework/use-case.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { panelFor } from '../../panels/index.ts';
import { Checklist } from './checklist.tsx';
import { Content, Opinions } from './content.tsx';
import { Findings } from './findings.tsx';
import { Head } from './head.tsx';
import { Side } from './side.tsx';
import { Steps } from './steps.tsx';
import { laterWords } from '../../app/words/start.ts';
import '../../casework/case-block.css';
import './page.css';

const DataCurve = lazy(() => import('../../casework/data-curve.tsx').then(({ DataCurve: part }) => ({ default: part })));

/** Most leads stand alone: what is above and below an item, and its words, come where there is any. */
const Parts = lazy(async () => {
  const [{ Parts: part }] = await Promise.all([import('./parts.tsx'), laterWords()]);
  return { default: part };
});

const Measures = lazy(async () => {
  const [{ Measures: part }] = await Promise.all([import('./measures.tsx'), laterWords()]);
  return { default: part };
});

const PhotoPairs = lazy(async () => {
  const [{ PhotoPairs: part }] = await Promise.all([import('../../casework/photo-pair.tsx'), laterWords()]);
  return { default: part };
});

/** Few items began in an older ledger. */
const TakenOver = lazy(async () => {
  const [{ TakenOver: part }] = await Promise.all([import('./taken-over.tsx'), laterWords()]);
  return { default: part };
});

/** It stands below what is looked at first. */
const History = lazy(() => import('./history.tsx').then(({ History: part }) => ({ default: part })));
/** Few items are on notice. */
const NoticeBoard = lazy(() => import('./notice-board.tsx').then(({ NoticeBoard: part }) => ({ default: part })));

/** Screen 3, 一题一档, and the page of a lead (screen 5): one case, whole life, drawn from its declaration. */
export function CasePage(): ReactNode {
  const { id } = useParams({ from: '/workbench/case/$id' });
  const answer = useCase(id);
  const type = useCaseType(answer.data?.type);
  if (answer.isError && answer.data === undefined) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined || type === undefined) return <Waiting rows={14} />;
  return <CaseFile key={id} view={answer.data} type={type} />;
}

/** What comes in chunks of its own comes together: nothing moves away from under a pointer. */
function CaseFile({ view, type }: { readonly view: View; readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('caseFile');
  const doing = useDoing(view);
  const panel = panelFor({ view, type });
  const { id } = view.row;
  const { takenOver } = caseOf(view);
  return (
    <>
      <Head view={view} type={type} />
      <div className="case-columns">
        <div className="case-main">
          <Steps view={view} type={type} doing={doing} />
          <Suspense fallback={<Waiting rows={14} />}>
            {panel}
            {view.parent === undefined && view.children.length === 0 ? null : <Parts view={view} />}
            {takenOver === undefined ? null : <TakenOver mark={takenOver} type={type} />}
            <Findings view={view} />
            <Content view={view} type={type} />
            <Opinions view={view} type={type} />
            {(caseOf(view).measures ?? []).length === 0 ? null : <Measures view={view} type={type} />}
            {(caseOf(view).evidence ?? []).length < 2 ? null : <PhotoPairs view={view} type={type} block="case-block" />}
            <Checklist view={view} type={type} doing={doing} />
            {caseOf(view).notice === undefined ? null : <NoticeBoard view={view} />}
            {view.points.length === 0 ? null : <section className="sheet case-block"><Suspense fallback={<Waiting />}><DataCurve points={view.points} {...firstFactor(view)} /></Suspense></section>}
            <History view={view} type={type} />
          </Suspense>
        </div>
        <Side view={view} sheetLink={caseOf(view).frozen !== undefined ? <Link to="/case/$id/approval" params={{ id }}>{t('sheet')}</Link> : null} />
      </div>
    </>
  );
}

function firstFactor(view: View): { readonly factor?: string } {
  const [finding] = view.findings;
  return finding === undefined ? {} : { factor: finding.factor };
}
