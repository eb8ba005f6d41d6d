import { createHmac } from 'node:crypto';
import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { fail, ok, type Result } from '../basis/result.ts';
import type { WebhookLetter, WebhookPost } from '../flow/ports/webhook-post.ts';
import type { OuterNetworks } from './outer-networks.ts';

const secretMark = 'whsec_';
const answerMs = 10_000;

/** POST over HTTP with a signature as Standard Webhooks writes it. Redirections are not followed: they could lead anywhere. */
export const webhookPost = (networks: OuterNetworks): WebhookPost => ({
  post: (letter) => post(letter, networks),
  permits: (url) => permits(url, networks),
});

/** `v1,` and the base64 of HMAC-SHA256 over id, seconds and body, joined by dots. */
export const signatureOf = (secret: string, id: string, seconds: number, body: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(secretMark.length), 'base64')).update(`${id}.${seconds}.${body}`).digest('base64')}`;

async function permits(url: string, networks: OuterNetworks): Promise<Result<true>> {
  const address = addressOf(url);
  if (address === undefined) return fail('webhook.address-refused', url);
  if (isIP(address.host) !== 0) return networks.permits(address.host) ? ok(true) : fail('webhook.address-refused', address.host);
  const found = await new Promise<readonly LookupAddress[]>((resolve) => { lookup(address.host, { all: true }, (error, all) => resolve(error === null ? all : [])); });
  const inside = found.find((one) => !networks.permits(one.address));
  return inside === undefined ? ok(true) : fail('webhook.address-refused', address.host);
}

function addressOf(text: string): { readonly url: URL; readonly host: string } | undefined {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return { url, host: url.hostname.replace(/^\[(.*)\]$/u, '$1') };
}

class Inside extends Error {}

function post({ url: text, secret, id, at, body }: WebhookLetter, networks: OuterNetworks): Promise<Result<true>> {
  const address = addressOf(text);
  if (address === undefined || (isIP(address.host) !== 0 && !networks.permits(address.host))) return Promise.resolve(fail('webhook.address-refused', text));
  const seconds = Math.floor(at / 1000);
  const send = address.url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const asked = send(address.url, {
      method: 'POST', agent: false, signal: AbortSignal.timeout(answerMs), lookup: lookupIn(networks),
      headers: {
        'content-type': 'application/cloudevents+json; charset=UTF-8', 'content-length': Buffer.byteLength(body), 'user-agent': 'Qingshan',
        'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatureOf(secret, id, seconds, body),
      },
    }, (answer) => {
      const { statusCode = 0 } = answer;
      // What the receiver says beyond its status is nothing to us; the line is closed at once, however long it would talk.
      answer.destroy();
      resolve(statusCode >= 200 && statusCode < 300 ? ok(true) : fail('webhook.refused', `HTTP ${statusCode}`));
    });
    asked.on('error', (error) => resolve(error instanceof Inside ? fail('webhook.address-refused', address.host) : fail('webhook.no-answer', sayOf(error))));
    asked.end(body);
  });
}

const sayOf = (error: Error): string => (error.name === 'AbortError' || error.name === 'TimeoutError' ? `no answer in ${answerMs / 1000} s` : error.message);

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** The address that was examined is the one that is called: a name that changes its mind between the two gains nothing. */
const lookupIn = (networks: OuterNetworks) => (host: string, options: LookupOptions, found: Found): void => {
  lookup(host, { ...options, all: true }, (error, all) => {
    const [first] = all ?? [];
    if (error !== null) found(error, []);
    else if (first === undefined || all.some(({ address }) => !networks.permits(address))) found(new Inside(host), []);
    else if (options.all === true) found(null, all);
    else found(null, first.address, first.family);
  });
};
