import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readCause } from '../../../contract/cause.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { PrintButton } from '../../kit/paper.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { CauseProblems, type CauseReply } from './cause-problems.tsx';
import './page.css';

/** One cause: what it is, what was changed, its problems across lists, and whether they came back. */
export function CausePage(): ReactNode {
  const { id } = useParams({ from: '/workbench/causes/$id' });
  const answer = useRead(readCause, { params: { id } }, { everyMs: 60_000 });
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  return <Cause reply={answer.data} />;
}

function Cause({ reply }: { readonly reply: CauseReply }): ReactNode {
  const { t } = useTranslation('causes');
  const say = useSay();
  const { row, text, evidence } = reply;
  return (
    <div className="causes">
      <header className="page-head">
        <div>
          <h1>{say(row.title)}</h1>
          <p>{row.number} · {say(row.class)} · <Link className="no-print" to="/causes">{t('back')}</Link></p>
        </div>
        {row.opens ? <Link className="ant-btn ant-btn-default no-print" to="/case/$id" params={{ id: row.id }}>{t('open-case')}</Link> : null}
        <PrintButton />
      </header>
      <p className="causes-tags">
        <StatusTag tone={toneOf(row.tone)}>{say(row.stateTitle)}</StatusTag>
        {row.standsOut ? <StatusTag tone="late">{t('stands-out')}</StatusTag> : null}
      </p>
      <div className="causes-two">
        <section className="sheet"><h2>{t('cause')}</h2><p className="causes-text">{text}</p><h3>{t('evidence')}</h3><p className="causes-text">{evidence}</p></section>
        <Fix reply={reply} />
      </div>
      <CauseProblems reply={reply} />
    </div>
  );
}

/** 长效机制 and its proof; what has not been said is said to be missing. */
function Fix({ reply: { fix, row } }: { readonly reply: CauseReply }): ReactNode {
  const { t } = useTranslation('causes');
  const say = useSay();
  const shown = [
    ['plan', fix.plan], ['owner', fix.owner ?? (row.responsible === undefined ? undefined : say(row.responsible.name))], ['due', fix.due], ['document', fix.document], ['standard', fix.standard],
    ['funding', fix.funding], ['first-use', fix.firstUse === undefined ? undefined : [fix.firstUse, fix.firstUsedOn].filter(Boolean).join(' ')], ['verified', fix.verifiedOn],
  ] as const;
  return (
    <section className="sheet">
      <h2>{t('fix')}</h2>
      <dl className="causes-fix">{shown.map(([id, value]) => <div key={id}><dt>{t(id)}</dt><dd>{value ?? <span className="faint">{t('missing')}</span>}</dd></div>)}</dl>
      <p role="status" className={row.recurred > 0 ? 'late' : 'quiet'}>
        {fix.verifiedOn === undefined ? t('not-verified') : row.recurred === 0 ? t('held', { day: fix.verifiedOn }) : t('came-back', { day: fix.verifiedOn, count: row.recurred })}
      </p>
    </section>
  );
}
