import { useEffect, useRef } from 'react';
import { useSession } from '../../app/session.ts';
import { kept, measureSearch, type MeasureSearch } from './search.ts';

/** Where a visit goes on that came in without any filter; nothing where there is none to take up, or the address says its own. */
export function takenUp(search: MeasureSearch, held: string | null): MeasureSearch | undefined {
  if (Object.keys(search).length > 0 || held === null) return undefined;
  const last = kept(measureSearch(readJson(held)));
  return Object.keys(last).length === 0 ? undefined : last;
}

function readJson(held: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(held);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}

/**
 * The filters of the last visit, kept for this window and this office: whoever comes back by the menu finds the list as it was left. Only
 * coming in takes them up; a list whose filters are cleared stays cleared.
 */
export function useLastVisit(search: MeasureSearch, go: (to: MeasureSearch) => void): void {
  const appointment = useSession()?.acting.id;
  const came = useRef(false);
  useEffect(() => {
    if (appointment === undefined) return;
    const key = `qingshan.measures.${appointment}`;
    try {
      const last = came.current ? undefined : takenUp(search, sessionStorage.getItem(key));
      came.current = true;
      if (last === undefined) sessionStorage.setItem(key, JSON.stringify(search));
      else go(last);
    } catch {
      // A browser that keeps nothing begins with every list whole.
    }
  }, [appointment, search, go]);
}
