"""Vectorised pandas over the same valid hours: days (20 h), MDA8 (6 of 8, 14 windows), months, year, percentiles, composite, rank.

Arguments: folder with series.bin (uint16: station * 6 + pollutant), hour.bin (uint16 since the year's start), value.bin (float64),
sorted by series and hour; number of days. Prints one JSON object. Reading the columns is timed, starting python is not.
"""
import json
import resource
import sys
import time

import numpy as np
import pandas as pd

folder, days = sys.argv[1], int(sys.argv[2])
percent = np.array([0.95, 0.95, 0.98, 0.98, 0.95, 0.90])
denominator = np.array([35.0, 70.0, 60.0, 40.0, 4.0, 160.0])
OZONE = 5
started = time.perf_counter()
frame = pd.DataFrame({
    "series": np.fromfile(f"{folder}/series.bin", dtype=np.uint16),
    "hour": np.fromfile(f"{folder}/hour.bin", dtype=np.uint16),
    "value": np.fromfile(f"{folder}/value.bin", dtype=np.float64),
})
read = time.perf_counter() - started

# One number for (series, day): grouping by one integer is the fastest that groupby has.
others = frame[frame["series"] % 6 != OZONE]
key = others["series"].to_numpy(np.int64) * days + others["hour"].to_numpy(np.int64) // 24
grouped = others["value"].groupby(key, sort=False).agg(["mean", "count"])
daily = grouped.loc[grouped["count"] >= 20, "mean"]

# Ozone as a table hours × stations, sliding means of 8 h down the hours; windows that end at 08:00 … 24:00.
ozone = frame[frame["series"] % 6 == OZONE]
stations = int(frame["series"].max()) // 6 + 1
table = np.full((days * 24, stations), np.nan)
table[ozone["hour"].to_numpy(), ozone["series"].to_numpy() // 6] = ozone["value"].to_numpy()
sliding = pd.DataFrame(table).rolling(8, min_periods=6).mean().to_numpy().reshape(days, 24, stations)[:, 7:, :]
windows = np.isfinite(sliding).sum(axis=1)
most = np.where(windows > 0, np.nanmax(np.where(np.isfinite(sliding), sliding, -1.0), axis=1), np.nan)
most[(windows < 14) & ~(most > 160)] = np.nan

grid = np.full((stations * 6, days), np.nan)
grid.reshape(-1)[daily.index.to_numpy()] = daily.to_numpy()
grid[OZONE::6, :] = most.T

long = pd.DataFrame(grid.T, index=pd.date_range("2025-01-01", periods=days))
by_month = long.groupby(long.index.month)
month_means, month_counts = by_month.mean(), by_month.count()
month_ranks = {p: by_month.quantile(p) for p in (0.90, 0.95, 0.98)}
year_means, counts = long.mean(), long.count()
year_ranks = {p: long.quantile(p) for p in (0.90, 0.95, 0.98)}
pollutant = np.arange(stations * 6) % 6
rank = np.select([percent[pollutant] == p for p in year_ranks], [year_ranks[p].to_numpy() for p in year_ranks])
figure = np.where(pollutant >= 4, rank, year_means.to_numpy())
if days == 365:
    needed = np.where(month_counts.index.to_numpy() == 2, 25, 27)[:, None]
    figure[(counts.to_numpy() < 324) | (month_counts.to_numpy() < needed).any(axis=0)] = np.nan
composite = pd.Series((figure / denominator[pollutant]).reshape(stations, 6).sum(axis=1))
places = composite.round(2).rank(method="min")
took = time.perf_counter() - started
print(json.dumps({
    "seconds": round(took, 3), "readSeconds": round(read, 3), "peakMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    "pandas": pd.__version__, "means": [None if np.isnan(value) else float(value) for value in figure],
}))
