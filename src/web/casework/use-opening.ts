import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { Static } from 'typebox';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../basis/canonical.ts';
import { openCase } from '../../contract/case.ts';
import type { FieldRule } from '../../model/case-type.ts';
import { call, FaultError } from '../app/client.ts';
import { faultWords } from '../app/fault-words.ts';
import { useKeptAs } from '../app/kept-as.ts';
import { usePreferences } from '../app/preferences.ts';
import { queryClient } from '../app/query.ts';
import { useKeptForm } from '../kit/step-form/use-kept-form.ts';

type Given = Omit<Static<NonNullable<typeof openCase.body>>, 'type' | 'once'>;
export type Opening = {
  readonly busy: boolean;
  /** Of the declared fields: the name under which the browser keeps them. */
  readonly keepAs?: string;
  /** What stands above the declared fields, kept like them. */
  readonly head: Readonly<Record<string, Json | undefined>>;
  readonly put: (id: string, value: Json) => void;
  /** Opens the case and goes to its page; false where it was refused, which is said. */
  readonly open: (given: Given) => Promise<boolean>;
};

const noFields: readonly FieldRule[] = [];

/** The form of a new case: kept until it is sent, and under one mark, by which the server takes it once however often it is sent. */
export function useOpening(type: string): Opening {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const named = useKeptAs(`new/${type}`);
  const { typed, put, clear } = useKeptForm(named.keepAs === undefined ? undefined : `${named.keepAs}/head`, noFields);
  const [drawn] = useState(formMark);
  const [busy, setBusy] = useState(false);
  const once = String(typed['once']?.value ?? drawn);
  const putHead = useCallback((id: string, value: Json) => put(id, value, undefined), [put]);
  const open: Opening['open'] = async (given) => {
    setBusy(true);
    put('once', once, undefined);
    try {
      const opened = await call(openCase, { body: { ...given, type, once } });
      clear();
      await queryClient.invalidateQueries();
      await navigate({ to: '/case/$id', params: { id: opened.row.id } });
      return true;
    } catch (error) {
      const fault = error instanceof FaultError ? error.fault : undefined;
      if (fault === 'case.registered-already') put('once', formMark(), undefined);
      message.error(fault === 'system.not-running' ? t('form-unsent') : faultWords(error, language), 12);
      setBusy(false);
      return false;
    }
  };
  return { ...named, busy, open, head: Object.fromEntries(Object.entries(typed).map(([id, { value }]) => [id, value])), put: putHead };
}

const formMark = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
