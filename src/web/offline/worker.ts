/** Filled in when the web is built (precache.ts): the build, and what the field page needs of it. */
declare const fieldBuild: { readonly name: string; readonly files: readonly string[] };

type Waits = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Waits & { readonly request: Request; respondWith(answer: Promise<Response>): void };
export type FieldWorker = {
  readonly location: Location;
  addEventListener(name: 'install' | 'activate', hear: (event: Waits) => void): void;
  addEventListener(name: 'fetch', hear: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
};

/** The only page that is of use without a network. */
const fieldPage = '/field';
/** On a bad network a page that does not come is taken from the phone. */
const patienceMs = 8_000;
declare const self: FieldWorker;

self.addEventListener('install', (event) => event.waitUntil(takeBuild()));
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(page(request, pathname));
  else if (fieldBuild.files.includes(pathname)) event.respondWith(builtFile(request));
});

/** Data is never kept here, nor answered from here. */
const isPage = (pathname: string): boolean => !/^\/(?:api|ogc|assets)\//u.test(pathname) && !/\.[a-z0-9]+$/u.test(pathname);

async function takeBuild(): Promise<void> {
  const cache = await caches.open(fieldBuild.name);
  await cache.addAll([new Request(fieldPage, { cache: 'reload' }), ...fieldBuild.files]);
  await self.skipWaiting();
}

async function dropOthers(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith('qingshan-') && name !== fieldBuild.name);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** From the server; without one the field page, whatever page was asked for. */
async function page(request: Request, pathname: string): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
  } catch {
    if (pathname !== fieldPage) return Response.redirect(fieldPage);
    return await kept(fieldPage) ?? Response.error();
  }
}

const builtFile = async (request: Request): Promise<Response> => await kept(request) ?? fetch(request);

const kept = async (what: Request | string): Promise<Response | undefined> => (await caches.open(fieldBuild.name)).match(what);
