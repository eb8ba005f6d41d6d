import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/preferences.ts';
import { moment } from '../app/time-words.ts';
import { useSay } from '../app/words/pick.ts';
import { useClauseWords } from '../app/words/clause-words.ts';
import { StatusTag } from './status-tag.tsx';
import type { WhyLink as Link } from './why-link.ts';
import { WhyRaw } from './why-raw.tsx';
import { WhyReadings } from './why-readings.tsx';
import { WhySteps } from './why-steps.tsx';
import './why-chain.css';

const kinds = ['frame', 'reading', 'detection', 'assessment', 'determination', 'finding', 'lead', 'item', 'evidence', 'signature', 'publication'] as const;
type Kind = (typeof kinds)[number];
const isKind = (kind: string): kind is Kind => (kinds as readonly string[]).includes(kind);

/** The links of one chain, conclusion first, raw bytes last; above them the way in words, each word a jump. */
export function WhyChain({ chain }: { readonly chain: readonly Link[] }): ReactNode {
  const { t } = useTranslation('kit');
  const list = useRef<HTMLOListElement>(null);
  const groups = grouped(chain);
  const kindOf = useKindWords();
  return (
    <>
      <p className="quiet">{t('why-says')}</p>
      <nav className="why-path" aria-label={t('why-path')}>
        <ol>
          {groups.map((links, at) => (
            <li key={links[0]?.id}>
              <button type="button" onClick={() => list.current?.children[at]?.scrollIntoView({ block: 'start' })}>{kindOf(links)}{links.length > 1 ? ` ${links.length}` : ''}</button>
            </li>
          ))}
        </ol>
      </nav>
      <ol className="why-chain" ref={list}>{groups.map((links) => <li key={links[0]?.id} className={`why-${links[0]?.kind}`}><ChainStep links={links} says={kindOf(links)} /></li>)}</ol>
    </>
  );
}

function useKindWords(): (links: readonly Link[]) => string {
  const { t } = useTranslation('kit');
  return ([first]) => (first === undefined ? '' : isKind(first.kind) ? t(`why-kind-${first.kind}`) : first.kind);
}

/** Readings that follow one another stand together: one conclusion rests on all of them. */
function grouped(chain: readonly Link[]): readonly (readonly Link[])[] {
  const groups: Link[][] = [];
  for (const link of chain) {
    const last = groups.at(-1);
    if (link.kind === 'reading' && last?.[0]?.kind === 'reading') last.push(link);
    else groups.push([link]);
  }
  return groups;
}

function ChainStep({ links, says }: { readonly links: readonly Link[]; readonly says: string }): ReactNode {
  const { language } = usePreferences();
  const say = useSay();
  const [link] = links;
  if (link === undefined) return null;
  return (
    <section>
      <header>
        <span className="why-kind">{says}</span>
        {link.at === undefined ? null : <time>{moment(link.at, language)}</time>}
      </header>
      {link.kind === 'reading' ? <WhyReadings links={links} /> : (
        <>
          <h3>{say(link.title)}</h3>
          <WhySteps steps={link.steps} />
          {link.cite === undefined ? null : <Ground cite={link.cite} />}
          {link.raw === undefined ? null : <WhyRaw raw={link.raw} />}
        </>
      )}
      <Technical links={links} />
    </section>
  );
}

/** Identifiers and versions, for those who follow the number on by hand. */
function Technical({ links }: { readonly links: readonly Link[] }): ReactNode {
  const { t } = useTranslation('kit');
  const versions = Object.entries(links[0]?.versions ?? {}).filter(([, version]) => version !== '');
  return (
    <details className="why-technical">
      <summary>{t('why-technical')}</summary>
      {links.map(({ id }) => <p key={id} className="mono">{id}</p>)}
      {versions.length === 0 ? null : <p className="mono">{versions.map(([name, version]) => `${name} ${version}`).join(' · ')}</p>}
    </details>
  );
}

function Ground({ cite }: { readonly cite: NonNullable<Link['cite']> }): ReactNode {
  const { t } = useTranslation('kit');
  const write = useClauseWords();
  return (
    <p className="why-cite">
      <b>{t('why-cite')}</b> {cite.standard} {write(cite.clause)} {cite.effectiveFrom === '' ? null : <span className="faint">{t('why-cite-from', { day: cite.effectiveFrom })}</span>}
      {cite.confidence === 'high' ? null : <StatusTag tone="due">{t('why-low')}</StatusTag>}
    </p>
  );
}
