import { fail, ok, type Result } from '../basis/result.ts';
import { isFaultCode } from '../basis/fault.ts';
import { readRun } from '../stores/data-folder.ts';

export type Ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Result<unknown>>;
type Whose = { readonly login: string | undefined; readonly data: string | undefined; readonly url: string | undefined };

/**
 * Work of the terminal in the name of a person: signs in at the running server, works, and signs out whatever happens. The password
 * comes from QINGSHAN_PASSWORD, never from the command line, where others could read it. Faults: those of the server, system.not-running.
 */
export async function inSession<T>({ login, data, url }: Whose, work: (ask: Ask) => Promise<Result<T>>): Promise<Result<T>> {
  const password = process.env['QINGSHAN_PASSWORD'];
  if (login === undefined || password === undefined) return fail('system.bad-option', '--login LOGIN, QINGSHAN_PASSWORD');
  const address = addressOf(data ?? './data', url);
  if (!address.ok) return address;
  let cookie = '';
  const ask: Ask = async (method, path, body) => {
    const answer = await fetch(new URL(path, address.value), {
      method, headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => undefined);
    if (answer === undefined) return fail('system.not-running', address.value);
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return readAnswer(answer);
  };
  const signedIn = await ask('POST', '/api/session', { login, password });
  if (!signedIn.ok) return signedIn;
  try {
    return await work(ask);
  } finally {
    await ask('DELETE', '/api/session');
  }
}

function addressOf(data: string, url: string | undefined): Result<string> {
  if (url !== undefined) return URL.canParse(url) ? ok(url) : fail('system.bad-option', `--url ${url}`);
  const running = readRun(data);
  return running.ok ? ok(`http://127.0.0.1:${running.value.port}`) : running;
}

async function readAnswer(answer: Response): Promise<Result<unknown>> {
  const value: unknown = await answer.json().catch(() => ({}));
  if (answer.ok) return ok(value);
  const { fault, detail } = value as { readonly fault?: string; readonly detail?: string };
  return fail(fault !== undefined && isFaultCode(fault) ? fault : 'system.internal', detail ?? `${answer.status}`);
}
