import { Alert, Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../basis/canonical.ts';
import type { FieldRule } from '../../../model/case-type.ts';
import type { Words } from '../../../model/words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { asTyped, filled, troublesOf, type FieldTrouble, type StepData } from './check.ts';
import { Field } from './field.tsx';
import type { FieldSurroundings } from './surroundings.ts';
import { useKeptForm } from './use-kept-form.ts';
import './step-form.css';

/** What stands in the way, each thing that does, and where on the page it is to be seen. */
type Block = { readonly says: string; readonly each?: readonly string[]; readonly where?: ReactNode };

export type StepFormProps = {
  readonly fields: readonly FieldRule[];
  readonly title: Words;
  readonly surroundings: FieldSurroundings;
  readonly start?: StepData;
  /** Signing: the person enters the password again. */
  readonly signs?: boolean;
  readonly danger?: boolean;
  readonly blockedBy?: readonly Block[];
  readonly busy: boolean;
  /** The name under which this browser keeps what was typed until it is sent; a password is never kept. */
  readonly keepAs?: string;
  /** Resolves with true when it was taken: what was typed is then forgotten. */
  readonly onSend: (data: StepData, password: string | undefined) => void | Promise<boolean>;
  readonly onCancel?: () => void;
};

const nothing: StepData = {};
const noBlocks: readonly Block[] = [];

/** The form of one declared step: one field a rule, troubles said at the field, one button with the step's own verb. */
export function StepForm({
  fields, title, surroundings, start = nothing, signs = false, danger = false, blockedBy = noBlocks, busy, keepAs, onSend, onCancel,
}: StepFormProps): ReactNode {
  const { t } = useTranslation();
  const { t: k } = useTranslation('kit');
  const { language } = usePreferences();
  const say = useSay();
  const form = useId();
  const { typed, restoredAt, put: type, clear } = useKeptForm(keepAs, fields);
  const data = asTyped(start, typed);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const troubles = troublesOf(fields, data);
  const put = (id: string, value: Json): void => type(id, value, start[id]);

  const send = (): void => {
    setTried(true);
    const [first] = troubles;
    if (first !== undefined) document.getElementById(`${form}-${first.field}`)?.focus();
    else if (!busy && (!signs || password !== '')) void give(filled(fields, data));
  };
  const give = async (given: StepData): Promise<void> => {
    if (await onSend(given, signs ? password : undefined) !== true) return;
    clear();
    setTried(false);
  };
  return (
    <form
      className="step-form" noValidate aria-label={say(title)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {blockedBy.length === 0 ? null : (
        <Alert type="warning" title={k('blocked')} description={<ul className="step-blocks">{blockedBy.map(({ says, each = [], where }) => (
            <li key={says}>{says}{where === undefined ? null : <> {where}</>}{each.length === 0 ? null : <ul>{each.map((one) => <li key={one}>{one}</li>)}</ul>}</li>
          ))}</ul>} />
      )}
      {restoredAt === undefined ? null : (
        <Alert
          type="info" showIcon title={k('form-restored', { at: moment(restoredAt, language) })}
          action={<Button size="small" onClick={clear}>{k('form-clear')}</Button>}
        />
      )}
      {fields.filter((rule) => rule.kind !== 'files' || rule.required || surroundings.upload !== undefined || surroundings.evidence.length > 0).map((rule) => (
        <Field
          key={rule.id} id={`${form}-${rule.id}`} rule={rule} value={data[rule.id]} surroundings={surroundings}
          trouble={tried ? wordsOf(troubles.find(({ field }) => field === rule.id), say(rule.title), k) : undefined} onChange={(value) => put(rule.id, value)}
        />
      ))}
      {signs ? (
        <div className="step-field">
          <label htmlFor={`${form}-password`}>{k('password')}</label>
          <Input.Password id={`${form}-password`} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} {...(tried && password === '' ? { status: 'error' as const } : {})} />
          <p className="faint">{k('password-says')}</p>
        </div>
      ) : null}
      <div className="step-buttons">
        <Button type="primary" htmlType="submit" danger={danger} loading={busy} disabled={blockedBy.length > 0}>{say(title)}</Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{t('cancel')}</Button>}
      </div>
    </form>
  );
}

type KitWords = ReturnType<typeof useTranslation<'kit'>>['t'];

function wordsOf(trouble: FieldTrouble | undefined, title: string, k: KitWords): string | undefined {
  if (trouble === undefined) return undefined;
  return trouble.trouble === 'missing' ? k('missing', { title }) : k('too-long', { title, max: trouble.max ?? 0 });
}
