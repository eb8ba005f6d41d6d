import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeWebhook, renewWebhookSecret } from '../../../contract/webhook.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Deliveries } from './deliveries.tsx';
import { wishOfRow, type Row } from './form-values.ts';
import type { Made } from './made-secret.tsx';
import { WebhookForm, type CaseChoices } from './webhook-form.tsx';

type CardProps = { readonly row: Row; readonly types: CaseChoices; readonly changed: (made?: Made) => void };

/** One webhook: where it goes, what it selects, how deliveries stand, and what can be done. */
export function WebhookCard({ row, types, changed }: CardProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const { language } = usePreferences();
  const { message, modal } = App.useApp();
  const [open, setOpen] = useState<'edit' | 'deliveries'>();
  const toggle = (part: 'edit' | 'deliveries'): void => setOpen(open === part ? undefined : part);
  const tried = async (work: () => Promise<Made | undefined>): Promise<void> => {
    try {
      changed(await work());
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  const pause = (): Promise<void> => tried(async () => { await call(changeWebhook, { params: { id: row.id }, body: wishOfRow(row, !row.active) }); return undefined; });
  const renew = (): void => {
    void modal.confirm({
      title: row.name, content: t('renew-ask'), okText: t('renew'), cancelText: t('cancel'),
      onOk: () => tried(async () => ({ name: row.name, secret: (await call(renewWebhookSecret, { params: { id: row.id } })).secret })),
    });
  };
  return (
    <section className="sheet webhook-card" aria-label={row.name}>
      <header>
        <div>
          <h2>{row.name} <State row={row} /></h2>
          <p className="webhook-where"><code>{row.url}</code></p>
        </div>
        <div className="webhook-buttons no-print">
          <Button size="small" aria-expanded={open === 'deliveries'} onClick={() => toggle('deliveries')}>{t('deliveries')}</Button>
          <Button size="small" onClick={() => void pause()}>{t(row.active ? 'pause' : 'resume')}</Button>
          <Button size="small" onClick={renew}>{t('renew')}</Button>
          <Button size="small" aria-expanded={open === 'edit'} onClick={() => toggle('edit')}>{t('edit')}</Button>
        </div>
      </header>
      {open === 'edit' ? <div className="webhook-deliveries"><WebhookForm held={row} types={types} saved={() => { setOpen(undefined); changed(); }} /></div> : <Terms row={row} types={types} />}
      <Counts row={row} />
      {open === 'deliveries' ? <Deliveries id={row.id} dead={row.dead} changed={() => changed()} /> : null}
    </section>
  );
}

function State({ row: { active, dead, failing } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('webhooks');
  if (!active) return <StatusTag tone="neutral">{t('is-paused')}</StatusTag>;
  if (dead > 0) return <StatusTag tone="late">{t('is-dead')}</StatusTag>;
  return failing > 0 ? <StatusTag tone="due">{t('is-failing')}</StatusTag> : <StatusTag tone="ok">{t('is-active')}</StatusTag>;
}

function Terms({ row, types }: Omit<CardProps, 'changed'>): ReactNode {
  const { t } = useTranslation('webhooks');
  const { language } = usePreferences();
  const say = useSay();
  const listed = (names: readonly string[], none: string): string => (names.length === 0 ? none : names.join(t('comma')));
  const titles = new Map(types.flatMap((type) => [[type.id, type.title] as const, ...type.events.map(({ event, title }) => [event, title] as const)]));
  const named = (id: string): string => { const title = titles.get(id); return title === undefined ? id : say(title); };
  const terms: readonly (readonly [string, string])[] = [
    [t('unit'), say(row.unit.name)], [t('types'), listed(row.types.map(named), t('all-types'))], [t('events'), listed(row.events.map(named), t('all-events'))],
    [t('regions'), listed(row.regions.map(({ name }) => say(name)), t('all-regions'))], [t('tries'), String(row.tries)], [t('changed'), t('by-at', { by: row.changedBy, at: moment(row.changedAt, language) })],
  ];
  return <dl className="webhook-terms">{terms.map(([term, says]) => <div key={term}><dt>{term}</dt><dd>{says}</dd></div>)}</dl>;
}

function Counts({ row }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('webhooks');
  const { language } = usePreferences();
  return (
    <ul className="webhook-counts">
      {(['sent', 'waiting', 'failing', 'dead', 'withheld'] as const).map((kind) => (
        <li key={kind} className={row[kind] > 0 && (kind === 'dead' || kind === 'failing') ? 'bad' : undefined}>{t(`count-${kind}`)}<b>{count(row[kind], language)}</b></li>
      ))}
    </ul>
  );
}
