import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseType, FieldRule, LetterRule } from '../../../model/case-type.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { caseOf, type View } from '../../casework/case-view.ts';
import { fieldRules, fieldWords } from '../../casework/field-words.ts';

type PaperProps = { readonly view: View; readonly type: CaseType; readonly rule: LetterRule };

/** One letter after the order of an official document: who writes, number and signer, title, addressee, body, enclosures, date, copies. */
export function LetterPaper({ view, type, rule }: PaperProps): ReactNode {
  const { t } = useTranslation('letter');
  const { language } = usePreferences();
  const say = useSay();
  const of = caseOf(view);
  const rules = new Map(fieldRules(type).map((field) => [field.id, field]));
  const words = (id: string): string | undefined => fieldOf(rules.get(id), of.fields?.[id]);
  const unit = (party: string): string => {
    const held = view.parties.find((one) => one.party === party);
    return held === undefined ? '' : say(held.unit.name);
  };
  const issued = view.events.find(({ event }) => event === rule.issuedBy);
  const due = of.clocks?.find(({ id }) => id === rule.clock)?.due;
  const kind = words(rule.kind) ?? '';
  const copies = words(rule.copies);
  const files = of.evidence ?? [];
  return (
    <article className="letter">
      <header className="letter-head"><p className="letter-unit">{unit(rule.issuer)}</p></header>
      <p className="letter-number"><span>{view.row.number}</span><span>{t('signer')}{issued === undefined ? t('not-signed') : issued.actor.says}</span></p>
      {issued === undefined ? <p className="letter-draft" role="status">{t('draft')}</p> : null}
      <h1>{t('title', { title: say(view.row.title), kind })}</h1>
      <p>{t('to', { unit: unit(rule.to) })}</p>
      {rule.body.map((id) => {
        const [field, value] = [rules.get(id), words(id)];
        return field === undefined || value === undefined ? null : <p key={id} className="letter-text">{t('line', { name: plain(say(field.title)), value })}</p>;
      })}
      {due === undefined ? null : <p className="letter-text">{t('until', { clock: clockTitle(), day: longDay(due, language) })}</p>}
      {files.length === 0 ? null : <p className="letter-text">{t('enclosures')}{files.map(({ name }, at) => `${at + 1}. ${name}`).join(t('and'))}</p>}
      <footer className="letter-foot"><p>{unit(rule.issuer)}</p><p>{issued === undefined ? t('no-date') : longDay(issued.at, language)}</p></footer>
      {copies === undefined ? null : <p className="letter-copies">{t('copies', { copies })}</p>}
    </article>
  );

  function fieldOf(field: FieldRule | undefined, value: unknown): string | undefined {
    return field === undefined || (typeof value !== 'string' && typeof value !== 'number') ? undefined : fieldWords(field, value, language);
  }
  function clockTitle(): string {
    const clock = type.clocks.find(({ id }) => id === rule.clock);
    return clock === undefined ? '' : say(clock.title);
  }
}

/** A title without what only the form needs to say. */
const plain = (title: string): string => title.replace(/\s*[((][^))]*[))]$/, '');
