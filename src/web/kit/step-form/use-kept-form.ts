import { useCallback, useEffect, useRef, useState } from 'react';
import type { Json } from '../../../basis/canonical.ts';
import type { FieldRule } from '../../../model/case-type.ts';
import type { Typed } from './check.ts';
import { dropForm, keepForm, keptForm } from './kept-form.ts';

export type UsedForm = {
  readonly typed: Typed;
  /** When what stands here was typed, where an earlier visit left it; machine time. */
  readonly restoredAt: number | undefined;
  readonly put: (id: string, value: Json, over: Json | undefined) => void;
  readonly clear: () => void;
};

/** What is typed into a form, kept in this browser under `name` until it is sent or cleared; without a name, in this page alone. */
export function useKeptForm(name: string | undefined, fields: readonly FieldRule[]): UsedForm {
  const [kept] = useState(() => (name === undefined ? undefined : keptForm(localStorage, name, Date.now())));
  const [typed, setTyped] = useState<Typed>(kept?.typed ?? {});
  const [restoredAt, setRestored] = useState(kept?.at);
  const touched = useRef(false);
  useEffect(() => {
    if (name !== undefined && touched.current) keepForm(localStorage, name, fields, typed, Date.now());
    touched.current = false;
  }, [name, fields, typed]);
  const put = useCallback((id: string, value: Json, over: Json | undefined): void => {
    touched.current = true;
    setTyped((held) => ({ ...held, [id]: { value, over } }));
  }, []);
  return {
    typed, restoredAt, put,
    clear: () => {
      if (name !== undefined) dropForm(localStorage, name);
      setTyped({});
      setRestored(undefined);
    },
  };
}
