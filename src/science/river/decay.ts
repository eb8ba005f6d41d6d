/** First-order rate at a water temperature [°C] from that at 20 °C: θ = 1.047, Streeter and Phelps as in Chapra (1997), 2.6. */
export const decayAt = (rateAt20: number, temperature: number): number => rateAt20 * 1.047 ** (temperature - 20);
