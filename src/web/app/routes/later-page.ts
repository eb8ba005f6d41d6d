import { lazyRouteComponent } from '@tanstack/react-router';
import { laterWords } from '../words/start.ts';

/** A page that nobody lands on first: its code and the words of such pages come together, when it is opened. */
export const laterPage: typeof lazyRouteComponent = (importer, name) => lazyRouteComponent(async () => {
  const [page] = await Promise.all([importer(), laterWords()]);
  return page;
}, name);
