"""The two small fits behind the recognition and the ranking of places, in numpy."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def fit_named(
    rows: Sequence[Sequence[str]],
    labels: Sequence[bool],
    weights: Sequence[float],
    *,
    beliefs: Mapping[str, float],
    least: int = 20,
    penalty: float = 4.0,
) -> tuple[dict[str, float], float]:
    """Fit a logistic regression over named features that are there or not.

    Args:
        rows: The features of each example.
        labels: Whether it is a place.
        weights: How much each example counts.
        beliefs: What some weights are believed to be before any example is seen; the others are believed to be 0.
        least: A feature of fewer examples is left out.
        penalty: Strength of the L2 penalty.

    Returns:
        The weight of each feature, and the intercept.
    """
    counts = Counter(feature for row in rows for feature in row)
    names = sorted({feature for feature, count in counts.items() if count >= least} | beliefs.keys())
    column = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, -1] = 1.0
    for index, row in enumerate(rows):
        table[index, [column[feature] for feature in row if feature in column]] = 1.0
    prior = np.array([*(beliefs.get(name, 0.0) for name in names), 0.0])
    fitted = fit_logistic(table, np.array(labels, dtype=np.float64), np.array(weights), penalty=penalty, prior=prior)
    return dict(zip(names, map(float, fitted), strict=False)), float(fitted[-1])


def fit_logistic(
    table: Floats, labels: Floats, weights: Floats, *, penalty: float, prior: Floats | None = None
) -> Floats:
    """Fit a logistic regression by Newton's method, drawn to a prior; the last column is not penalised."""
    centre = np.zeros(table.shape[1]) if prior is None else prior
    fitted = np.zeros(table.shape[1])
    penalties = np.full(table.shape[1], penalty)
    penalties[-1] = 1e-6
    for _ in range(30):
        chances = 1 / (1 + np.exp(-table @ fitted))
        slope = table.T @ (weights * (chances - labels)) + penalties * (fitted - centre)
        bend = (table * (weights * chances * (1 - chances))[:, None]).T @ table + np.diag(penalties)
        step = np.linalg.solve(bend, slope)
        fitted -= step
        if np.abs(step).max() < 1e-4:
            break
    return fitted


def fit_choice(
    groups: Sequence[tuple[Floats, NDArray[np.bool_], float]],
    *,
    penalty: float = 0.5,
    start: Floats | None = None,
    free: NDArray[np.bool_] | None = None,
) -> Floats:
    """Fit a softmax over the members of each group (Adam, 400 steps).

    Args:
        groups: Features of shape (members, features), which members are right (one or more), weight of the group.
        penalty: Strength of the L2 penalty.
        start: Weights to begin from, zeros where None.
        free: Which weights may change, all where None.
    """
    table = np.concatenate([features for features, _, _ in groups])
    right = np.concatenate([answers for _, answers, _ in groups]).astype(np.float64)
    sizes = [len(answers) for _, answers, _ in groups]
    group = np.repeat(np.arange(len(groups)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights = np.array([weight for _, _, weight in groups])
    fitted, mean, square = (np.zeros(table.shape[1]) for _ in range(3))
    if start is not None:
        fitted += start
    for step in range(1, 401):
        scores = table @ fitted
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        chances = powers / np.add.reduceat(powers, starts)[group]
        aims = powers * right / np.add.reduceat(powers * right, starts)[group]
        slope = (table.T @ ((chances - aims) * weights[group]) + penalty * fitted) / weights.sum()
        if free is not None:
            slope = np.where(free, slope, 0.0)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = 0.1 if step < 250 else 0.03
        fitted -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return fitted
