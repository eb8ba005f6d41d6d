"""DBSCAN of scikit-learn on place and time: a tree of chords finds pairs, those too far apart in time are dropped, the rest is a sparse graph."""
import sys
import time

import numpy as np
from sklearn.cluster import DBSCAN
from sklearn.neighbors import NearestNeighbors

folder, reach, span = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
lat, lon, at = (np.fromfile(f"{folder}/{name}.bin") for name in ("lat", "lon", "at"))
best = float("inf")
for _ in range(3):
    started = time.perf_counter()
    y, x = np.radians(lat), np.radians(lon)
    sphere = np.column_stack((np.cos(y) * np.cos(x), np.cos(y) * np.sin(x), np.sin(y)))
    graph = NearestNeighbors(radius=2 * np.sin(reach / 2), algorithm="kd_tree").fit(sphere).radius_neighbors_graph(sphere, mode="distance").tocoo()
    near = np.abs(at[graph.row] - at[graph.col]) <= span
    graph.row, graph.col, graph.data = graph.row[near], graph.col[near], graph.data[near]
    labels = DBSCAN(eps=2 * np.sin(reach / 2), min_samples=2, metric="precomputed").fit_predict(graph.tocsr())
    best = min(best, time.perf_counter() - started)
labels.astype(np.int32).tofile(f"{folder}/labels.bin")
print(best * 1000)
