import { faultOf } from '../../app/client.ts';

/** A file on its way: how much has come of how much (`total` once the server has made it), and of a CSV how many rows. */
export type Progress = { readonly got: number; readonly total: number | undefined; readonly rows: number | undefined };
/** `sound`: its SHA-256 is that which the server gave; absent where the browser cannot work one out. */
export type FetchedFile = {
  readonly name: string; readonly blob: Blob; readonly bytes: number; readonly sha256: string; readonly basis: string; readonly sound?: boolean;
  /** Of a CSV, without its header. */
  readonly rows?: number;
};

/** Fetches one file piece by piece. Throws FaultError where it is refused. */
export async function fetchFile(path: string, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<FetchedFile> {
  const response = await fetch(path, { credentials: 'same-origin', signal });
  if (!response.ok) throw faultOf(response.status, await response.json().catch(() => undefined));
  const { headers } = response;
  const total = Number(headers.get('qingshan-bytes') ?? 0);
  const isCsv = headers.get('content-type')?.startsWith('text/csv') === true;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let [got, lines] = [0, 0];
  const rows = (): number | undefined => (isCsv ? Math.max(0, lines - 1) : undefined);
  onProgress({ got, total, rows: undefined });
  for await (const piece of piecesOf(response)) {
    pieces.push(piece);
    got += piece.length;
    if (isCsv) lines += linesIn(piece);
    onProgress({ got, total, rows: rows() });
  }
  const blob = new Blob(pieces, { type: headers.get('content-type') ?? '' });
  const sha256 = headers.get('qingshan-sha256') ?? '';
  const [own, held] = [await digestOf(blob), rows()];
  return {
    name: nameOf(headers.get('content-disposition') ?? ''), blob, bytes: got, sha256, basis: decodeURIComponent(headers.get('qingshan-basis') ?? ''),
    ...(own === undefined ? {} : { sound: own === sha256 }), ...(held === undefined ? {} : { rows: held }),
  };
}

async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (body === null) return;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

const newLine = 10;
/** No cell of the file holds a line end. */
export const linesIn = (piece: Uint8Array): number => piece.reduce((count, byte) => (byte === newLine ? count + 1 : count), 0);

/** RFC 6266: the name in UTF-8 before the plain one. */
export function nameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/iu.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/u.exec(disposition)?.[1] ?? 'readings';
}

/** Only on https or this machine itself do browsers give the means. */
async function digestOf(blob: Blob): Promise<string | undefined> {
  if (!globalThis.isSecureContext) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
