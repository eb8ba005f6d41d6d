import { App } from 'antd';
import { useState } from 'react';
import { prepareSigning } from '../../../contract/signing.ts';
import type { Words } from '../../../model/words.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import type { Doing } from '../../casework/use-case.ts';

/** Paper is signed with a pen: here it only shows what to do. */
export type Way = 'seal' | 'passkey' | 'paper' | 'password';
export type Signs = { readonly busy: boolean; readonly sign: (way: Way, secret: string) => Promise<void> };

/** Asks the server for what is signed, gives the proof of the way, and does the step. A request is good for once, so each try asks anew. */
export function useSigning(id: string, title: Words, hash: string, doing: Doing): Signs {
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const sign = async (way: Way, secret: string): Promise<void> => {
    setBusy(true);
    try {
      const { event, statement, ticket, passkey } = await call(prepareSigning, { params: { id } });
      const data = { hash, method: way };
      if (way === 'password') await doing.step(event, title, data, secret);
      else {
        const given = way === 'seal' ? { pin: secret } : { assertion: await asserted(passkey) };
        await doing.step(event, title, data, undefined, { statement: statement as never, ticket, ...given });
      }
    } catch (error) {
      if (!isCancelled(error)) message.error(faultWords(error, language), 6);
    } finally {
      setBusy(false);
    }
  };
  return { busy, sign };
}

async function asserted(passkey: { readonly site: string; readonly credentials: readonly string[]; readonly challenge: string } | undefined) {
  if (passkey === undefined) throw new TypeError('no passkey was offered');
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { id, response } = await startAuthentication({
    optionsJSON: { challenge: passkey.challenge, rpId: passkey.site, userVerification: 'required',
      allowCredentials: passkey.credentials.map((known) => ({ id: known, type: 'public-key' })) },
  });
  return { id, authenticatorData: response.authenticatorData, clientData: response.clientDataJSON, signature: response.signature };
}

/** The person closed the browser's own window: nothing went wrong. */
const isCancelled = (error: unknown): boolean => error instanceof Error
  && (error.name === 'NotAllowedError' || error.name === 'AbortError');
