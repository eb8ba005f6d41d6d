"""The published multiplicative rule for weighted non-negative factorisation, as a careful analyst writes it in numpy.

LS-NMF (Wang, Kossenkov and Ochs, BMC Bioinformatics 7:175, 2006), the rule that ESAT and others use: H <- H * (W'(s*V)) / (W'(s*(WH))), then W alike, with
weights s = 1/u^2 in float32; Q and Q(robust) at each step; stops when Q has fallen by less than 0.1 over 100 steps, at most 20,000.
Reads concentrations and uncertainties as plain CSV without header; prints one JSON line: least Q over the starts, CPU seconds, steps.
"""
import json
import sys
import time

import numpy as np


def fit(v, s, u, p, rng):
    n, m = v.shape
    w = np.abs(rng.normal(1, 0.5, (n, p))).astype(np.float32) * np.sqrt(v.mean() / p)
    h = np.abs(rng.normal(1, 0.5, (p, m))).astype(np.float32) * np.sqrt(v.mean(axis=0) / p)
    sv = s * v
    seen = []
    eps = np.float32(1e-12)
    for step in range(20_000):
        h *= (w.T @ sv) / (w.T @ (s * (w @ h)) + eps)
        w *= (sv @ h.T) / ((s * (w @ h)) @ h.T + eps)
        scaled = (v - w @ h) / u
        q = float((scaled * scaled).sum())
        outlier = np.maximum(1, np.abs(scaled) / 4)
        float((scaled * scaled / outlier).sum())
        seen.append(q)
        if step > 100 and seen[-101] - q < 0.1:
            break
    return q, step + 1


def main():
    concentrations, uncertainties, factors, starts, seed = sys.argv[1:6]
    v = np.loadtxt(concentrations, delimiter=",").astype(np.float32)
    u = np.loadtxt(uncertainties, delimiter=",").astype(np.float32)
    s = (1 / (u * u)).astype(np.float32)
    rng = np.random.default_rng(int(seed))
    before = time.process_time()
    found = [fit(v, s, u, int(factors), rng) for _ in range(int(starts))]
    print(json.dumps({"q": min(q for q, _ in found), "cpuSeconds": time.process_time() - before, "steps": sum(steps for _, steps in found)}))


main()
