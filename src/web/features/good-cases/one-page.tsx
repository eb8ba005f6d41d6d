import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goodCase } from '../../../contract/good-case.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { GoodCaseCard } from '../../casework/good-case-card.tsx';
import { GoodCaseFigures, GoodCaseReuses } from '../../casework/good-case-facts.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import '../../casework/case-block.css';
import { CopyHere } from './copy-here.tsx';
import { goodCaseType } from './page.tsx';

/** One good case for any office: what it says, each number beside the ledger, and how those did who reused it. */
export function GoodCasePage(): ReactNode {
  const { t } = useTranslation('goodCases');
  const { id } = useParams({ from: '/workbench/good-cases/$id' });
  const type = useCaseType(goodCaseType);
  const answer = useRead(goodCase, { params: { id } });
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined || type === undefined) return <Waiting rows={12} />;
  const { row, item } = answer.data;
  return (
    <div className="stacked">
      <header className="page-head"><p><Link to="/good-cases">{t('back')}</Link></p>{item === undefined ? null : <Link to="/case/$id" params={{ id: item }}>{t('open-item')}</Link>}</header>
      <GoodCaseCard row={row} type={type} linked={false}><CopyHere row={row} /></GoodCaseCard>
      <GoodCaseFigures file={answer.data} type={type} />
      <GoodCaseReuses file={answer.data} />
    </div>
  );
}
