export type Size = 'county' | 'province' | 'nation';

/** How much grows. `provinces` above 1 repeats the province with its own seed, codes and place on the map. */
export type Numbers = {
  readonly provinces: number;
  /** Counties by rows (north to south) and columns (west to east); rows are a multiple of three. */
  readonly rows: number;
  readonly columns: number;
  readonly cities: number;
  readonly stations: number;
  readonly sections: number;
  readonly noiseStations: number;
  readonly seaBuoys: number;
  readonly airOutlets: number;
  readonly waterOutlets: number;
  readonly enterprises: number;
  readonly parks: number;
  /** Of the parks of chemical works, how many have stations at their fence. */
  readonly watchedParks: number;
  readonly contractors: number;
};

const province: Numbers = {
  provinces: 1, rows: 9, columns: 10, cities: 11, stations: 60, sections: 120, noiseStations: 33, seaBuoys: 6, airOutlets: 220, waterOutlets: 180, enterprises: 260,
  parks: 4, watchedParks: 6, contractors: 12,
};

export const sizes: Readonly<Record<Size, Numbers>> = {
  county: { provinces: 1, rows: 3, columns: 1, cities: 1, stations: 6, sections: 8, noiseStations: 3, seaBuoys: 3, airOutlets: 11, waterOutlets: 9, enterprises: 13, parks: 3, watchedParks: 0, contractors: 2 },
  province,
  nation: { ...province, provinces: 30 },
};
