import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../basis/canonical.ts';
import type { EvidenceFile, Measure } from '../../../model/case.ts';
import type { CaseType, FieldRule } from '../../../model/case-type.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { caseOf, type Event, type View } from '../../casework/case-view.ts';
import { fieldRules, fieldWords } from '../../casework/field-words.ts';

/** Every step, newest first, with who did it, what was given, and the digest that chains it. */
export function History({ view, type }: { readonly view: View; readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('caseFile');
  return (
    <section className="sheet case-block">
      <h2>{t('history')} <span className="faint">{t('history-says')}</span></h2>
      <ol className="case-history" reversed>{view.events.toReversed().map((event) => <li key={event.seq}><OneEvent event={event} type={type} measures={caseOf(view).measures ?? []} /></li>)}</ol>
    </section>
  );
}

function OneEvent({ event, type, measures }: { readonly event: Event; readonly type: CaseType; readonly measures: readonly Measure[] }): ReactNode {
  const { t } = useTranslation('caseFile');
  const { language } = usePreferences();
  const say = useSay();
  const rules = fieldRules(type);
  const given = rules.flatMap((rule) => {
    const words = rule.kind === 'verbatim' ? undefined : givenWords(rule, event.data[rule.id] as Json | undefined);
    return words === undefined ? [] : [{ id: rule.id, title: say(rule.title), words }];
  });
  return (
    <>
      <p className="case-event"><b>{say(event.title)}</b>{event.from === event.to ? null : <span>→ {say(event.toTitle)}</span>}<span className="quiet">{event.actor.says}</span><time>{moment(event.at, language)}</time></p>
      {given.length === 0 ? null : <dl className="case-given">{given.map(({ id, title, words }) => <div key={id}><dt>{title}</dt><dd>{words}</dd></div>)}</dl>}
      <p className="case-hash mono">#{event.seq} {event.hash}</p>
    </>
  );

  /** Files by their names, marks by their items, a measure by what it says; everything else as a field reads. */
  function givenWords(rule: FieldRule, value: Json | undefined): string | undefined {
    if (rule.kind === 'files' && Array.isArray(value)) return listed(say, (value as readonly EvidenceFile[]).map(({ name }) => name));
    if (rule.kind === 'measure') return measures.find(({ id }) => id === value)?.what ?? fieldWords(rule, value, language);
    if (rule.kind !== 'checklist' || typeof value !== 'object' || value === null) return fieldWords(rule, value, language);
    return listed(say, Object.entries(value as Readonly<Record<string, Mark>>).map(([id, { state }]) => `${itemTitle(id)} ${t(`mark-${state}`)}`));
  }

  function itemTitle(id: string): string {
    const item = type.checklist.find((one) => one.id === id);
    return item === undefined ? id : say(item.title);
  }
}

type Mark = { readonly state: 'have' | 'missing' | 'unfit' };
