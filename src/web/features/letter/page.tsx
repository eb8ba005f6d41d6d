import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseType } from '../../app/programmes.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useCase } from '../../casework/use-case.ts';
import { PrintButton } from '../../kit/paper.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { LetterPaper } from './letter-paper.tsx';
import './page.css';

/** Screen 9: the letter as it goes out, filled from the record. Nothing is typed here. */
export function LetterPage(): ReactNode {
  const { t } = useTranslation('letter');
  const { id } = useParams({ from: '/workbench/case/$id/letter' });
  const view = useCase(id);
  const type = useCaseType(view.data?.type);
  if (view.error !== null && view.data === undefined) return <Refused error={view.error} retry={() => void view.refetch()} />;
  if (view.data === undefined || type === undefined) return <Waiting rows={14} />;
  return (
    <>
      <header className="page-head no-print"><div><Link to="/case/$id" params={{ id }}>{t('back')}</Link><p className="quiet">{t('locked')}</p></div><PrintButton /></header>
      {type.letter === undefined ? <section className="sheet"><Nothing says={t('none')} /></section> : <LetterPaper view={view.data} type={type} rule={type.letter} />}
    </>
  );
}
