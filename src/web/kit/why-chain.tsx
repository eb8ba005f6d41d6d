import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainLink } from '../../contract/point.ts';
import { usePreferences } from '../app/preferences.ts';
import { moment } from '../app/time-words.ts';
import { useSay } from '../app/words/pick.ts';
import { StatusTag } from './status-tag.tsx';
import './why-chain.css';

type Link = Static<typeof ChainLink>;
const kinds = ['frame', 'reading', 'determination', 'finding', 'lead', 'item', 'evidence', 'signature', 'publication'] as const;
type Kind = (typeof kinds)[number];
const isKind = (kind: string): kind is Kind => (kinds as readonly string[]).includes(kind);

/** The links of one chain, conclusion first, raw bytes last. */
export function WhyChain({ chain }: { readonly chain: readonly Link[] }): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <>
      <p className="quiet">{t('why-says')}</p>
      <ol className="why-chain">{chain.map((link) => <li key={`${link.kind} ${link.id}`}><ChainStep link={link} /></li>)}</ol>
    </>
  );
}

function ChainStep({ link }: { readonly link: Link }): ReactNode {
  const { t } = useTranslation('kit');
  const { language } = usePreferences();
  const say = useSay();
  return (
    <section>
      <header>
        <span className="why-kind">{isKind(link.kind) ? t(`why-kind-${link.kind}`) : link.kind}</span>
        {link.at === undefined ? null : <time>{moment(link.at, language)}</time>}
      </header>
      <h3>{say(link.title)}</h3>
      {link.steps.length === 0 ? null : (
        <ol className="why-steps">
          {link.steps.map((step) => <li key={`${step.name} ${step.zh} ${step.value ?? ''}`}><span>{step[language]}</span>{step.value === undefined ? null : <b>{step.value}</b>}</li>)}
        </ol>
      )}
      {link.cite === undefined ? null : <Ground cite={link.cite} />}
      {link.raw === undefined ? null : <Raw raw={link.raw} />}
      <p className="why-id mono">{link.id}{Object.entries(link.versions).map(([name, version]) => ` · ${name} ${version}`).join('')}</p>
    </section>
  );
}

function Ground({ cite }: { readonly cite: NonNullable<Link['cite']> }): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <p className="why-cite">
      <b>{t('why-cite')}</b> {cite.standard} {cite.clause} <span className="faint">{t('why-cite-from', { day: cite.effectiveFrom })}</span>
      {cite.confidence === 'high' ? null : <StatusTag tone="due">{t('why-low')}</StatusTag>}
    </p>
  );
}

function Raw({ raw }: { readonly raw: NonNullable<Link['raw']> }): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <div className="why-raw">
      <h4>{t('why-raw-text')}</h4>
      <pre>{raw.text}</pre>
      <h4>{t('why-raw-hex')}</h4>
      <pre>{raw.hex.replace(/(..)(?=.)/g, '$1 ')}</pre>
      <p className="why-id mono">SHA-256 {raw.sha256}</p>
    </div>
  );
}
