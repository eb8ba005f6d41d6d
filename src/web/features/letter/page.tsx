import { Link, useParams } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readLetter } from '../../../contract/letter.ts';
import type { LetterContent } from '../../../model/letter-content.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { PrintButton } from '../../kit/paper.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { FileButtons } from './file-buttons.tsx';
import { LetterPaper } from './letter-paper.tsx';
import './page.css';

/** Screen 9: the letter as it goes out, filled from the record. Nothing is typed here. */
export function LetterPage(): ReactNode {
  const { t } = useTranslation('letter');
  const { language } = usePreferences();
  const { id } = useParams({ from: '/workbench/case/$id/letter' });
  const answer = useRead(readLetter, { params: { id } });
  if (answer.isError && answer.data === undefined) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting rows={14} />;
  const letter = answer.data;
  const mark = letter.revoked ? t('revoked') : letter.draft ? t('draft') : undefined;
  return (
    <>
      <header className="page-head no-print">
        <div><Link to="/case/$id" params={{ id }}>{t('back')}</Link><p className="quiet">{t('locked')}{language === 'en' ? ` ${t('reading')}` : ''}</p></div>
        <div className="letter-acts"><FileButtons id={id} letter={letter} /><PrintButton /></div>
      </header>
      <Standing letter={letter} />
      <LetterPaper content={(language === 'zh' ? letter.content : letter.reading) as LetterContent} sources={letter.sources} language={language} {...(mark !== undefined && { mark })} />
    </>
  );
}

/** What the register has of it: who signed, receipt, and the hash under which its text stands. */
function Standing({ letter: { issued, received, draft } }: { readonly letter: Static<typeof readLetter.reply> }): ReactNode {
  const { t } = useTranslation('letter');
  const { language } = usePreferences();
  const say = useSay();
  if (draft) return null;
  return (
    <dl className="letter-standing no-print">
      {issued === undefined ? null : <div><dt>{t('signed-by')}</dt><dd>{issued.signedBy} {moment(issued.at, language)}</dd></div>}
      <div><dt>{t('receipt')}</dt><dd>{received === undefined ? <StatusTag tone="due">{t('not-received')}</StatusTag> : `${say(received.by)} ${moment(received.at, language)}`}</dd></div>
      {issued === undefined ? null : <div className="letter-hash"><dt>{t('hash')}</dt><dd><code>{issued.hash}</code></dd></div>}
      <div><dt>{t('register')}</dt><dd><Link to="/documents">{t('to-register')}</Link></dd></div>
    </dl>
  );
}
