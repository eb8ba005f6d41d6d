import type { AirExclusion } from '../../src/model/air-exclusion.ts';
import type { AirTarget, AirTargetIndicator } from '../../src/model/air-target.ts';
import { chance } from './chance.ts';
import type { Land } from './regions.ts';

const year = '2026';
const document = '演练环攻坚办〔2026〕1号';

/**
 * Targets of the drill: invented, each document says 演练. Cities have the mean and the share, counties too, with less to give; the
 * first county is asked for less than the drill's winter has, so that one is tight.
 */
export function growTargets(seed: number, { cities, counties }: Land): readonly AirTarget[] {
  const regions = [
    ...cities.map((region) => ({ region, mean: 27, share: 930 })), ...counties.map(({ region }, at) => ({ region, mean: at === 0 ? 10 : 24, share: 920 })),
  ];
  return regions.flatMap(({ region: { code }, mean, share }, at) => {
    const target = (indicator: AirTargetIndicator, value: string): AirTarget => ({ region: code, year, indicator, value, document, tightBelow: '85' });
    const tenths = share + Math.floor(chance(seed, 701, at) * 75);
    return [
      target('PM2.5-mean', String(mean + Math.floor(chance(seed, 702, at) * 8))), target('good-day-share', (tenths / 10).toFixed(1)),
    ];
  });
}

/** Three requests of the first city, one in each state: only the approved one takes its day out. */
export function growExclusions({ cities }: Land): readonly AirExclusion[] {
  const code = cities[0]?.code ?? '';
  const asked = (id: string, day: string, grounds: string): Omit<AirExclusion, 'state'> => ({
    id: `exclusion-${code}-${id}`, region: code, day, kind: 'dust', pollutants: ['PM2.5', 'PM10'], applicant: `city-bureau-${code}`,
    grounds,
  });
  return [
    {
      ...asked('1', '2026-02-20', '演练:沙尘输送,PM10小时浓度突升,PM2.5占比降低'), state: 'approved', approvedBy: '演练省生态环境厅',
      approvalDocument: '演练环函〔2026〕3号', approvedOn: '2026-02-26',
    },
    { ...asked('2', '2026-02-24', '演练:浮尘过境'), state: 'applied' },
    { ...asked('3', '2026-02-18', '演练:扬沙'), state: 'refused' },
  ];
}
