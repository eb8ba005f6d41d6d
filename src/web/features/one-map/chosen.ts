/** What the address of the map may say; what is not chosen stays out of it. */
export type Search = {
  readonly layer?: string | undefined; readonly mark?: string | undefined; readonly region?: string | undefined;
  readonly at?: string | undefined; readonly against?: string | undefined;
};

/** The layer of 卫星热点: one day of its own, nothing of what is due. */
export const fireLayer = 'hot-spots';

/** What is chosen on the page, and how to choose otherwise. */
export type Chosen = Search & { readonly go: (search: Search) => void };

const names = ['layer', 'mark', 'region', 'at', 'against'] as const;

export const kept = (search: Search): { readonly [Name in (typeof names)[number]]?: string } =>
  Object.fromEntries(names.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]])));
