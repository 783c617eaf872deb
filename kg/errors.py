"""The exceptions of zhengwen, one tree.

KgError                     everything that kg raises on purpose
├── UsageError              the command or call is wrong                        exit 2
│   └── QueryError          the query cannot be parsed, or asks for more than reading
├── InputError              the input could not be read (none of it)            exit 3
├── DataFileError           a lexicon, rule file or ontology file is malformed  exit 4
└── StoreError              the output folder or its store cannot be used       exit 3

The exit codes are those of the command line; 1 is not an error but the answer "no".
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors raised on purpose; its text is one sentence for the user."""

    exit_code = 4


class UsageError(KgError):
    """The command or call is wrong; the message says what would be right."""

    exit_code = 2


class QueryError(UsageError):
    """A query that cannot be parsed, that is not read-only, or that ran too long."""


class InputError(KgError):
    """None of the input could be read."""

    exit_code = 3


class DataFileError(KgError):
    """A data file that the project ships or the user edited is malformed."""

    exit_code = 4


class StoreError(KgError):
    """The output folder, or the graph store in it, cannot be used."""

    exit_code = 3
