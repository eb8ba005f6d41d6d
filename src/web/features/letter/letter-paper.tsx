import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { readLetter } from '../../../contract/letter.ts';
import type { LetterContent, LetterPiece } from '../../../model/letter-content.ts';
import { useSay } from '../../app/words/pick.ts';

type Sources = Static<typeof readLetter.reply>['sources'];
type PaperProps = { readonly content: LetterContent; readonly sources: Sources; readonly language: 'zh' | 'en'; readonly mark?: string };

/** One letter in the parts of GB/T 9704: organ, number, red line, title, addressee, body, enclosures, organ and date, copies. */
export function LetterPaper({ content, sources, language, mark }: PaperProps): ReactNode {
  const { t } = useTranslation('letter', { lng: language });
  const { organ, number, signer, title, to, body, enclosures, date, copies } = content;
  return (
    <article className="letter" lang={language}>
      {content.mark === undefined ? null : <p className="letter-mark">{content.mark}</p>}
      <header className="letter-head"><p className="letter-unit">{organ}</p>
        <p className={signer === undefined ? 'letter-number' : 'letter-number both'}><span>{number ?? t('no-number')}</span>{signer === undefined ? null : <span>{t('signer')}{signer}</span>}</p>
      </header>
      {mark === undefined ? null : <p className="letter-draft" role="status">{mark}</p>}
      <h1>{title}</h1>
      <p>{t('to', { unit: to })}</p>
      {numbered(body).map(({ key, one: { kind, pieces } }) => (
        <p key={key} className={kind === 'heading' ? 'letter-text letter-heading' : 'letter-text'}>
          {numbered(pieces).map(({ key: place, one }) => <Piece key={place} piece={one} sources={sources} />)}
        </p>
      ))}
      {enclosures.length === 0 ? null : <p className="letter-text">{t('enclosures')}{enclosures.map((name, at) => `${at + 1}. ${name}`).join(t('and'))}</p>}
      <footer className="letter-foot"><p>{organ}</p><p>{date ?? t('no-date')}</p></footer>
      <div className="letter-imprint">
        {copies === undefined ? null : <p>{t('copies', { copies })}</p>}
        <p className="letter-printed"><span>{organ}</span><span>{date === undefined ? t('no-date') : t('printed', { day: date })}</span></p>
      </div>
    </article>
  );
}

/** A paper never changes its order: the place of a part names it. */
const numbered = <T,>(all: readonly T[]): readonly { readonly key: string; readonly one: T }[] => all.map((one, at) => ({ key: `part-${at}`, one }));

/** What comes from the record leads back to where it stands there; on paper it is plain text. */
function Piece({ piece, sources }: { readonly piece: LetterPiece; readonly sources: Sources }): ReactNode {
  const { t } = useTranslation('letter');
  const say = useSay();
  if (typeof piece === 'string') return <Fragment>{piece}</Fragment>;
  const source = sources[piece.source];
  if (source === undefined) return <Fragment>{piece.text}</Fragment>;
  return <Link className="letter-figure" to="/case/$id" params={{ id: source.case }} title={t('from', { number: source.number, says: say(source.says) })}>{piece.text}</Link>;
}
