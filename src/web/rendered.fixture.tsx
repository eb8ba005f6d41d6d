import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { queryClient } from './app/query.ts';
import { zhLater } from './app/words/zh-later.ts';
import { zh } from './app/words/zh.ts';

/** Answers a request of the page, as the server would: status and JSON. */
type Answer = (path: string) => Promise<{ readonly statusCode: number; readonly body: string }>;

const roundsMost = 12;

/** The HTML of a page of the workbench at an address: what it asks is answered, and it is drawn again until it asks no more. */
export async function rendered(Page: () => ReactNode, path: string, url: string, answer: Answer): Promise<string> {
  await i18next
    .use(initReactI18next)
    .init({
      lng: 'zh',
      fallbackLng: false,
      defaultNS: 'app',
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      resources: { zh: { ...zh, ...zhLater } },
    });
  queryClient.clear();
  const root = createRootRoute({ component: Outlet });
  const workbench = createRoute({ getParentRoute: () => root, id: 'workbench', component: Outlet });
  const routeTree = root.addChildren([workbench.addChildren([createRoute({ getParentRoute: () => workbench, path, component: Page })])]);
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [url] }) });
  await router.load();
  const real = globalThis.fetch;
  globalThis.fetch = async (asked) => {
    const { statusCode, body } = await answer(asked as string);
    return new Response(body, { status: statusCode, headers: { 'content-type': 'application/json' } });
  };
  try {
    for (let round = 0; round < roundsMost; round += 1) {
      const html = renderToStaticMarkup(
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>,
      );
      const waiting = queryClient.getQueryCache().findAll({ predicate: ({ state }) => state.status === 'pending' });
      if (waiting.length === 0) return html;
      await Promise.allSettled(waiting.map((query) => query.fetch()));
    }
    throw new Error(`${url} asks again and again`);
  } finally {
    globalThis.fetch = real;
  }
}

/** The words between two markers of the HTML, tags left out. */
export function wordsOf(html: string, from: string, to: string): string {
  const start = html.indexOf(from);
  if (start < 0) throw new Error(`no ${from} in the page`);
  const end = html.indexOf(to, start);
  return html
    .slice(start, end < 0 ? undefined : end)
    .replaceAll(/<[^>]*>?/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
