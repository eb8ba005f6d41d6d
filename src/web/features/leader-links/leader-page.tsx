import { Link, useParams } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readFile } from '../../../contract/case.ts';
import { leaderLink } from '../../../contract/leader-link.ts';
import { pathOf } from '../../app/client.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { PrintButton } from '../../kit/paper.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { DoSteps } from './do-steps.tsx';
import { Slips } from './slips.tsx';
import './page.css';

export type Page = Static<typeof leaderLink.reply>;

/** One item for its leader: three numbers, the last photo, what the independent check said, and what to answer. */
export function LeaderPage(): ReactNode {
  const { id } = useParams({ from: '/workbench/leader-links/$id' });
  const answer = useRead(leaderLink, { params: { id } }, { everyMs: 30_000 });
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  return <LeaderPageOf page={answer.data} again={() => void answer.refetch()} />;
}

function LeaderPageOf({ page, again }: { readonly page: Page; readonly again: () => void }): ReactNode {
  const { t } = useTranslation('leaderLinks');
  const say = useSay();
  const { row } = page;
  const item = row.item ?? row.case;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say(item.title)} <StatusTag tone={toneOf(item.tone)}>{say(item.stateTitle)}</StatusTag></h1>
          <p>{say(row.holder ?? row.leader.name)} · {say(row.case.stateTitle)} · {say(row.unit.name)} <span className="no-print"> <Link to="/leader-links">{t('back')}</Link> · {row.item === undefined ? null : <Link to="/case/$id" params={{ id: row.item.id }}>{t('whole-file')}</Link>}</span></p>
        </div>
        <PrintButton />
      </header>
      <Numbers page={page} />
      <div className="leader-columns">
        <div className="leader-main">
          <section className="sheet leader-block"><h2>{t('problem')}</h2><p className="leader-text">{page.problem}</p></section>
          <Slips slips={page.instructions} again={again} />
          <section className="sheet leader-block">
            <h2>{t('visits')}</h2>
            {page.visits.length === 0 ? <p className="quiet">{t('no-visit')}</p> : (
              <ol className="leader-visits">{page.visits.map((visit) => <li key={`${visit.day} ${visit.at}`}><b>{visit.day}</b> {visit.place}<p className="leader-text">{visit.finding}</p><small className="faint">{visit.by}{visit.photos.length === 0 ? null : ` · ${t('photos', { count: visit.photos.length })}`}</small></li>)}</ol>
            )}
          </section>
        </div>
        <div className="leader-side">
          <Check page={page} />
          <DoSteps id={row.case.id} events={['record-visit', 'draft-instruction', 'urge', 'release']} then={again} />
        </div>
      </div>
      <BasisLine basis={page.basis} />
    </>
  );
}

/** Verified measures, days to the deadline, days since the last visit. */
function Numbers({ page: { row, measures } }: { readonly page: Page }): ReactNode {
  const { t } = useTranslation('leaderLinks');
  const { language } = usePreferences();
  const say = useSay();
  const left = row.daysLeft;
  return (
    <dl className="leader-numbers" aria-label={t('numbers')}>
      <div className="sheet"><dt>{t('verified')}</dt><dd>{measures.total === 0 ? '—'
        : share(measures.verified, measures.total, language)}</dd><small>{t('verified-of', measures)}</small></div>
      <div className={left !== undefined && left < 0 && row.item?.closedAt === undefined ? 'sheet leader-overdue'
        : 'sheet'}><dt>{t(left !== undefined && left < 0 ? 'past-deadline' : 'days-left')}</dt><dd>{left === undefined ? '—'
        : t('days', { days: Math.abs(left) })}</dd><small>{row.deadline ?? t('no-deadline')}{row.colour === undefined ? null
        : <> · {say(row.colour.why)}</>}</small></div>
      <div className={row.silent ? 'sheet leader-silent' : 'sheet'}><dt>{t('since')}</dt><dd>{row.daysSince === undefined ? t('not-yet')
        : t('days', { days: row.daysSince })}</dd><small>{row.silent ? t('silent-says') : row.lastVisit ?? ''}</small></div>
    </dl>
  );
}

function Check({ page: { checks, photo } }: { readonly page: Page }): ReactNode {
  const { t } = useTranslation('leaderLinks');
  const { language } = usePreferences();
  const say = useSay();
  return (
    <section className="sheet leader-block">
      <h2>{t('check')}</h2>
      {checks.length === 0 ? <p className="quiet">{t('check-none')}</p>
        : checks.map((check) => <p key={check.item} className={`leader-check leader-${check.result}`}><b>{t(`check-${check.result}`)}</b> {say(check.says)}</p>)}
      <h3>{t('last-photo')}</h3>
      {photo === undefined ? <p className="quiet">{t('photo-none')}</p> : (
        <figure className="leader-photo"><img src={pathOf(readFile.path,
          { id: photo.case, hash: photo.hash })} alt={photo.name} /><figcaption className="faint">{photo.name} · {moment(photo.at,
          language)}</figcaption></figure>
      )}
    </section>
  );
}
