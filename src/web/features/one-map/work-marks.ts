import { useMemo } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import type { MapMark } from '../../kit/map-view.tsx';
import type { Search } from './chosen.ts';
import { marksOf, type Mark, type Work } from './work.ts';

/** The marks of the chosen layer and county, and the same as the map draws them. */
export function useShownMarks({ marks: all }: Work, { layer, region }: Search): { readonly shown: readonly Mark[]; readonly marks: readonly MapMark[] } {
  const { language } = usePreferences();
  const shown = useMemo(() => marksOf(all, layer, region), [all, layer, region]);
  const marks = useMemo(() => shown.map(({ id, title, lon, lat, tone, state }): MapMark =>
    ({ id, title: title[language], lon, lat, tone, says: state[language] })), [shown, language]);
  return { shown, marks };
}
