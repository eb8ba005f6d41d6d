import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mailStanding } from '../../../contract/mail.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { Mails } from './mails.tsx';
import './page.css';

type StandingProps = { readonly standing: Static<typeof mailStanding.reply> };

/** 邮件发送: the way of mails and what left over it. */
export function MailPage(): ReactNode {
  const { t } = useTranslation('mail');
  const answer = useRead(mailStanding, {}, { everyMs: 5_000, keep: true });
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div></header>
      {answer.isPending ? <section className="sheet"><Waiting rows={4} /></section> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <><Standing standing={
        answer.data} /><Mails dead={answer.data.dead} changed={() => void answer.refetch()} /></>}
    </>
  );
}

function Standing({ standing }: StandingProps): ReactNode {
  const { t } = useTranslation('mail');
  const { t: kind } = useTranslation('messages');
  const { language } = usePreferences();
  const { server, from, tries, neverHeld, domains, dead, failing } = standing;
  const named = (id: string): string => (id === 'digest' ? t('digest') : kind(`kind-${id}` as 'kind-waits'));
  const state = server === undefined ? 'none' : dead > 0 ? 'is-dead' : failing > 0 ? 'is-failing' : 'is-well';
  const terms = [
    ...(server === undefined ? [] : [[t('server'), server], [t('from'), from ?? '']]),
    [t('tries'), String(tries)], [t('never-held'), neverHeld.map(named).join(t('comma')) || t('nothing')],
    [t('domains'), domains.join(t('comma')) || t('any')],
  ];
  return (
    <section className="sheet mail-sheet">
      <p><StatusTag tone={state === 'is-well' ? 'ok' : state === 'is-dead' ? 'late' : 'due'}>{t(state)}</StatusTag></p>
      {server === undefined ? <p className="quiet">{t('how')}</p> : null}
      <dl className="mail-terms">{terms.map(([term, says]) => <div key={term}><dt>{term}</dt><dd>{says}</dd></div>)}</dl>
      <ul className="mail-counts">
        {(['sent', 'waiting', 'failing', 'dead', 'withheld'] as const).map((one) => (
          <li key={one} className={standing[one] > 0 && (one === 'dead' || one === 'failing') ? 'bad' : undefined}>{t(`count-${one}`)}<b>{
            count(standing[one], language)}</b></li>
        ))}
      </ul>
    </section>
  );
}
