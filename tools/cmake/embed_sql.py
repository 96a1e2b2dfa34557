#!/usr/bin/env python3
"""embed_sql.py DIRECTORY HEADER -- named queries and migrations as C++ constants.

DIRECTORY/queries/*.sql                    queries both databases understand
DIRECTORY/queries/{sqlite,postgresql}/     the same names in both, where the text must differ; a comment says why
DIRECTORY/migrations/{sqlite,postgresql}/  NNNN_name.sql, numbered from 0001 without gaps

A query starts at a line `-- name: load_case` and ends where the next one starts. What several queries say alike is
said once, below `-- fragment: fits`, and stands wherever a query says `-- include: fits`. Comments never reach the
program: SOCI reads a ':' or a quote in one as SQL. Nothing is written unless everything is right.
"""

import pathlib
import re
import sys

from embed_text import literal

BACKENDS = ("sqlite", "postgresql")
HEADING = re.compile(r"^--\s*(name|fragment):(.*)$")
INCLUDE = re.compile(r"^\s*--\s*include:\s*(\w+)\s*$", re.MULTILINE)
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
RESERVED = set(BACKENDS) | set("""all and and_eq asm auto bitand bitor bool break case catch char class compl concept
    const constexpr continue default delete do double else enum explicit export extern false find float for friend goto
    if inline int long mutable namespace new not operator or private protected public register requires return short
    signed sizeof static struct switch template this throw true try typedef typeid typename union unsigned using
    virtual void volatile while xor""".split())
TOKEN = re.compile(r"""
      (?P<comment> --[^\n]* | /\*.*?\*/ )
    | (?P<quoted>  '(?:[^']|'')*' | "(?:[^"]|"")*" | (?P<dollar>\$[A-Za-z_]*\$).*?(?P=dollar) )
    | (?P<place>   \? | \$[0-9]+ )
    | (?P<end>     ; )
    | (?P<plain>   . )
    """, re.VERBOSE | re.DOTALL)


class Refused(Exception):
    """What is wrong, with file and line."""


class Query:
    def __init__(self, path: pathlib.Path, line: int, name: str):
        self.path, self.line, self.name, self.body = path, line, name, ""

    def refuse(self, what: str, offset: int = 0) -> Refused:
        return Refused(f"{self.path}:{self.line + offset}: query '{self.name}' {what}")

    def take_in(self, fragments: "dict[str, Query]", used: set[str]) -> None:
        def fragment(include: re.Match) -> str:
            if include[1] not in fragments:
                raise self.refuse(f"includes '{include[1]}', which no fragment is named")
            used.add(include[1])
            fragments[include[1]].take_in(fragments, used)  # a fragment may take in others
            return fragments[include[1]].text()

        self.body = INCLUDE.sub(fragment, self.body)

    def text(self) -> str:
        """The statement without comments and without its closing semicolon."""
        kept, ended = [], False
        for token in TOKEN.finditer(self.body):
            offset = 1 + self.body.count("\n", 0, token.start())
            if token["comment"]:
                kept.append(" ")
                continue
            if token["place"]:
                raise self.refuse(f"uses the placeholder {token[0]}; bind by name, as in :case", offset)
            if ended and token[0].strip():
                raise self.refuse("holds more than one statement", offset)
            if token["end"]:
                ended = True
                continue
            kept.append(token[0])
        lines = [line.strip() for line in "".join(kept).splitlines()]
        text = "\n".join(line for line in lines if line)
        if not text:
            raise self.refuse("is empty")
        return text


def without_comments(script: str) -> str:
    text = "".join(" " if token["comment"] else token[0] for token in TOKEN.finditer(script))
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"


def queries_of(folder: pathlib.Path, fragments: dict[str, Query]) -> dict[str, Query]:
    """The queries of a folder; its fragments are added to those there are."""
    found: dict[str, Query] = {}
    for path in sorted(folder.glob("*.sql")):
        query = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            heading = HEADING.match(line)
            if not heading:
                if query:
                    query.body += line + "\n"
                elif line.strip() and not line.startswith("--"):
                    raise Refused(f"{path}:{number}: SQL before the first '-- name: …' line")
                continue
            query = Query(path, number, heading[2].strip())
            if not IDENTIFIER.fullmatch(query.name) or query.name in RESERVED:
                raise query.refuse("cannot be a name; write it as in load_case")
            named = found if heading[1] == "name" else fragments
            if query.name in named:
                first = named[query.name]
                raise query.refuse(f"is already named at {first.path}:{first.line}")
            named[query.name] = query
    return found


