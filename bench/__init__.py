"""Benches: figures as ratios within one run; they never fail a build. ``make bench`` or ``python -m bench``."""
