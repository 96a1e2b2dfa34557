#!/usr/bin/env python3
"""embed_text.py NAME HEADER FILE... -- the files as a table `liandiao::embedded::NAME::all` of {name, text}."""

import pathlib
import sys


def literal(text: str) -> str:
    """A C++ raw string literal; a long text in pieces, since a compiler need not take more than 64 KiB in one."""
    delimiter = "text"
    while f'){delimiter}"' in text:
        delimiter += "_"
    pieces = [text[i:i + 16000] for i in range(0, len(text), 16000)] or [""]
    return "\n".join(f'R"{delimiter}({piece}){delimiter}"' for piece in pieces)


def main() -> None:
    name, header, *files = sys.argv[1:]
    rows = [(path.stem, literal(path.read_text(encoding="utf-8"))) for path in sorted(map(pathlib.Path, files))]
    table = ",\n".join(f'    Text{{"{stem}", {text}}}' for stem, text in rows)
    content = f"""#pragma once

#include <array>
#include <string_view>

namespace liandiao::embedded::{name} {{

struct Text {{
  std::string_view name;
  std::string_view text;
}};

inline constexpr std::array<Text, {len(rows)}> all{{{"{" if rows else ""}
{table}
{"}" if rows else ""}}};

}}  // namespace liandiao::embedded::{name}
"""
    path = pathlib.Path(header)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
