import { fail, ok } from '../../basis/result.ts';
import { exportReadings as endpoint } from '../../contract/export.ts';
import { exportReadings } from '../../flow/export-readings.ts';
import type { House } from '../../flow/house.ts';
import { handleFile, type Handler } from '../handler.ts';
import { maySeePoint } from '../rights.ts';

/** Files made at the same time; each holds one of the store's readers meanwhile. */
const madeAtOnce = 2;

const types = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' } as const;

export function exportHandlers(house: House): readonly Handler[] {
  let making = 0;
  return [
    handleFile(endpoint, async ({ params, query: { format = 'csv', lang = 'zh', bom = false, ...query } }, { caller }) => {
      if (making >= madeAtOnce) return fail('export.busy');
      making += 1;
      try {
        const made = await exportReadings(house, (point) => maySeePoint(house, caller.viewer, point), { ...params, ...query, format, lang, bom });
        if (!made.ok) return made;
        const { file, name, basis } = made.value;
        return ok({
          bytes: file.content, type: types[format], name: `${name}.${format}`,
          headers: {
            // Of the file itself: on the way it may be compressed, hence a weak tag.
            'etag': `W/"sha256-${file.sha256}"`, 'qingshan-sha256': file.sha256, 'qingshan-bytes': String(file.bytes),
            'qingshan-basis': encodeURIComponent(basis), 'cache-control': 'no-store',
          },
        });
      } finally {
        making -= 1;
      }
    }),
  ];
}
