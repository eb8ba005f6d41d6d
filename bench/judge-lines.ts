/** Seeded lines for `qingshan judge`; concentrations go past the top of the tables now and then, and some are missing. */
type LineOf = (random: () => number, id: number) => string;

const spread = (random: () => number, most: number, decimals: number): number => Number((random() ** 2 * most).toFixed(decimals));

export const aqiLine: LineOf = (random, id) => {
  const values = {
    'PM2.5': spread(random, 300, 0), PM10: spread(random, 400, 1), SO2: spread(random, 500, 0), NO2: spread(random, 300, 1), CO: spread(random, 20, 2),
    ...(random() < 0.05 ? {} : { O3: spread(random, 400, 0) }),
  };
  return JSON.stringify({ id, assess: 'aqi', on: random() < 0.5 ? '2026-07-01' : '2025-07-01', input: { report: 'realtime', values } });
};

export const outletLine: LineOf = (random, id) => {
  const input = { factor: 'a21002', measured: spread(random, 120, 2), O2_measured: 3 + spread(random, 17.5, 1), O2_reference: 6, limit: 50, unit: 'mg/m³', flag: 'N', minutes: 40 + Math.floor(random() * 21) };
  return JSON.stringify({ id, assess: 'outlet-hour', on: '2026-04-01', input });
};

export const sectionLine: LineOf = (random, id) => {
  const values = { DO: spread(random, 10, 1), 'NH3-N': spread(random, 2.5, 3), TP: spread(random, 0.5, 3), CODMn: spread(random, 16, 1) };
  return JSON.stringify({ id, assess: 'surface-water-class', on: '2026-04-01', input: { waterbody: 'river', values, unit: 'mg/L' } });
};
