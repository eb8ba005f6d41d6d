/** Figures that cannot turn an answer of the judge, because another row or figure says the same or another room reads them; why. */
export const spareLeaves: readonly { readonly row: RegExp; readonly leaf: RegExp; readonly why: string }[] = [
  { row: /\/level\.\d$/, leaf: /^low$/, why: 'a level begins where the one below ends: the upper ends decide' },
  { row: /validity\.(february|month|year)-days$|validity\.eight-hours$/, leaf: /^pollutants\./,
    why: 'percentiles of CO and ozone are held to the same counts, so the list of the table narrows nothing' },
  { row: /validity\.day-hours$/, leaf: /^pollutants\.NOx$/,
    why: 'NOx is no item of the index, which gives the digits: a day of it is refused either way' },
  { row: /rule\.dust-days$/, leaf: /^pollutants\./,
    why: 'flow/exceptional-days.ts takes days out by it, src/server/air-target.test.ts refuses ozone' },
  { row: /rule\.gas-flow$/, leaf: /^pollutants\./, why: 'flow/emission-hours.ts finds the flow of an outlet by it; src/server/emission.test.ts weighs gas by it' },
  { row: /rule\.day-settled-after$/, leaf: /^value$/, why: 'flow/ended-days.ts waits so long; its test holds the hour before and the hour itself' },
  { row: /basin-status\.5$/, leaf: /^goodBelow$/, why: 'with 40 % worse than V there cannot be 75 % of I to III' },
  { row: /hj442-nearshore\/status\.4$/, leaf: /^anyOf\.0\.0\.of\./, why: 'tested after status 3, which holds all areas of 60 % and more' },
  { row: /2011\/rule\.no-multiple$/, leaf: /DO|temperature/, why: 'their limits are floors or none: there is nothing to be over' },
  { row: /rule\.mean-of-ph$/, leaf: /pollutants/, why: 'the item pH is the meaning of the rule' },
  { row: /hj75-2017\/rule\.no-multiple$/, leaf: /^value$/, why: 'counts two items that are written in four ways' },
  { row: /tli-2011\/term\./, leaf: /^keys\./, why: 'names that the code or the name of the item say as well' },
  { row: /tli-2011\/term\./, leaf: /^correlation$/, why: 'the weights come from it; src/judge/water-areas.test.ts works them out anew' },
];
