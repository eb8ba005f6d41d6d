import { Type } from 'typebox';
import { ambientPollutants } from '../model/ambient.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Basis, RegionName } from './shapes.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Pollutant = Type.Enum([...ambientPollutants.values()]);

export const airContribution = endpoint({
  id: 'air.contribution', method: 'GET', path: '/api/air/contribution', who: 'anyone',
  says: { zh: '站点贡献:哪个点位拉高了本地浓度', en: 'What each station adds to a figure of its region, and the highest hours of the one that adds most' },
  query: Type.Object({ region: Type.String({ pattern: '^\\d{6}$' }), pollutant: Pollutant, from: Day, to: Day }),
  reply: Type.Object({
    region: RegionName, pollutant: Pollutant, unit: Type.String(),
    /** Of a percentile (CO, ozone); a mean has none. */
    percent: Type.Optional(Type.String()),
    /** Figure of the region; all figures with one decimal more than HJ 663 publishes, so that small parts are seen. */
    value: Type.Optional(Type.String()),
    /** `adds`: the region's figure less the figure without this station; who adds most first. */
    stations: Type.Array(Type.Object({ number: Type.Integer(), name: Words, value: Type.Optional(Type.String()), without: Type.Optional(Type.String()), adds: Type.Optional(Type.String()) })),
    /** Highest valid hours of the first station, on days that are not taken out. */
    hours: Type.Array(Type.Object({ at: Type.Integer(), value: Type.String(), why: Type.String() })),
    basis: Basis,
  }),
});