def all_queries(folder: pathlib.Path) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Texts shared by both databases, and texts that differ: name -> backend -> text."""
    fragments: dict[str, Query] = {}
    shared = queries_of(folder, fragments)
    differing = {backend: queries_of(folder / backend, fragments) for backend in BACKENDS}
    used: set[str] = set()
    for queries in (shared, *differing.values()):
        for query in queries.values():
            query.take_in(fragments, used)
    for name, fragment in fragments.items():
        if name not in used:
            raise fragment.refuse("is a fragment that nothing includes")
    for backend in BACKENDS:
        for name, query in differing[backend].items():
            if name in shared:
                raise query.refuse(f"is also shared, at {shared[name].path}:{shared[name].line}")
            for other in BACKENDS:
                if name not in differing[other]:
                    raise query.refuse(f"is missing in {folder / other}")
    for name in differing[BACKENDS[0]]:
        pair = [differing[backend][name] for backend in BACKENDS]
        if not any(re.search(r"--.*differs", query.body, re.IGNORECASE) for query in pair):
            raise pair[0].refuse("needs a comment '-- Differs from PostgreSQL because …'")
    return ({name: query.text() for name, query in sorted(shared.items())},
            {name: {backend: differing[backend][name].text() for backend in BACKENDS}
             for name in sorted(differing[BACKENDS[0]])})


def all_migrations(folder: pathlib.Path) -> list[tuple[int, str, str, str]]:
    rows = []
    for backend in BACKENDS:
        for expected, path in enumerate(sorted((folder / backend).glob("*.sql")), start=1):
            name = re.fullmatch(r"([0-9]{4})_([a-z][a-z0-9_]*)", path.stem)
            if not name:
                raise Refused(f"{path}:1: a migration is named as in 0001_case.sql")
            if int(name[1]) != expected:
                raise Refused(f"{path}:1: migration {name[1]} stands where {expected:04} should; numbers have no gaps "
                              "and are never used twice")
            rows.append((expected, name[2], without_comments(path.read_text(encoding="utf-8")), backend))
    return rows


def table(kind: str, name: str, rows: list[str]) -> str:
    inner = "{\n" + ",\n".join(f"    {kind}{{{row}}}" for row in rows) + "\n}" if rows else ""
    return f"inline constexpr std::array<{kind}, {len(rows)}> {name}{{{inner}}};\n"


def header_of(shared: dict[str, str], differing: dict[str, dict[str, str]],
              migrations: list[tuple[int, str, str, str]]) -> str:
    def constants(texts: dict[str, str]) -> str:
        return "".join(f"inline constexpr std::string_view {name} =\n{literal(text)};\n" for name, text in texts.items())

    rows = [f'"{name}", {name}, {name}' for name in shared]
    rows += [f'"{name}", sqlite::{name}, postgresql::{name}' for name in differing]
    own = "".join(f"namespace {backend} {{\n{constants({n: t[backend] for n, t in differing.items()})}}}\n"
                  for backend in BACKENDS)
    steps = [f'{number}, "{name}", {literal(text)}, "{backend}"' for number, name, text, backend in migrations]
    return f"""#pragma once

#include <array>
#include <string_view>

// Generated by tools/cmake/embed_sql.py from adapters/sql/queries and adapters/sql/migrations.

namespace liandiao::query {{

/// A named query; both texts are the same unless the databases must be asked differently.
struct Named {{
  std::string_view name;
  std::string_view sqlite;
  std::string_view postgresql;
}};

{constants(shared)}{own}
{table("Named", "all", rows)}
}}  // namespace liandiao::query

namespace liandiao::migration {{

struct Migration {{
  int number;
  std::string_view name;
  std::string_view text;
  std::string_view backend;
}};

{table("Migration", "all", steps)}
}}  // namespace liandiao::migration
"""


def main() -> int:
    directory, header = map(pathlib.Path, sys.argv[1:])
    try:
        shared, differing = all_queries(directory / "queries")
        content = header_of(shared, differing, all_migrations(directory / "migrations"))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    header.parent.mkdir(parents=True, exist_ok=True)
    header.write_text(content, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
